import { inDateOrder, type Dated } from '../../core/simulate/shop/inDateOrder';
import type { Shop } from '../../core/simulate/shop/shop';
import type { Steps } from '../../core/steps';
import type { OutputItem } from '../shared/operation';

/** The events of all customers as items by date; one item per event, coming from no input item. */
export function* datedItems<Event extends { minute: number }>(
	shop: Shop,
	eventsOf: (customer: number) => readonly Event[],
	columnsOf: (event: Event) => Record<string, unknown>,
): Steps<readonly OutputItem[]> {
	return yield* inDateOrder(shop, (customer) =>
		eventsOf(customer).map(
			(event): Dated<OutputItem> => ({
				minute: event.minute,
				row: { json: columnsOf(event), from: [] },
			}),
		),
	);
}
