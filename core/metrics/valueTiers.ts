import { ascending } from '../numeric/ascending';
import type { Steps } from '../steps';

/** How tiers are cut, the best tier first; the last tier takes everybody else and has no limit. */
export type TierRule =
	/** ABC analysis: tiers hold these cumulative shares of all revenue, such as 0.8 and 0.95. */
	| Readonly<{ kind: 'revenueShare'; shares: readonly number[] }>
	/** The best customers by number, cumulative, such as 0.05 and 0.2; numbers are rounded up. */
	| Readonly<{ kind: 'customerShare'; shares: readonly number[] }>
	/** Fixed limits from large to small. */
	| Readonly<{ kind: 'threshold'; limits: readonly number[] }>;

/**
 * The least value of each tier but the last, from large to small. Equal values always share a tier, so a tier may
 * hold a few more than its share; a tier that nobody reaches has the limit Infinity.
 *
 * @param values what each customer is worth in the window; only values above 0 can reach a tier by share
 */
export function* tierLimits(values: Float64Array, rule: TierRule): Steps<readonly number[]> {
	if (rule.kind === 'threshold') return rule.limits;
	const sorted = (yield* ascending(values)).reverse();
	const nothing = sorted.findIndex((value) => !(value > 0));
	const positive = nothing < 0 ? sorted : sorted.subarray(0, nothing);
	if (positive.length === 0) return rule.shares.map(() => Infinity);
	if (rule.kind === 'customerShare') {
		// 0.1 × 30 is a little more than 3 in binary: rounding up must not make it 4.
		return rule.shares.map((share) => {
			const members = Math.min(positive.length, Math.ceil(share * values.length - 1e-9));
			return members > 0 ? positive[members - 1] : Infinity;
		});
	}
	const total = positive.reduce((sum, value) => sum + value, 0);
	let sum = 0;
	let at = 0;
	return rule.shares.map((share) => {
		// Whoever carries the sum over the limit still belongs to the tier.
		while (at < positive.length && sum < share * total - 1e-9 * total) sum += positive[at++];
		return at > 0 ? positive[at - 1] : Infinity;
	});
}

/** The tier of a value: 0 is the best, `limits.length` the one for everybody else. */
export function tierOf(value: number, limits: readonly number[]): number {
	const tier = limits.findIndex((limit) => value >= limit);
	return tier < 0 ? limits.length : tier;
}
