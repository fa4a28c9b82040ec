import fc from 'fast-check';

import { answersNeeded } from '../../../core/metrics/answersNeeded';
import { meanScore, meanScoreChange } from '../../../core/metrics/meanScore';
import {
	netPromoterChange,
	netPromoterScore,
	plainVariance,
	promoterCounts,
	type PromoterCounts,
} from '../../../core/metrics/netPromoterScore';
import { allTogether, answersOf, turnedRound } from '../../../core/metrics/scoreCounts';
import { topBox } from '../../../core/metrics/topBox';
import { wilsonInterval } from '../../../core/numeric/wilsonInterval';

const counts = (promoters: number, passives: number, detractors: number): PromoterCounts => ({
	promoters,
	passives,
	detractors,
});

function countsOfScores(scores: readonly number[]): Float64Array {
	const found = new Float64Array(11);
	for (const score of scores) found[score] += 1;
	return found;
}

const someCounts = fc
	.tuple(fc.nat(400), fc.nat(400), fc.nat(400))
	.filter(([p, q, d]) => p + q + d > 0)
	.map(([p, q, d]) => counts(p, q, d));

describe('net promoter score', () => {
	test.each([
		[[70, 20, 10], 60, 13.0009, 45.2698, 71.2351],
		[[50, 30, 20], 30, 15.3078, 14.0511, 44.2013],
		[[5, 3, 2], 30, 48.4075, -19.0506, 65.2045],
		[[10, 0, 0], 100, 0, 47.5036, 100],
		[[1, 0, 0], 100, 0, -48.4986, 98.4986],
		[[15, 14, 7], 22.2222, 24.4827, -2.9834, 44.0091],
		[[65, 81, 53], 6.0302, 10.666, -4.6344, 16.5156],
	])(
		'%j: score, plain margin and adjusted-Wald interval',
		([p, q, d], score, margin, low, high) => {
			const found = netPromoterScore(counts(p, q, d));
			expect(found.value).toBeCloseTo(score, 4);
			expect(found.plainMargin).toBeCloseTo(margin, 4);
			expect(found.interval?.low).toBeCloseTo(low, 4);
			expect(found.interval?.high).toBeCloseTo(high, 4);
		},
	);

	test('9 and 10 promote, 7 and 8 do not care, 0 to 6 detract', () => {
		const one = (score: number) => promoterCounts(countsOfScores([score]));
		for (const score of [9, 10]) expect(one(score)).toEqual(counts(1, 0, 0));
		for (const score of [7, 8]) expect(one(score)).toEqual(counts(0, 1, 0));
		for (const score of [0, 1, 2, 3, 4, 5, 6]) expect(one(score)).toEqual(counts(0, 0, 1));
	});

	test('nothing has no score, with the reason', () => {
		expect(netPromoterScore(counts(0, 0, 0))).toMatchObject({
			value: null,
			denominator: 0,
			interval: null,
			plainMargin: null,
			reason: 'Nobody has answered',
		});
	});

	test('is between −100 and 100, inside its interval, and turns its sign with the sides', () => {
		fc.assert(
			fc.property(someCounts, (some) => {
				const { value, interval } = netPromoterScore(some);
				const mirrored = netPromoterScore(counts(some.detractors, some.passives, some.promoters));
				expect(Math.abs(value!)).toBeLessThanOrEqual(100);
				expect(interval!.low).toBeGreaterThanOrEqual(-100);
				expect(interval!.high).toBeLessThanOrEqual(100);
				expect(interval!.low).toBeLessThan(interval!.high);
				expect(mirrored.value).toBeCloseTo(-value!, 10);
				expect(mirrored.interval!.low).toBeCloseTo(-interval!.high, 10);
			}),
		);
	});

	test('groups add up to the whole', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(10), { minLength: 1 }), fc.nat(10), (scores, at) => {
				const parts = [scores.slice(0, at), scores.slice(at)].map(countsOfScores);
				const whole = countsOfScores(scores);
				expect(allTogether(parts)).toEqual(whole);
				const numerators = parts.map((part) => netPromoterScore(promoterCounts(part)).numerator);
				expect(numerators[0] + numerators[1]).toBe(
					netPromoterScore(promoterCounts(whole)).numerator,
				);
			}),
		);
	});

	test('says when the interval is only approximate', () => {
		expect(netPromoterScore(counts(5, 5, 4)).caution).toMatch(/Only 14 answers/);
		expect(netPromoterScore(counts(5, 5, 5)).caution).toBeNull();
		expect(netPromoterScore(counts(50, 45, 5)).caution).toMatch(/10 % are detractors/);
		expect(netPromoterScore(counts(20, 0, 0)).caution).toMatch(/passives and detractors/);
	});

	test('a small population that mostly answered leaves less to be unsure of; 5 % leave it as it is', () => {
		const few = counts(70, 20, 10);
		const { interval } = netPromoterScore(few);
		expect(netPromoterScore(few, 2000).interval).toEqual(interval);
		const half = netPromoterScore(few, 200).interval!;
		const factor = Math.sqrt(100 / 199);
		expect(half.low).toBeCloseTo(60 - factor * (60 - interval!.low), 10);
		expect(half.high).toBeCloseTo(60 + factor * (interval!.high - 60), 10);
		expect(netPromoterScore(few, 100).interval).toEqual({ low: 60, high: 60 });
	});

	test('counts that may not be changed are not', () => {
		expect(() => netPromoterScore(Object.freeze(counts(3, 2, 1)), 10)).not.toThrow();
	});
});

describe('change of the net promoter score', () => {
	test('the published pair of waves: z 2.9277 with plain variances', () => {
		const now = counts(70, 20, 10);
		const before = counts(50, 30, 20);
		const z = 30 / Math.sqrt((plainVariance(now) + plainVariance(before)) / 100);
		expect(z).toBeCloseTo(2.9277, 4);
		expect(netPromoterChange(now, before)).toMatchObject({ difference: 30, verdict: 'higher' });
		expect(netPromoterChange(before, now)).toMatchObject({ difference: -30, verdict: 'lower' });
	});

	test('two waves of promoters only show no change, though their plain variances are 0', () => {
		expect(netPromoterChange(counts(15, 0, 0), counts(18, 0, 0)).verdict).toBe('noChangeShown');
	});

	test('a small difference is not shown to be one; a missing wave cannot be compared', () => {
		expect(netPromoterChange(counts(52, 29, 19), counts(50, 30, 20)).verdict).toBe('noChangeShown');
		for (const [now, before] of [
			[counts(0, 0, 0), counts(1, 1, 1)],
			[counts(1, 1, 1), counts(0, 0, 0)],
		]) {
			const change = netPromoterChange(now, before);
			expect(change).toMatchObject({ difference: null, interval: null, verdict: 'notComparable' });
			expect(change.reason).not.toBeNull();
		}
	});

	test('the difference lies in its own interval, also from all against to all in favour', () => {
		const { difference, interval } = netPromoterChange(counts(20, 0, 0), counts(0, 0, 20));
		expect(difference).toBe(200);
		expect(interval!.high).toBe(200);
		fc.assert(
			fc.property(someCounts, someCounts, (one, other) => {
				const change = netPromoterChange(one, other);
				expect(change.interval!.low).toBeLessThanOrEqual(change.difference!);
				expect(change.interval!.high).toBeGreaterThanOrEqual(change.difference!);
			}),
		);
	});

	test('against itself is no change, and the sides turn the sign', () => {
		fc.assert(
			fc.property(someCounts, someCounts, (one, other) => {
				// Of fewer than ten no change is told at all.
				expect(['noChangeShown', 'notComparable']).toContain(netPromoterChange(one, one).verdict);
				const there = netPromoterChange(one, other);
				const back = netPromoterChange(other, one);
				expect(back.difference).toBeCloseTo(-there.difference!, 10);
				expect(back.interval!.low).toBeCloseTo(-there.interval!.high, 10);
			}),
		);
	});
});

/** The probability that the interval holds the true score, over all outcomes of n answers. */
function coverage(n: number, p: number, d: number): number {
	const truth = 100 * (p - d);
	const [logP, logQ, logD] = [p, 1 - p - d, d].map(Math.log);
	const factorials = [0];
	for (let k = 1; k <= n; k++) factorials.push(factorials[k - 1] + Math.log(k));
	const times = (k: number, log: number) => (k === 0 ? 0 : k * log);
	let covered = 0;
	for (let promoters = 0; promoters <= n; promoters++) {
		for (let detractors = 0; promoters + detractors <= n; detractors++) {
			const passives = n - promoters - detractors;
			const { low, high } = netPromoterScore(counts(promoters, passives, detractors)).interval!;
			if (!(low <= truth && truth <= high)) continue;
			covered += Math.exp(
				factorials[n] -
					factorials[promoters] -
					factorials[passives] -
					factorials[detractors] +
					times(promoters, logP) +
					times(passives, logQ) +
					times(detractors, logD),
			);
		}
	}
	return covered;
}

describe('the interval holds the true score as often as it says, by exact enumeration', () => {
	test.each([
		[15, 2],
		[16, 5],
		[20, 5],
		[30, 5],
		[50, 10],
	])('%d answers, each group at least 10 %%, shares in steps of %d %%', (n, step) => {
		let worst = 1;
		for (let p = 10; p <= 80; p += step) {
			for (let d = 10; p + d <= 90; d += step) {
				worst = Math.min(worst, coverage(n, p / 100, d / 100));
			}
		}
		expect(worst).toBeGreaterThanOrEqual(0.9);
	});

	test('5 answers without promoters show why fewer than 15 are called approximate', () => {
		let worst = 1;
		for (let d = 2; d < 100; d += 2) worst = Math.min(worst, coverage(5, 0, d / 100));
		expect(worst).toBeCloseTo(0.81, 2);
	});
});

describe('satisfied share and mean', () => {
	test('the worked example: 62.5 % satisfied, mean 3.625', () => {
		const scores = countsOfScores([5, 4, 3, 5, 1, 2, 4, 5]);
		const share = topBox(scores, 4);
		expect(share).toMatchObject({ value: 0.625, numerator: 5, denominator: 8 });
		const { low, high } = wilsonInterval(share.numerator, share.denominator);
		expect(low).toBeCloseTo(0.3057, 4);
		expect(high).toBeCloseTo(0.8632, 4);
		expect(meanScore(scores, { lowest: 1, highest: 5 })).toMatchObject({
			value: 3.625,
			numerator: 29,
			denominator: 8,
		});
	});

	test('the worked example: effort 4.8, 60 % easy, t interval 3.2255 to 6.3745', () => {
		const scores = countsOfScores([7, 6, 5, 4, 3, 2, 1, 7, 7, 6]);
		const mean = meanScore(scores, { lowest: 1, highest: 7 });
		expect(mean.value).toBeCloseTo(4.8, 12);
		expect(mean.interval?.low).toBeCloseTo(3.2255, 4);
		expect(mean.interval?.high).toBeCloseTo(6.3745, 4);
		expect(topBox(scores, 5).value).toBe(0.6);
	});

	test('nothing, one answer and answers that are all alike tell no range', () => {
		const scale = { lowest: 1, highest: 5 };
		expect(meanScore(countsOfScores([]), scale)).toMatchObject({ value: null, interval: null });
		expect(meanScore(countsOfScores([4]), scale)).toMatchObject({ value: 4, interval: null });
		expect(meanScore(countsOfScores([4, 4, 4]), scale)).toMatchObject({ value: 4, interval: null });
		for (const scores of [[], [4], [4, 4, 4]]) {
			expect(meanScore(countsOfScores(scores), scale).reason).not.toBeNull();
		}
		expect(topBox(countsOfScores([]), 4)).toMatchObject({ value: null, denominator: 0 });
	});

	test('the mean lies in its interval, and the interval in the scale', () => {
		const scores = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 2 });
		fc.assert(
			fc.property(scores, (some) => {
				const { value, interval } = meanScore(countsOfScores(some), { lowest: 1, highest: 7 });
				if (interval === null) return;
				expect(interval.low).toBeGreaterThanOrEqual(1);
				expect(interval.high).toBeLessThanOrEqual(7);
				expect(interval.low).toBeLessThanOrEqual(value!);
				expect(interval.high).toBeGreaterThanOrEqual(value!);
			}),
		);
	});

	test('a change needs two answers on both sides, and some spread', () => {
		const low = countsOfScores([1, 2, 1, 2, 1, 2, 2, 1, 1, 2]);
		const high = countsOfScores([6, 7, 6, 7, 7, 6, 7, 6, 6, 7]);
		expect(meanScoreChange(high, low)).toMatchObject({ difference: 5, verdict: 'higher' });
		expect(meanScoreChange(low, high).verdict).toBe('lower');
		for (const [now, before] of [
			[[], [4, 5]],
			[[4, 5], []],
			[[4], [4, 5]],
			[
				[4, 4],
				[5, 5],
			],
		]) {
			const change = meanScoreChange(countsOfScores(now), countsOfScores(before));
			expect(change.verdict).toBe('notComparable');
			expect(change.reason).not.toBeNull();
		}
	});

	test('a scale turned round twice is as it was; the mean mirrors', () => {
		const scale = { lowest: 1, highest: 7 };
		const scores = countsOfScores([7, 6, 5, 4, 3, 2, 1, 7, 7, 6]);
		const turned = turnedRound(scores, 1, 7);
		expect(meanScore(turned, scale).value).toBeCloseTo(8 - 4.8, 12);
		expect(turnedRound(turned, 1, 7)).toEqual(scores);
		expect(answersOf(turned)).toBe(10);
	});
});

test.each([
	[5, 10_000, undefined, 1537],
	[5, 6_100, undefined, 938],
	[10, 10_000, undefined, 385],
	[0.05, 0.25, undefined, 385],
	[0.05, 0.25, 500, 218],
])('for ±%d with variance %d in a population of %s: %d answers', (margin, variance, all, n) => {
	expect(answersNeeded(margin, variance, all)).toBe(n);
});
