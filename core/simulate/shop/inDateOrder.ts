import { CHUNK, type Steps } from '../../steps';
import type { Shop } from './shop';
import { dayOf } from './wallTime';

/** How many rows are made between two yields: a few milliseconds of work. */
const ROWS_AT_ONCE = 512;
const CUSTOMERS_AT_ONCE = 128;

/** Something of one customer that has its place in time: a wall minute of the shop. */
export type Dated = Readonly<{ minute: number }>;

/**
 * The rows of all customers by time; at the same minute, by customer. A bucket per day keeps it linear,
 * and each day's sort short, however many customers there are.
 */
export function* inDateOrder<Row extends Dated>(
	shop: Shop,
	rowsOf: (customer: number) => readonly Row[],
): Steps<Row[]> {
	const days = new Map<number, Row[]>();
	let rows = 0;
	for (let customer = 0; customer < shop.customers; customer++) {
		for (const row of rowsOf(customer)) {
			const day = dayOf(row.minute);
			const bucket = days.get(day);
			if (bucket) bucket.push(row);
			else days.set(day, [row]);
			rows += 1;
		}
		if (customer % CUSTOMERS_AT_ONCE === 0 || rows >= ROWS_AT_ONCE) {
			rows = 0;
			yield;
		}
	}
	const sorted: Row[] = [];
	for (const day of [...days.keys()].sort((one, other) => one - other)) {
		const bucket = days.get(day) ?? [];
		days.delete(day);
		bucket.sort((one, other) => one.minute - other.minute);
		for (const row of bucket) {
			sorted.push(row);
			if (sorted.length % CHUNK === 0) yield;
		}
	}
	return sorted;
}
