import type { Steps } from '../../core/steps';
import { columnAt, type Column } from '../dataPath';
import type { Item } from '../parse';
import { isBlank } from '../values/found';
import { headerKey, PLAIN_LIST } from './headers';
import { has, namedField, type OrderField } from './namedColumn';
import type { OrderColumn, OrderSource } from './source';
import { ORDER_SOURCES } from './sources';

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

const SAMPLED = 300;

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
	const sample = items.slice(0, 50);
	for (let row = 50; row < items.length; row += stride) sample.push(items[row]);
	return sample;
}

function sourceOf(sample: readonly Item[]): OrderSource {
	const fits = ({ signature }: OrderSource) =>
		sample.some((item) => signature.every((column) => Object.hasOwn(item, column)));
	return ORDER_SOURCES.find(fits) ?? PLAIN_LIST;
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
