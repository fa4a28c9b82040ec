import { inDateOrder, type Dated } from '../../core/simulate/shop/inDateOrder';
import type { Shop } from '../../core/simulate/shop/shop';
import type { Steps } from '../../core/steps';
import type { Origin, OutputItem } from '../shared/operation';

/** Sample rows come from no input item: one list for all of them, since there can be a million. */
export const NOWHERE: readonly Origin[] = [];

/** The events of all customers as items by date; one item per event. */
export function* datedItems<Event extends Dated>(
	shop: Shop,
	eventsOf: (customer: number) => readonly Event[],
	columnsOf: (event: Event) => Record<string, unknown>,
): Steps<readonly OutputItem[]> {
	return yield* inDateOrder(shop, (customer) =>
		eventsOf(customer).map((event) => ({
			minute: event.minute,
			json: columnsOf(event),
			from: NOWHERE,
		})),
	);
}
