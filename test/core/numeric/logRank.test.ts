import fc from 'fast-check';

import { logRank, type CensoredTimes } from '../../../core/numeric/logRank';
import { runToEnd } from '../../../core/steps';

const timesOf = (ended: readonly number[], open: readonly number[] = []): CensoredTimes => ({
	times: Float64Array.from([...ended, ...open]),
	happened: Uint8Array.from([...ended.map(() => 1), ...open.map(() => 0)]),
});

/** Weeks of remission: Freireich et al. (1963), Blood 21. */
const mercaptopurine = timesOf(
	[6, 6, 6, 7, 10, 13, 16, 22, 23],
	[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
);
const placebo = timesOf([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);

describe('log-rank test', () => {
	test("Freireich's two groups, as published: 16.79", () => {
		const { observed, expected, chiSquare } = runToEnd(logRank(mercaptopurine, placebo));
		expect(chiSquare).toBeCloseTo(16.792941, 6);
		expect(observed).toBe(9);
		expect(expected).toBeCloseTo(19.25, 2);
	});

	test('does not depend on which group comes first', () => {
		const there = runToEnd(logRank(mercaptopurine, placebo));
		const back = runToEnd(logRank(placebo, mercaptopurine));
		expect(back.chiSquare).toBeCloseTo(there.chiSquare, 9);
		expect(back.observed + there.observed).toBeCloseTo(back.expected + there.expected, 9);
	});

	test('a group and itself are alike; nothing that happened tells nothing', () => {
		const times = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 60 });
		fc.assert(
			fc.property(times, times, (ended, open) => {
				// All at one moment leaves no choice, so nothing to tell by.
				fc.pre(new Set(ended).size > 1);
				const group = timesOf(ended, open);
				expect(runToEnd(logRank(group, group)).chiSquare).toBeCloseTo(0, 9);
			}),
		);
		expect(runToEnd(logRank(timesOf([], [3, 4]), timesOf([], [5]))).chiSquare).toBeNaN();
		expect(runToEnd(logRank(timesOf([]), placebo)).chiSquare).toBeNaN();
	});
});
