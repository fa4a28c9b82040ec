import { inChunks, type Steps } from '../steps';
import type { OrderLog } from './orderLog';

/** Which group each order and each unlinked refund of a log belongs to: indices into `names`. */
export type OrderGroups = Readonly<{
	names: readonly string[];
	ofOrder: Int32Array;
	ofRefund: Int32Array;
}>;

/** One group's part of a log. */
export type LogPart = Readonly<{
	group: string;
	log: OrderLog;
	/** Indices in the whole log of the part's first order and first unlinked refund; −1 without one. */
	firstOrder: number;
	firstRefund: number;
}>;

const NONE = -1;

/**
 * Splits a log by group so that the parts add up to the whole: a customer, with all orders and refunds, belongs
 * to the group of the first order (earliest day, then first in the log), without orders to that of the first
 * refund; orders and refunds of guests to their own. Most orders first, ties by name; groups left without
 * orders and refunds are not among the parts. Customers and orders keep their sequence.
 */
export function* splitLog(log: OrderLog, groups: OrderGroups): Steps<readonly LogPart[]> {
	const { customers, orders, refunds } = log;
	const groupOf = yield* groupsOfCustomers(log, groups);
	const count = groups.names.length;
	const people = yield* placesIn(count, groupOf);
	const orderPlaces = yield* placesIn(count, yield* groupsOfRows(orders, groups.ofOrder, groupOf));
	const refundPlaces = yield* placesIn(
		count,
		yield* groupsOfRows(refunds, groups.ofRefund, groupOf),
	);
	const numberOf = new Int32Array(customers.length);
	for (const members of people) {
		yield* inChunks(members.length, (from, to) => {
			for (let at = from; at < to; at++) numberOf[members[at]] = at;
		});
	}

	const parts: LogPart[] = [];
	for (let group = 0; group < count; group++) {
		const mine = orderPlaces[group];
		const returned = refundPlaces[group];
		if (mine.length === 0 && returned.length === 0) continue;
		yield;
		const numbered = (who: number) => (who < 0 ? who : numberOf[who]);
		parts.push({
			group: groups.names[group],
			log: {
				customers: Array.from(people[group], (who) => customers[who]),
				orders: {
					customer: mine.map((order) => numbered(orders.customer[order])),
					day: mine.map((order) => orders.day[order]),
					sales: Float64Array.from(mine, (order) => orders.sales[order]),
					refunded: Float64Array.from(mine, (order) => orders.refunded[order]),
				},
				refunds: {
					customer: returned.map((refund) => numbered(refunds.customer[refund])),
					day: returned.map((refund) => refunds.day[refund]),
					amount: Float64Array.from(returned, (refund) => refunds.amount[refund]),
				},
				firstOrderDay: log.firstOrderDay && people[group].map((who) => log.firstOrderDay![who]),
				currency: log.currency,
			},
			firstOrder: mine.length > 0 ? mine[0] : NONE,
			firstRefund: returned.length > 0 ? returned[0] : NONE,
		});
	}
	return parts.sort(
		(one, other) =>
			other.log.orders.day.length - one.log.orders.day.length || (one.group < other.group ? -1 : 1),
	);
}

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

type Rows = Readonly<{ customer: Int32Array; day: Int32Array }>;

/** Notes per customer the group of the earliest of these rows. */
function* firstGroups(
	groupOf: Int32Array,
	{ customer, day }: Rows,
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

/** The group of each row: its customer's, or its own where nobody is known. */
function* groupsOfRows(
	{ customer }: Rows,
	groupOfRow: Int32Array,
	groupOf: Int32Array,
): Steps<Int32Array> {
	const of = new Int32Array(customer.length);
	yield* inChunks(customer.length, (from, to) => {
		for (let row = from; row < to; row++) {
			of[row] = customer[row] < 0 ? groupOfRow[row] : groupOf[customer[row]];
		}
	});
	return of;
}

/** For each group the indices that belong to it, in ascending order: a counting sort. */
function* placesIn(groups: number, groupOf: Int32Array): Steps<readonly Int32Array[]> {
	const sizes = new Int32Array(groups);
	yield* inChunks(groupOf.length, (from, to) => {
		for (let at = from; at < to; at++) if (groupOf[at] >= 0) sizes[groupOf[at]] += 1;
	});
	const places = Array.from(sizes, (size) => new Int32Array(size));
	const filled = new Int32Array(groups);
	yield* inChunks(groupOf.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const group = groupOf[at];
			if (group >= 0) places[group][filled[group]++] = at;
		}
	});
	return places;
}
