/** The groups of orders: what the column that the owner groups by holds on the item of each order. */
import type { OrderGroups } from '../../core/metrics/customerGroups';
import { inChunks, type Steps } from '../../core/steps';
import { sampleOf } from '../columns/foundColumns';
import { namedField, type NamedColumn } from '../columns/namedColumn';
import { groupsOf } from '../groups';
import type { Item } from '../parse';
import type { Ledger } from './ledger';

/** The column to group by; null when the owner named none. */
export function* groupColumn(items: readonly Item[], name: string): Steps<NamedColumn | null> {
	if (name === '') return null;
	const sample = sampleOf(items);
	return yield* namedField(items, sample.items, sample.headers, name, 'Group By');
}

/** Reads the groups of the orders and refunds that count; what is left out makes no group. */
export function* orderGroups(
	items: readonly Item[],
	{ name, read }: NamedColumn,
	{ itemOfOrder, itemOfRefund }: Ledger,
): Steps<OrderGroups> {
	const { names, indexOf } = groupsOf(name);
	const groupsOn = function* (rows: Int32Array): Steps<Int32Array> {
		const groups = new Int32Array(rows.length);
		yield* inChunks(rows.length, (from, to) => {
			for (let at = from; at < to; at += 1) groups[at] = indexOf(read(items[rows[at]]));
		});
		return groups;
	};
	const ofOrder = yield* groupsOn(itemOfOrder);
	return { names, ofOrder, ofRefund: yield* groupsOn(itemOfRefund) };
}
