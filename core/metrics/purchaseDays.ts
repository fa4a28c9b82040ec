import { inChunks, type Steps } from '../steps';
import type { Purchases } from './purchases';

/** Each customer's purchase days, side by side: `days[begins[who]]` up to, not including, `days[begins[who + 1]]`, in date order. */
export type PurchaseDays = Readonly<{ begins: Int32Array; days: Int32Array }>;

/** Gathers the days of purchases (which are in date order) by customer; guests are left out. */
export function* purchaseDays(purchases: Purchases, customers: number): Steps<PurchaseDays> {
	const begins = new Int32Array(customers + 1);
	yield* inChunks(purchases.count, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = purchases.customer[row];
			if (who >= 0) begins[who + 1] += 1;
		}
	});
	for (let who = 0; who < customers; who++) begins[who + 1] += begins[who];
	const days = new Int32Array(begins[customers]);
	const next = begins.slice(0, customers);
	yield* inChunks(purchases.count, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = purchases.customer[row];
			if (who >= 0) days[next[who]++] = purchases.day[row];
		}
	});
	return { begins, days };
}
