import { mbgNbdHistory } from '../mbgNbd';
import { sbgSubscription, type Sbg } from '../sbg';
import { arrivalOf } from './arrival';
import { kindOf, streamOf, type Shop } from './shop';
import { dayOf, MINUTES_PER_DAY, monthsLater, withinHours } from './wallTime';

/** When one customer has bought, up to the end of the simulated time. */
export type Purchases = Readonly<{
	/** Wall minutes, ascending; empty for somebody who has not bought yet. A later end only appends. */
	minutes: readonly number[];
	/** Was the last of them the last ever? Decided at that purchase, whatever the end. */
	lapsed: boolean;
	/** The customer's own chance to leave after a purchase: those who are less content have a higher one. */
	dropout: number;
	/** Subscribers only: the day on which a subscription that was not renewed runs out, perhaps in the future. */
	endedDay: number | null;
}>;

export function purchasesOf(shop: Shop, customer: number): Purchases {
	const { firstPurchase } = arrivalOf(shop, customer);
	const age = shop.endDay + 1 - firstPurchase;
	if (!(age > 0)) return { minutes: [], lapsed: false, dropout: NaN, endedDay: null };
	const { buying, hours } = kindOf(shop);
	if ('beta' in buying) return subscriptionOf(buying, shop, customer, firstPurchase);
	const history = mbgNbdHistory(buying, age, streamOf(shop, 'purchases', customer));
	return {
		minutes: history.times.map((time) => withinHours(firstPurchase + time, hours)),
		lapsed: history.lapsed,
		dropout: history.dropout,
		endedDay: null,
	};
}

function subscriptionOf(
	model: Sbg,
	shop: Shop,
	customer: number,
	firstPurchase: number,
): Purchases {
	const first = withinHours(firstPurchase, kindOf(shop).hours);
	const renewals: number[] = [];
	for (let months = 1; ; months++) {
		const day = monthsLater(dayOf(first), months);
		if (day > shop.endDay) break;
		// Renewals are collected early in the morning, one customer after the other.
		renewals.push(day * MINUTES_PER_DAY + 6 * 60 + (customer % 90));
	}
	const random = streamOf(shop, 'purchases', customer);
	const { periods, lapsed, dropout } = sbgSubscription(model, renewals.length + 1, random);
	const minutes = [first, ...renewals].slice(0, periods);
	return {
		minutes,
		lapsed,
		dropout,
		endedDay: lapsed ? monthsLater(dayOf(first), periods) : null,
	};
}
