import { inChunks, type Steps } from '../steps';
import type { OrderColumns, OrderLog } from './orderLog';

/** Which group each order and each unlinked refund of a log belongs to: indices into `names`. */
export type OrderGroups = Readonly<{
	names: readonly string[];
	ofOrder: Int32Array;
	ofRefund: Int32Array;
}>;

const NONE = -1;

/** The group of each customer, as `splitLog` splits them; −1 for one without orders and refunds. */
export function* groupsOfCustomers(
	{ customers, orders, refunds }: OrderLog,
	groups: OrderGroups,
): Steps<Int32Array> {
	// Refunds first, so that the orders have the last word.
	const groupOf = new Int32Array(customers.length).fill(NONE);
	yield* firstGroups(groupOf, refunds, groups.ofRefund);
	yield* firstGroups(groupOf, orders, groups.ofOrder);
	return groupOf;
}

/** Notes per customer the group of the earliest of these rows. */
function* firstGroups(
	groupOf: Int32Array,
	{ customer, day }: Pick<OrderColumns, 'customer' | 'day'>,
	groupOfRow: Int32Array,
): Steps<undefined> {
	const earliest = new Int32Array(groupOf.length).fill(2 ** 31 - 1);
	yield* inChunks(customer.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = customer[row];
			if (who < 0 || !(day[row] < earliest[who])) continue;
			earliest[who] = day[row];
			groupOf[who] = groupOfRow[row];
		}
	});
	return undefined;
}
