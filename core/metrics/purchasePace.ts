import { ModelError } from '../errors';
import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { CHUNK, type Steps } from '../steps';
import type { CustomerFigures } from './customerFigures';
import type { PurchaseDays } from './purchaseDays';
import { gapsBetween, OWN_GAPS } from './rhythms';

/** After how many days without a purchase somebody is late, and after how many gone. */
export type Patience = Readonly<{ slippingAfter: number; lapsedAfter: number }>;

/** A shop's own rhythm, from the days between two purchases of the same customer. */
export type PurchasePace = Readonly<{
	/** How many such gaps there are. */
	gaps: number;
	median: number;
	/** For customers without a rhythm of their own: the 80 % and the 95 % quantile of all gaps. */
	shop: Patience;
	/** What late and gone mean as multiples of somebody's own usual gap; null when too few customers have one. */
	ownFactors: Patience | null;
}>;

const FEWEST_GAPS = 20;
const FEWEST_OWN = 20;
const SLIPPING = 0.8;
const LAPSED = 0.95;

/**
 * From every single purchase. The multiples are the same quantiles of gap / own median gap over the customers
 * with a rhythm of their own.
 *
 * @throws ModelError tooFewRows with fewer than 20 gaps: there is no rhythm to judge by
 */
export function* paceOfPurchases({ begins, days }: PurchaseDays): Steps<PurchasePace> {
	const gaps = new Float64Array(days.length);
	const relative = new Float64Array(days.length);
	let count = 0;
	let relatives = 0;
	let own = 0;
	for (let who = 0; who + 1 < begins.length; who++) {
		if (who % CHUNK === 0) yield;
		const mine = gapsBetween(days, begins[who], begins[who + 1]);
		gaps.set(mine, count);
		count += mine.length;
		if (mine.length < OWN_GAPS) continue;
		const median = quantile(mine.sort(), 0.5);
		if (!(median > 0)) continue;
		own += 1;
		for (const gap of mine) relative[relatives++] = gap / median;
	}
	refuseTooFew(count);
	const sorted = yield* ascending(gaps.subarray(0, count));
	const sortedRelative = yield* ascending(relative.subarray(0, relatives));
	return {
		gaps: count,
		median: quantile(sorted, 0.5),
		shop: patienceOf(sorted),
		ownFactors: own < FEWEST_OWN ? null : patienceOf(sortedRelative),
	};
}

/**
 * From summaries: each customer's mean gap, as often as there were gaps; coarser, because a mean hides the long
 * ones. The multiples are the shop's quantiles over its median.
 */
export function* paceOfSummaries(figures: CustomerFigures): Steps<PurchasePace> {
	const { orders, averageDaysBetweenOrders } = figures;
	const gapsOf = (who: number) => (averageDaysBetweenOrders[who] >= 0 ? orders[who] - 1 : 0);
	const total = orders.reduce((sum, _, who) => sum + gapsOf(who), 0);
	refuseTooFew(total);
	const gaps = new Float64Array(total);
	let count = 0;
	for (let who = 0; who < orders.length; who++) {
		if (who % CHUNK === 0) yield;
		gaps.fill(averageDaysBetweenOrders[who], count, count + gapsOf(who));
		count += gapsOf(who);
	}
	const sorted = yield* ascending(gaps);
	const median = quantile(sorted, 0.5);
	const shop = patienceOf(sorted);
	const factors = {
		slippingAfter: shop.slippingAfter / median,
		lapsedAfter: shop.lapsedAfter / median,
	};
	return { gaps: total, median, shop, ownFactors: median > 0 ? factors : null };
}

/** How long to wait for a customer with this usual gap (days; NaN without a rhythm of one's own). */
export function patienceWith({ shop, ownFactors }: PurchasePace, ownGap: number): Patience {
	if (ownFactors === null || !(ownGap > 0)) return shop;
	return {
		slippingAfter: ownGap * ownFactors.slippingAfter,
		lapsedAfter: ownGap * ownFactors.lapsedAfter,
	};
}

function refuseTooFew(gaps: number): void {
	if (gaps >= FEWEST_GAPS) return;
	throw new ModelError(
		'tooFewRows',
		`${gaps} repeat orders; at least ${FEWEST_GAPS} are needed to know how long customers usually wait`,
	);
}

function patienceOf(sorted: Float64Array): Patience {
	return { slippingAfter: quantile(sorted, SLIPPING), lapsedAfter: quantile(sorted, LAPSED) };
}
