import { inChunks, type Steps } from '../steps';
import { ascending } from './ascending';
import { kaplanMeier } from './kaplanMeier';

/** How long each was observed, and whether it happened then (1) or had not happened by then (0). */
export type CensoredTimes = Readonly<{ times: Float64Array; happened: Uint8Array }>;

/** The 95 % quantile of χ² with one degree of freedom: beyond it two groups differ by more than chance. */
export const CHI_SQUARE_95 = 3.841458820694124;

export type LogRank = Readonly<{
	/** Of the first group: to how many it happened, and how many to expect if both groups were alike. */
	observed: number;
	expected: number;
	/** χ² with one degree of freedom; NaN where nothing happened that could tell the groups apart. */
	chiSquare: number;
}>;

/**
 * Log-rank test of two groups with right-censored times: Mantel (1966), with the hypergeometric variance.
 * For large samples; strongest where one group is faster by the same factor throughout.
 */
export function* logRank(one: CensoredTimes, other: CensoredTimes): Steps<LogRank> {
	const times = new Float64Array(one.times.length + other.times.length);
	times.set(one.times);
	times.set(other.times, one.times.length);
	const happened = new Uint8Array(times.length);
	happened.set(one.happened);
	happened.set(other.happened, one.happened.length);
	const both = yield* kaplanMeier(times, happened);
	const sorted = yield* ascending(one.times);

	const observed = one.happened.reduce((sum, mark) => sum + Number(mark !== 0), 0);
	let gone = 0;
	let expected = 0;
	let variance = 0;
	yield* inChunks(both.times.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const time = both.times[row];
			while (sorted[gone] < time) gone++;
			const n = both.atRisk[row];
			const d = both.happened[row];
			const share = (sorted.length - gone) / n;
			expected += d * share;
			// The last one at risk has no choice.
			if (n > 1) variance += (d * share * (1 - share) * (n - d)) / (n - 1);
		}
	});
	const excess = observed - expected;
	const chiSquare = variance > 0 ? excess ** 2 / variance : NaN;
	return { observed, expected, chiSquare };
}
