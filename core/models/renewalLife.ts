/**
 * What subscribers will still pay by the shifted-beta-geometric model (`sbg.ts`), for all numbers of renewals at
 * once, and how much of it lies beyond what was ever watched.
 */
import {
	expectedLifetime,
	renewalProbability,
	survivalProbability,
	type Sbg,
	type Tenures,
} from './sbg';

/** Periods ahead are counted up to here. */
const MOST_PERIODS = 100_000;

/**
 * Payments to come of who has renewed 0, 1, … `mostRenewals` times and is about to decide again, that decision
 * included: DERL of Fader & Hardie (2010). From the last backwards, since L(β) = 1 + β / (α + β) · L(β + 1) / (1 + d).
 */
export function residualLifetimes(
	{ alpha, beta }: Sbg,
	mostRenewals: number,
	discount: number,
): Float64Array {
	const residual = new Float64Array(mostRenewals + 1);
	let following = expectedLifetime({ alpha, beta: beta + mostRenewals + 1 }, discount);
	for (let renewals = mostRenewals; renewals >= 0; renewals--) {
		const stays = renewalProbability({ alpha, beta: beta + renewals }, 1);
		residual[renewals] = stays * following;
		following = 1 + residual[renewals] / (1 + discount);
	}
	return residual;
}

/** The first renewal at which no more than half of those are left who have renewed `renewals` times; NaN without end. */
export function halfLeftAfter({ alpha, beta }: Sbg, renewals: number): number {
	const now = { alpha, beta: beta + renewals };
	const isHalf = (periods: number) => survivalProbability(now, periods) <= 0.5;
	let high = 1;
	while (!isHalf(high)) {
		high *= 2;
		if (!(high <= MOST_PERIODS)) return NaN;
	}
	let low = Math.floor(high / 2);
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (isHalf(middle)) high = middle;
		else low = middle;
	}
	return high;
}

/** Of the discounted lifetime of a new subscriber, the share that lies after the first `periods` payments. */
export function shareBeyond(model: Sbg, periods: number, discount: number): number {
	let within = 0;
	for (let t = 0; t < periods; t++) within += survivalProbability(model, t) / (1 + discount) ** t;
	return Math.max(0, 1 - within / expectedLifetime(model, discount));
}

/** Of those who came to a renewal, counted from 1, how many renewed. */
export type Renewal = Readonly<{ period: number; watched: number; renewed: number }>;

/** The renewals that somebody came to, the first one first. */
export function renewalsSeen({ left, staying }: Tenures): readonly Renewal[] {
	const seen: Renewal[] = [];
	let beyond = 0;
	for (let period = Math.max(left.length, staying.length - 1); period >= 1; period--) {
		beyond += staying[period] ?? 0;
		const watched = beyond + (left[period - 1] ?? 0);
		if (watched > 0) seen.push({ period, watched, renewed: beyond });
		beyond = watched;
	}
	return seen.reverse();
}
