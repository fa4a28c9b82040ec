import { exponentialVariate, gammaVariate } from '../../numeric/randomVariates';
import { kindOf, streamOf, type Shop } from './shop';
import { dayOf, withinHours } from './wallTime';

/**
 * How long after the opening the people of the list first buy, in days: a gamma law with a median near two years,
 * so that a shop grows first and still wins new customers years later. Never scaled to the end date.
 */
const ARRIVAL = { shape: 1.5, scaleDays: 617 };

export type Arrival = Readonly<{
	/** Days since 1970-01-01, with the fraction of the day: when the person first buys, perhaps in the future. */
	firstPurchase: number;
	/** Wall minute at which they register: mostly with the first order, sometimes weeks before it. */
	registered: number;
}>;

export function arrivalOf(shop: Shop, customer: number): Arrival {
	const random = streamOf(shop, 'arrival', customer);
	const { hours } = kindOf(shop);
	const wait = gammaVariate(ARRIVAL.shape, random) * ARRIVAL.scaleDays;
	// The first person of the list buys on the opening day, so that no shop is ever empty.
	const firstPurchase = shop.openedDay + (customer === 0 ? wait % 1 : wait);
	const before = random() < 0.5 ? 0 : exponentialVariate(60, random);
	const registered = Math.max(shop.openedDay + (firstPurchase % 1), firstPurchase - before);
	return { firstPurchase, registered: withinHours(registered, hours) };
}

/** Is this person registered by the end of the simulated time, or only an address on a list so far? */
export function isRegistered(shop: Shop, { registered }: Arrival): boolean {
	return dayOf(registered) <= shop.endDay;
}
