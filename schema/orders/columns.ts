import type { Steps } from '../../core/steps';
import { columnAt, type Column } from '../dataPath';
import { inChunks } from '../inChunks';
import { InputError, type Item } from '../parse';
import { isBlank } from '../values/found';
import { closestName } from './closestName';
import { headerKey, PLAIN_LIST } from './headers';
import type { OrderColumn, OrderSource } from './source';
import { ORDER_SOURCES } from './sources';

export type OrderField = Readonly<{
	/** The path that the values are read from; the first one where there are several. */
	name: string;
	/** The setting's label. */
	label: string;
	read: Column;
	/** Chosen by the owner, on the item itself: an item without it is at fault. */
	required: boolean;
}>;

export type OrderFields = Readonly<{
	source: OrderSource;
	of: Readonly<Partial<Record<OrderColumn, OrderField>>>;
}>;

/** What the settings call each column. */
export const COLUMN_LABELS: Readonly<Record<OrderColumn, string>> = {
	customer: 'Customer',
	date: 'Date',
	amount: 'Amount',
	orderId: 'Order Number Column',
	status: 'Status Column',
	currency: 'Currency Column',
	refund: 'Refunded Amount Column',
	refundedOrder: 'Refunded Order Column',
	quantity: 'Quantity Column',
	unitPrice: 'Unit Price Column',
	firstOrder: 'First Order Date Column',
	test: 'Test Order Column',
};

const SAMPLED = 1000;

/** Finds each column: the one that the owner named, else the source's own, else nothing. */
export function* orderFields(
	items: readonly Item[],
	named: Readonly<Record<OrderColumn, string>>,
): Steps<OrderFields> {
	const sample = sampleOf(items);
	const headers = [...new Set(sample.flatMap((item) => Object.keys(item)))];
	const source = sourceOf(sample);
	const of: Partial<Record<OrderColumn, OrderField>> = {};
	for (const column of Object.keys(COLUMN_LABELS) as OrderColumn[]) {
		const label = COLUMN_LABELS[column];
		if (named[column] !== '') {
			of[column] = yield* namedField(items, sample, headers, named[column], label);
			continue;
		}
		const paths = (source.columns[column] ?? [])
			.map((path) => (source === PLAIN_LIST ? plainPath(sample, headers, path) : path))
			.filter((path) => path !== undefined && sample.some((item) => has(item, path)));
		if (paths.length === 0) continue;
		const [name, ...others] = paths as string[];
		const chosen = source === PLAIN_LIST ? [name] : [name, ...others];
		of[column] = { name, label, read: firstFilled(chosen, headers), required: false };
	}
	// An amount that the owner did not name gives way to the two columns that he did.
	if (named.unitPrice !== '' && named.amount === '') delete of.amount;
	return { source, of };
}

/** Some items from everywhere: their keys tell the columns. */
function sampleOf(items: readonly Item[]): Item[] {
	const stride = Math.max(1, Math.ceil(items.length / SAMPLED));
	const sample = items.slice(0, 100);
	for (let row = 100; row < items.length; row += stride) sample.push(items[row]);
	return sample;
}

function sourceOf(sample: readonly Item[]): OrderSource {
	const fits = ({ signature }: OrderSource) =>
		sample.some((item) => signature.every((column) => Object.hasOwn(item, column)));
	return ORDER_SOURCES.find(fits) ?? PLAIN_LIST;
}

function* namedField(
	items: readonly Item[],
	sample: readonly Item[],
	headers: readonly string[],
	name: string,
	label: string,
): Steps<OrderField> {
	const isFlat = headers.includes(name);
	let isThere = isFlat || sample.some((item) => has(item, name));
	let flatElsewhere = false;
	if (!isThere) {
		yield* inChunks(items.length, (from, to) => {
			for (let row = from; row < to && !isThere; row += 1) {
				flatElsewhere = Object.hasOwn(items[row], name);
				isThere = has(items[row], name);
			}
		});
	}
	if (!isThere) throw missingColumn(name, label, headers);
	const flat = isFlat || flatElsewhere;
	return { name, label, read: columnAt(name, flat), required: flat };
}

function missingColumn(name: string, label: string, headers: readonly string[]): InputError {
	const closest = closestName(name, headers);
	const guess = closest === undefined ? '' : `Did you mean "${closest}"? `;
	return new InputError(
		`'${label}' names the column "${name}", which no item has`,
		`${guess}${columnsThere(headers)}`,
	);
}

/** A sentence that lists the columns. */
export function columnsThere(headers: readonly string[]): string {
	const shown = headers.slice(0, 30).map((header) => `"${header}"`);
	const more = headers.length > shown.length ? ` and ${headers.length - shown.length} more` : '';
	return `The columns are ${shown.join(', ')}${more}.`;
}

/** The header that a plain list has for one of ours. */
function plainPath(sample: readonly Item[], headers: readonly string[], header: string) {
	if (header.includes('.')) return sample.some((item) => has(item, header)) ? header : undefined;
	const key = headerKey(header);
	// A column that holds objects is no value; its fields are candidates of their own.
	return headers.find(
		(there) => headerKey(there) === key && !sample.every((item) => isObject(item[there])),
	);
}

function has(item: Item, path: string): boolean {
	return Object.hasOwn(item, path) || columnAt(path, false)(item) !== undefined;
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !(value instanceof Date);
}

function firstFilled(paths: readonly string[], headers: readonly string[]): Column {
	const [first, ...others] = paths.map((path) => columnAt(path, headers.includes(path)));
	if (others.length === 0) return first;
	return (item) => {
		const value = first(item);
		if (!isBlank(value)) return value;
		for (const read of others) {
			const other = read(item);
			if (!isBlank(other)) return other;
		}
		return value;
	};
}
