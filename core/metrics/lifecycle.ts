import { quantile } from '../numeric/quantile';
import { inChunks, type Steps } from '../steps';
import type { PurchaseDays } from './purchaseDays';
import { OWN_GAPS, patienceWith, type PurchasePace } from './purchasePace';

/** Where a customer stands, from never bought to gone. */
export const STAGES = ['prospect', 'new', 'active', 'wonBack', 'slipping', 'lapsed'] as const;
export type Stage = (typeof STAGES)[number];

/** One entry per customer. Times in days; NaN where there is none. */
export type Lifecycles = Readonly<{
	/** Index into STAGES. */
	stage: Uint8Array;
	daysSinceLastPurchase: Float64Array;
	slippingAfter: Float64Array;
	lapsedAfter: Float64Array;
	/** 1: judged by the customer's own rhythm; 0: by the shop's. */
	isOwnPace: Uint8Array;
}>;

/**
 * Judges each customer by the days between orders, the customer's own where there are enough, else the shop's.
 * New: one purchase, not late yet. Active: several, not late. Slipping: late. Lapsed: gone. Won back: not late,
 * after a last pause so long that the customer had lapsed.
 *
 * @param end observation end, days since 1970-01-01
 */
export function* lifecycles(
	{ begins, days }: PurchaseDays,
	pace: PurchasePace,
	end: number,
): Steps<Lifecycles> {
	const customers = begins.length - 1;
	const stage = new Uint8Array(customers);
	const daysSinceLastPurchase = new Float64Array(customers).fill(NaN);
	const slippingAfter = new Float64Array(customers).fill(NaN);
	const lapsedAfter = new Float64Array(customers).fill(NaN);
	const isOwnPace = new Uint8Array(customers);
	yield* inChunks(customers, (from, to) => {
		for (let who = from; who < to; who++) {
			const own = days.subarray(begins[who], begins[who + 1]);
			if (own.length === 0) continue;
			const median = ownMedian(own);
			const patience = patienceWith(pace, median);
			const since = end - own[own.length - 1];
			stage[who] = STAGES.indexOf(stageOf(own, since, patience));
			daysSinceLastPurchase[who] = since;
			slippingAfter[who] = patience.slippingAfter;
			lapsedAfter[who] = patience.lapsedAfter;
			isOwnPace[who] = patience === pace.shop ? 0 : 1;
		}
	});
	return { stage, daysSinceLastPurchase, slippingAfter, lapsedAfter, isOwnPace };
}

function stageOf(
	days: Int32Array,
	since: number,
	{ slippingAfter, lapsedAfter }: Readonly<{ slippingAfter: number; lapsedAfter: number }>,
): Stage {
	if (since > lapsedAfter) return 'lapsed';
	if (since > slippingAfter) return 'slipping';
	if (days.length === 1) return 'new';
	const lastGap = days[days.length - 1] - days[days.length - 2];
	return lastGap > lapsedAfter ? 'wonBack' : 'active';
}

function ownMedian(days: Int32Array): number {
	if (days.length - 1 < OWN_GAPS) return NaN;
	const gaps = new Float64Array(days.length - 1);
	for (let at = 1; at < days.length; at++) gaps[at - 1] = days[at] - days[at - 1];
	return quantile(gaps.sort(), 0.5);
}
