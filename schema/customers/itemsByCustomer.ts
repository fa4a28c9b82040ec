import { placesByKey } from '../../core/numeric/placesByKey';
import type { Steps } from '../../core/steps';
import type { ItemsOfCustomer } from './customerRows';

/** The items of each customer; items of nobody (−1) are in none. */
export function* itemsByCustomer(
	customerOfItem: Int32Array,
	customers: number,
): Steps<(customer: number) => ItemsOfCustomer> {
	const { begins, places } = yield* placesByKey(customerOfItem, customerOfItem.length, customers);
	return (customer) => ({ items: places, from: begins[customer], to: begins[customer + 1] });
}
