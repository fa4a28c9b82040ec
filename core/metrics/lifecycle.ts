import { inChunks, type Steps } from '../steps';
import { patienceWith, type Patience, type PurchasePace } from './purchasePace';
import type { Rhythms } from './rhythms';

/** Where a customer stands, from never bought to gone. */
export const STAGES = ['prospect', 'new', 'active', 'wonBack', 'slipping', 'lapsed'] as const;
export type Stage = (typeof STAGES)[number];

/** One entry per customer. Times in days; NaN where there is none. */
export type Lifecycles = Readonly<{
	/** Index into STAGES. */
	stage: Uint8Array;
	slippingAfter: Float64Array;
	lapsedAfter: Float64Array;
	/** 1: judged by the customer's own rhythm; 0: by the shop's. */
	isOwnPace: Uint8Array;
}>;

/**
 * Judges each customer by the days between orders, the customer's own where there are enough, else the shop's.
 * New: one purchase, not late yet. Active: several, not late. Slipping: late. Lapsed: gone. Won back: not late,
 * after a last pause so long that the customer had lapsed.
 */
export function* lifecycles(rhythms: Rhythms, pace: PurchasePace): Steps<Lifecycles> {
	const customers = rhythms.orders.length;
	const stage = new Uint8Array(customers);
	const slippingAfter = new Float64Array(customers).fill(NaN);
	const lapsedAfter = new Float64Array(customers).fill(NaN);
	const isOwnPace = new Uint8Array(customers);
	yield* inChunks(customers, (from, to) => {
		for (let who = from; who < to; who++) {
			if (!(rhythms.daysSinceLastPurchase[who] >= 0)) continue;
			const patience = patienceWith(pace, rhythms.ownGap[who]);
			stage[who] = STAGES.indexOf(stageOf(rhythms, who, patience));
			slippingAfter[who] = patience.slippingAfter;
			lapsedAfter[who] = patience.lapsedAfter;
			isOwnPace[who] = patience === pace.shop ? 0 : 1;
		}
	});
	return { stage, slippingAfter, lapsedAfter, isOwnPace };
}

function stageOf(
	{ orders, daysSinceLastPurchase, lastGap }: Rhythms,
	who: number,
	{ slippingAfter, lapsedAfter }: Patience,
): Stage {
	const since = daysSinceLastPurchase[who];
	if (since > lapsedAfter) return 'lapsed';
	if (since > slippingAfter) return 'slipping';
	if (orders[who] === 1) return 'new';
	return lastGap[who] > lapsedAfter ? 'wonBack' : 'active';
}
