import { placesByKey } from '../numeric/placesByKey';
import { inChunks, type Steps } from '../steps';
import { groupsOfCustomers, type OrderGroups } from './customerGroups';
import type { OrderColumns, OrderLog } from './orderLog';

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
		const inOrder = {
			customer: yield* numbered(orders.customer, mine, numberOf),
			day: yield* picked(orders.day, mine, new Int32Array(mine.length)),
			sales: yield* picked(orders.sales, mine, new Float64Array(mine.length)),
			refunded:
				orders.refunded && (yield* picked(orders.refunded, mine, new Float64Array(mine.length))),
		};
		const unlinked = {
			customer: yield* numbered(refunds.customer, returned, numberOf),
			day: yield* picked(refunds.day, returned, new Int32Array(returned.length)),
			amount: yield* picked(refunds.amount, returned, new Float64Array(returned.length)),
		};
		parts.push({
			group: groups.names[group],
			log: {
				customers: yield* picked(customers, people[group], new Array<string>(people[group].length)),
				orders: inOrder,
				refunds: unlinked,
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

/** The group of each row: its customer's, or its own where nobody is known. */
function* groupsOfRows(
	{ customer }: Pick<OrderColumns, 'customer'>,
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

/** For each group the indices that belong to it, in ascending order. */
function* placesIn(groups: number, groupOf: Int32Array): Steps<readonly Int32Array[]> {
	const { begins, places } = yield* placesByKey(groupOf, groupOf.length, groups);
	return Array.from({ length: groups }, (_, group) =>
		places.subarray(begins[group], begins[group + 1]),
	);
}

/** The values of a column at these places. */
function* picked<Value, Into extends { [index: number]: Value }>(
	column: ArrayLike<Value>,
	places: Int32Array,
	into: Into,
): Steps<Into> {
	yield* inChunks(places.length, (from, to) => {
		for (let at = from; at < to; at++) into[at] = column[places[at]];
	});
	return into;
}

/** The customers at these places, by their numbers in the part; guests stay guests. */
function* numbered(
	customer: Int32Array,
	places: Int32Array,
	numberOf: Int32Array,
): Steps<Int32Array> {
	const into = new Int32Array(places.length);
	yield* inChunks(places.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const who = customer[places[at]];
			into[at] = who < 0 ? who : numberOf[who];
		}
	});
	return into;
}
