import { consentHeld, consentsOf } from './consents';
import { arrivalOf, isRegistered } from './arrival';
import { personOf, type Person } from './person';
import { purchasesOf } from './purchases';
import type { Shop } from './shop';
import { dayOf, MINUTES_PER_DAY } from './wallTime';

/**
 * Somebody on the shop's list as it stands at the end of the simulated time. All people are on it from the start,
 * as addresses collected before the opening; those who never registered have no date, no consent and no orders.
 */
export type Customer = Person &
	Readonly<{
		/** Wall minute; null for an address on the list that has not registered. */
		registered: number | null;
		/** Does a consent to marketing by e-mail hold now? */
		acceptsMarketing: boolean;
		/** First payment and end of a subscription, as days; null where it has not begun or not ended. */
		startedDay: number | null;
		endedDay: number | null;
	}>;

export function customerOf(shop: Shop, customer: number): Customer {
	const arrival = arrivalOf(shop, customer);
	const { minutes, endedDay } = purchasesOf(shop, customer);
	const closing = (shop.endDay + 1) * MINUTES_PER_DAY - 1;
	const consents = consentsOf(shop, customer);
	return {
		...personOf(shop, customer),
		registered: isRegistered(shop, arrival) ? arrival.registered : null,
		acceptsMarketing: consentHeld(consents, 'email', 'marketing', closing),
		startedDay: minutes.length > 0 ? dayOf(minutes[0]) : null,
		endedDay: endedDay !== null && endedDay <= shop.endDay ? endedDay : null,
	};
}
