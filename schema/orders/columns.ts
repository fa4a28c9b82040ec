import type { Steps } from '../../core/steps';
import { firstFilled, plainPaths, sampleOf, type FoundColumns } from '../columns/foundColumns';
import { has, namedField, type NamedColumn } from '../columns/namedColumn';
import type { Item } from '../parse';
import { PLAIN_LIST } from './headers';
import type { OrderColumn, OrderSource } from './source';
import { ORDER_SOURCES } from './sources';

export type OrderFields = Readonly<{
	source: OrderSource;
	of: FoundColumns<OrderColumn>;
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

/** Finds each column: the one that the owner named, else the source's own, else nothing. */
export function* orderFields(
	items: readonly Item[],
	named: Readonly<Record<OrderColumn, string>>,
): Steps<OrderFields> {
	const sample = sampleOf(items);
	const source = sourceOf(sample.items);
	const of: Partial<Record<OrderColumn, NamedColumn>> = {};
	for (const column of Object.keys(COLUMN_LABELS) as OrderColumn[]) {
		const label = COLUMN_LABELS[column];
		if (named[column] !== '') {
			of[column] = yield* namedField(items, sample.items, sample.headers, named[column], label);
			continue;
		}
		const candidates = source.columns[column] ?? [];
		const paths =
			source === PLAIN_LIST
				? plainPaths(sample, candidates).slice(0, 1)
				: candidates.filter((path) => sample.items.some((item) => has(item, path)));
		if (paths.length === 0) continue;
		const read = firstFilled(paths, sample.headers);
		of[column] = { name: paths[0], label, read, required: false };
	}
	// An amount that the owner did not name gives way to the two columns that he did.
	if (named.unitPrice !== '' && named.amount === '') delete of.amount;
	return { source, of };
}

function sourceOf(sample: readonly Item[]): OrderSource {
	const fits = ({ signature }: OrderSource) =>
		sample.some((item) => signature.every((column) => Object.hasOwn(item, column)));
	return ORDER_SOURCES.find(fits) ?? PLAIN_LIST;
}
