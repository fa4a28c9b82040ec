import { ModelError } from '../errors';
import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { inChunks, type Steps } from '../steps';
import type { PurchaseDays } from './purchaseDays';

/** After how many days without a purchase somebody is late, and after how many gone. */
export type Patience = Readonly<{ slippingAfter: number; lapsedAfter: number }>;

/** A shop's own rhythm, from the days between two purchases of the same customer. */
export type PurchasePace = Readonly<{
	/** How many such gaps there are. */
	gaps: number;
	median: number;
	/** For customers without a rhythm of their own: the 80 % and the 95 % quantile of all gaps. */
	shop: Patience;
	/**
	 * The same quantiles of gap / own median gap, of customers with at least `OWN_GAPS` gaps: what late and gone
	 * mean as multiples of somebody's own rhythm. Null when too few customers have one.
	 */
	ownFactors: Patience | null;
}>;

/** So many gaps make a rhythm of one's own. */
export const OWN_GAPS = 3;

const FEWEST_GAPS = 20;
const FEWEST_OWN = 20;
const SLIPPING = 0.8;
const LAPSED = 0.95;

/** @throws ModelError tooFewRows with fewer than 20 gaps: there is no rhythm to judge by. */
export function* purchasePace({ begins, days }: PurchaseDays): Steps<PurchasePace> {
	const customers = begins.length - 1;
	const gaps = new Float64Array(days.length);
	const relative = new Float64Array(days.length);
	let count = 0;
	let relatives = 0;
	let own = 0;
	yield* inChunks(customers, (from, to) => {
		for (let who = from; who < to; who++) {
			const first = count;
			for (let at = begins[who] + 1; at < begins[who + 1]; at++) {
				gaps[count++] = days[at] - days[at - 1];
			}
			if (count - first < OWN_GAPS) continue;
			const median = quantile(gaps.slice(first, count).sort(), 0.5);
			if (!(median > 0)) continue;
			own += 1;
			for (let at = first; at < count; at++) relative[relatives++] = gaps[at] / median;
		}
	});
	if (count < FEWEST_GAPS) {
		throw new ModelError(
			'tooFewRows',
			`${count} repeat orders; at least ${FEWEST_GAPS} are needed to know how long customers usually wait`,
		);
	}
	const sorted = yield* ascending(gaps.subarray(0, count));
	const sortedRelative = yield* ascending(relative.subarray(0, relatives));
	return {
		gaps: count,
		median: quantile(sorted, 0.5),
		shop: patienceOf(sorted),
		ownFactors: own < FEWEST_OWN ? null : patienceOf(sortedRelative),
	};
}

function patienceOf(sorted: Float64Array): Patience {
	return { slippingAfter: quantile(sorted, SLIPPING), lapsedAfter: quantile(sorted, LAPSED) };
}

/** How long to wait for a customer with this median gap (days; NaN without a rhythm of one's own). */
export function patienceWith({ shop, ownFactors }: PurchasePace, ownMedian: number): Patience {
	if (ownFactors === null || !(ownMedian > 0)) return shop;
	return {
		slippingAfter: ownMedian * ownFactors.slippingAfter,
		lapsedAfter: ownMedian * ownFactors.lapsedAfter,
	};
}
