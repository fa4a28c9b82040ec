import { inChunks, type Steps } from '../../core/steps';
import type { ItemsOfCustomer } from './customerRows';

/** The items of each customer, side by side in one column: a counting sort. Items of nobody (−1) are in none. */
export function* itemsByCustomer(
	customerOfItem: Int32Array,
	customers: number,
): Steps<(customer: number) => ItemsOfCustomer> {
	const ends = new Int32Array(customers + 1);
	const items = new Int32Array(customerOfItem.length);
	yield* inChunks(customerOfItem.length, (from, to) => {
		for (let item = from; item < to; item++) ends[customerOfItem[item] + 1] += 1;
	});
	// Place 0 counted items without a customer; now it holds where the first customer begins.
	ends[0] = 0;
	for (let customer = 1; customer < ends.length; customer++) ends[customer] += ends[customer - 1];
	const begins = ends.slice();
	yield* inChunks(customerOfItem.length, (from, to) => {
		for (let item = from; item < to; item++) {
			const customer = customerOfItem[item];
			if (customer >= 0) items[begins[customer]++] = item;
		}
	});
	return (customer) => ({ items, from: ends[customer], to: ends[customer + 1] });
}
