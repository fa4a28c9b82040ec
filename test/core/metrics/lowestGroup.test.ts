import { lowestGroup } from '../../../core/metrics/lowestGroup';
import {
	netPromoterChange,
	netPromoterScore,
	promoterCounts,
} from '../../../core/metrics/netPromoterScore';
import type { ScoreCounts } from '../../../core/metrics/scoreCounts';
import { randomStream } from '../../../core/numeric/random';
import { normalQuantile } from '../../../core/numeric/normalQuantile';

const value = (counts: ScoreCounts) => netPromoterScore(promoterCounts(counts)).value;
const change = (group: ScoreCounts, rest: ScoreCounts, confidence: number) =>
	netPromoterChange(
		promoterCounts(group),
		promoterCounts(rest),
		normalQuantile((1 + confidence) / 2),
	);

function countsOf(scores: Readonly<Record<number, number>>): ScoreCounts {
	return Array.from({ length: 11 }, (_, score) => scores[score] ?? 0);
}

test('the lowest of the groups that are large enough, against all others together', () => {
	const groups = [
		countsOf({ 10: 60, 8: 20, 3: 20 }),
		countsOf({ 10: 15, 8: 15, 3: 30 }),
		countsOf({ 3: 14 }),
	];
	const found = lowestGroup(groups, value, change);
	expect(found).toMatchObject({ index: 1, change: { verdict: 'lower' } });
	expect(found?.rest[3]).toBe(34);
});

test('fewer than two large groups have no lowest', () => {
	expect(lowestGroup([], value, change)).toBeNull();
	expect(lowestGroup([countsOf({ 10: 50 }), countsOf({ 0: 14 })], value, change)).toBeNull();
});

test.each([2, 5, 12])(
	'of %d groups that are all alike the lowest is hardly ever called so',
	(k) => {
		const random = randomStream(7, k);
		let alarms = 0;
		for (let run = 0; run < 1000; run++) {
			const groups = Array.from({ length: k }, () => {
				const counts = new Float64Array(11);
				for (let answer = 0; answer < 60; answer++) counts[Math.floor(random() * 11)] += 1;
				return counts;
			});
			if (lowestGroup(groups, value, change)?.change.verdict === 'lower') alarms += 1;
		}
		expect(alarms).toBeLessThanOrEqual(70);
	},
);
