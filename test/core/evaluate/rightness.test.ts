import fc from 'fast-check';

import { brierScore } from '../../../core/evaluate/brierScore';
import { calibrationCurve } from '../../../core/evaluate/calibrationCurve';
import { liftCurve } from '../../../core/evaluate/liftCurve';
import { logLoss } from '../../../core/evaluate/logLoss';
import { rankingAuc } from '../../../core/evaluate/rankingAuc';
import { logistic } from '../../../core/numeric/logistic';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';

/** What was said, and what became. */
type Pair = readonly [said: number, outcome: number];
const said = (pairs: readonly Pair[]) => Float64Array.from(pairs, ([one]) => one);
const became = (pairs: readonly Pair[]) => Uint8Array.from(pairs, ([, outcome]) => outcome);
const ranking = (pairs: readonly Pair[]) => ({ scores: said(pairs), outcomes: became(pairs) });
const predictions = (pairs: readonly Pair[]) => ({
	probabilities: said(pairs),
	outcomes: became(pairs),
});
const aucOf = (pairs: readonly Pair[]) => runToEnd(rankingAuc(ranking(pairs)));
const brierOf = (pairs: readonly Pair[]) => runToEnd(brierScore(predictions(pairs)));
const lossOf = (pairs: readonly Pair[]) => runToEnd(logLoss(predictions(pairs)));
const liftOf = (pairs: readonly Pair[], shares?: readonly number[]) =>
	runToEnd(liftCurve(ranking(pairs), shares));
const curveOf = (pairs: readonly Pair[], ...more: [('equalWidth' | 'equalCount')?, number?]) =>
	runToEnd(calibrationCurve(predictions(pairs), ...more));

/** Each value as often as counted. */
const times = (counts: readonly number[], outcome: number): Pair[] =>
	counts.flatMap((count, at) => Array.from({ length: count }, (): Pair => [at + 1, outcome]));

/** Coarse, so that there are ties; never certain. */
const pairs = fc
	.array(fc.tuple(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 0, max: 1 })), {
		...{ minLength: 4, maxLength: 60 },
	})
	.map((all) => all.map(([twentieth, outcome]): Pair => [twentieth / 20, outcome]));
const bothKinds = pairs.filter((all) => {
	const happened = all.filter(([, outcome]) => outcome === 1).length;
	return happened > 1 && happened < all.length - 1;
});

describe('AUC', () => {
	test('CT images of Hanley & McNeil (1982), Radiology 143: 0.893; DeLong’s error 0.0307 (Stata, roctab)', () => {
		const found = aucOf([...times([33, 6, 6, 11, 2], 0), ...times([3, 2, 2, 11, 33], 1)]);
		expect(found).toMatchObject({ happened: 51, others: 58, reason: null });
		expect(found.auc).toBeCloseTo(0.8932, 4);
		expect(found.standardError).toBeCloseTo(0.0307, 4);
		expect(found.interval!.low).toBeCloseTo(0.83295, 5);
		expect(found.interval!.high).toBeCloseTo(0.95339, 5);
	});

	test('the definition: pairs won, ties half, and the variance of the placements', () => {
		fc.assert(
			fc.property(bothKinds, (all) => {
				const won = (one: number, other: number) => (one > other ? 1 : one === other ? 0.5 : 0);
				const hits = all.filter(([, y]) => y === 1).map(([x]) => x);
				const misses = all.filter(([, y]) => y === 0).map(([x]) => x);
				const mean = (values: readonly number[]) =>
					values.reduce((sum, value) => sum + value, 0) / values.length;
				const variance = (values: readonly number[]) =>
					values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) /
					(values.length - 1) /
					values.length;
				const ofHits = hits.map((one) => mean(misses.map((other) => won(one, other))));
				const ofMisses = misses.map((other) => mean(hits.map((one) => won(one, other))));
				const found = aucOf(all);
				expect(found.auc).toBeCloseTo(mean(ofHits), 12);
				const error = Math.sqrt(variance(ofHits) + variance(ofMisses));
				if (error > 1e-9) expect(found.standardError).toBeCloseTo(error, 12);
				const turned = aucOf(all.map(([x, y]): Pair => [-x, y]));
				expect(turned.auc! + found.auc!).toBeCloseTo(1, 12);
				const stretched = aucOf(all.map(([x, y]): Pair => [Math.exp(9 * x), y]));
				expect(stretched).toEqual(found);
				expect(aucOf([...all].reverse())).toEqual(found);
			}),
		);
	});

	test('the interval holds the truth about 95 times in 100', () => {
		// Two normals a standard deviation apart would be Φ(1/√2); uniform shifts are simpler: 1 − ½ × 0.7².
		let held = 0;
		for (let seed = 0; seed < 400; seed++) {
			const random = randomStream(seed);
			const all = Array.from({ length: 160 }, (_, at): Pair => {
				const outcome = at % 2;
				return [random() + 0.3 * outcome, outcome];
			});
			const { low, high } = aucOf(all).interval!;
			if (low <= 0.755 && 0.755 <= high) held++;
		}
		expect(Math.abs(held / 400 - 0.95)).toBeLessThan(0.03);
	});

	test('one kind only, one row of a kind, all told apart, all alike', () => {
		expect(aucOf([])).toMatchObject({
			auc: null,
			reason: 'It happened to 0 of 0: there is nothing to compare',
		});
		expect(
			aucOf([
				[1, 1],
				[2, 1],
			]),
		).toMatchObject({ auc: null, standardError: null, interval: null });
		expect(
			aucOf([
				[1, 0],
				[2, 0],
				[3, 1],
			]),
		).toMatchObject({ auc: 1, interval: null, standardError: null });
		const apart = aucOf([
			[1, 0],
			[2, 0],
			[3, 1],
			[4, 1],
		]);
		expect(apart).toMatchObject({ auc: 1, interval: null });
		expect(apart.reason).toMatch('All rows agree');
		expect(
			aucOf([
				[1, 0],
				[1, 0],
				[1, 1],
				[1, 1],
			]),
		).toMatchObject({ auc: 0.5, interval: null });
		expect(
			aucOf([
				[-Infinity, 0],
				[0, 1],
				[0, 0],
				[Infinity, 1],
			]).auc,
		).toBe(0.875);
	});
});

describe('Brier score', () => {
	test('by hand: 0.9 1, 0.2 0, 0.6 0, 0.5 1', () => {
		const found = brierOf([
			[0.9, 1],
			[0.2, 0],
			[0.6, 0],
			[0.5, 1],
		]);
		expect(found.brier).toBeCloseTo((0.01 + 0.04 + 0.36 + 0.25) / 4, 14);
		expect(found.reference).toBe(0.25);
		expect(found.skill).toBeCloseTo(1 - 0.165 / 0.25, 14);
	});

	test('perfect 0 with skill 1, the base rate skill 0, from 0 to 1, in any order', () => {
		fc.assert(
			fc.property(bothKinds, (all) => {
				const share = all.filter(([, y]) => y === 1).length / all.length;
				expect(brierOf(all.map(([, y]): Pair => [y, y]))).toMatchObject({ brier: 0, skill: 1 });
				expect(brierOf(all.map(([, y]): Pair => [share, y])).skill).toBeCloseTo(0, 12);
				const found = brierOf(all);
				expect(found.brier).toBeGreaterThanOrEqual(0);
				expect(found.brier).toBeLessThanOrEqual(1);
				expect(brierOf([...all].reverse())).toEqual(found);
			}),
		);
	});

	test('no rows; all outcomes alike', () => {
		expect(brierOf([])).toMatchObject({ brier: null, skill: null, reason: 'There are no rows' });
		expect(brierOf([[0.5, 1]])).toMatchObject({ brier: 0.25, reference: 0, skill: null });
	});
});

describe('log loss', () => {
	test('scikit-learn’s example: ham .1 .9, spam .9 .1, spam .8 .2, ham .35 .65 is 0.21616', () => {
		// Probabilities of ham and spam; outcomes spam, ham, ham, spam.
		const found = lossOf([
			[0.9, 1],
			[0.1, 0],
			[0.2, 0],
			[0.65, 1],
		]);
		expect(found.logLoss).toBeCloseTo(0.21616187468057912, 12);
	});

	test('what happened though it had been called impossible has no finite loss: counted, not clipped', () => {
		const found = lossOf([
			[0, 1],
			[1, 0],
			[0, 0],
			[1, 1],
			[0.5, 1],
		]);
		expect(found).toMatchObject({ logLoss: null, impossible: 2, n: 5 });
		expect(found.reason).toBe('For 2 of 5 what happened had been called impossible');
		expect(
			lossOf([
				[0, 0],
				[1, 1],
			]),
		).toMatchObject({ logLoss: 0, reason: null });
		expect(lossOf([]).logLoss).toBeNull();
	});

	test('0 and more, in any order', () => {
		fc.assert(
			fc.property(pairs, (all) => {
				expect(lossOf(all).logLoss).toBeGreaterThanOrEqual(0);
				expect(lossOf([...all].reverse())).toEqual(lossOf(all));
			}),
		);
	});
});

describe('calibration', () => {
	test('bins and their error by hand', () => {
		const { bins, ece, n } = curveOf(
			[
				[0.1, 0],
				[0.2, 1],
				[0.7, 1],
				[0.8, 1],
			],
			'equalWidth',
			2,
		);
		expect(bins.map((bin) => [bin.n, bin.happened])).toEqual([
			[2, 1],
			[2, 2],
		]);
		expect(bins[0].said).toBeCloseTo(0.15, 14);
		expect(bins[1].share).toBe(1);
		// ½ × |0.15 − 0.5| + ½ × |0.75 − 1|.
		expect(ece).toBeCloseTo(0.3, 14);
		expect(n).toBe(4);
		// Wilson 2/2.
		expect(bins[1].interval.low).toBeCloseTo(0.34238, 5);
	});

	test('a probability of 1 is in the last bin; equal ones are never apart', () => {
		expect(
			curveOf([
				[1, 1],
				[0, 0],
				[1, 1],
			]).bins,
		).toHaveLength(2);
		const all = Array.from({ length: 20 }, (_, at): Pair => [at < 15 ? 0.2 : 0.6, at % 2]);
		expect(curveOf(all, 'equalCount', 4).bins.map(({ n }) => n)).toEqual([15, 5]);
	});

	test('ten bins of equal count hold a tenth each', () => {
		const all = Array.from({ length: 200 }, (_, at): Pair => [(at + 1) / 202, at % 2]);
		expect(curveOf(all, 'equalCount').bins.map(({ n }) => n)).toEqual(Array(10).fill(20));
	});

	test('slope and intercept are those that were used to bend the probabilities', () => {
		const random = randomStream(1);
		const all = Array.from({ length: 40_000 }, (): Pair => {
			const logit = 6 * random() - 3;
			// What is said is twice too sure, and half a unit too high.
			return [logistic(2 * logit + 0.5), Number(random() < logistic(logit))];
		});
		const { slope, intercept, ece } = curveOf(all);
		expect(Math.abs(slope! - 0.5)).toBeLessThan(0.02);
		expect(Math.abs(intercept! + 0.25)).toBeLessThan(0.04);
		expect(ece).toBeGreaterThan(0.05);
	});

	test('rows are all in some bin, none of them is far off by more than 1, in any order', () => {
		fc.assert(
			fc.property(
				pairs,
				fc.constantFrom('equalWidth' as const, 'equalCount' as const),
				(all, by) => {
					const curve = curveOf(all, by);
					expect(curve.bins.reduce((sum, { n }) => sum + n, 0)).toBe(all.length);
					expect(curve.ece).toBeLessThanOrEqual(1);
					expect(curveOf([...all].reverse(), by)).toEqual(curve);
					if (curve.slope === null) expect(curve.reason).not.toBeNull();
				},
			),
		);
	});

	test('no slope, with a reason: told apart, all alike, the same said, certain, nothing', () => {
		expect(
			curveOf([
				[0.1, 0],
				[0.2, 0],
				[0.7, 1],
			]).reason,
		).toMatch('no slope is steep enough');
		expect(
			curveOf([
				[0.1, 0],
				[0.2, 0],
			]),
		).toMatchObject({ slope: null, ece: expect.any(Number) });
		expect(
			curveOf([
				[0.3, 0],
				[0.3, 1],
			]).reason,
		).toBe('The same was said of all');
		expect(
			curveOf([
				[0, 0],
				[0.3, 1],
			]).reason,
		).toMatch('certain or impossible');
		expect(curveOf([])).toMatchObject({ bins: [], ece: null, reason: 'There are no rows' });
		for (const bins of [0, 1.5, NaN])
			expect(() => curveOf([[0.5, 1]], 'equalWidth', bins)).toThrow();
	});
});

describe('lift', () => {
	test('by hand: of ten rows four; the best fifth holds two of them: 2.5 times as many, which is the most', () => {
		const all = [1, 1, 0, 1, 0, 0, 1, 0, 0, 0].map((y, at): Pair => [10 - at, y]);
		const [fifth, half] = liftOf(all, [0.2, 0.5]).points;
		expect(fifth).toMatchObject({ n: 2, happened: 2, rate: 1, found: 0.5, lift: 2.5, cap: 2.5 });
		expect(half).toMatchObject({ n: 5, happened: 3, found: 0.75, lift: 1.5, cap: 2 });
	});

	test('the top tenth cannot have a lift above 1 / base rate: 1.29 where 77.3 % leave', () => {
		const all = Array.from({ length: 1_000 }, (_, at): Pair => [at, Number(at >= 227)]);
		const [tenth] = liftOf(all, [0.1]).points;
		expect(tenth.cap).toBeCloseTo(1 / 0.773, 12);
		expect(tenth.lift).toBeCloseTo(1 / 0.773, 12);
	});

	test('equal scores at the border count with their share, whatever the order of rows', () => {
		const all: Pair[] = [
			[1, 1],
			[1, 0],
			[1, 0],
			[1, 1],
		];
		expect(liftOf(all, [0.25]).points[0]).toMatchObject({ happened: 0.5, lift: 1 });
	});

	test('never above its cap; everybody has a lift of 1', () => {
		fc.assert(
			fc.property(bothKinds, (all) => {
				const { points } = liftOf(all);
				for (const { lift, cap } of points) expect(lift! - cap!).toBeLessThan(1e-12);
				expect(points.at(-1)).toMatchObject({ lift: 1, cap: 1, found: 1 });
				expect(liftOf([...all].reverse())).toEqual(liftOf(all));
			}),
		);
	});

	test('nothing, nobody, shares that are none', () => {
		expect(liftOf([])).toMatchObject({ points: [], baseRate: null });
		const none = liftOf(
			[
				[1, 0],
				[2, 0],
			],
			[0.5],
		);
		expect(none.points[0]).toMatchObject({ rate: 0, lift: null, found: null, cap: null });
		expect(none.reason).toBe('It happened to none of 2');
		for (const bad of [0, -1, 1.1, NaN]) expect(() => liftOf([[1, 1]], [bad])).toThrow('share');
	});
});

describe('what cannot be judged is refused, by its row', () => {
	test.each([
		['AUC', aucOf],
		['Brier score', brierOf],
		['log loss', lossOf],
		['calibration', curveOf],
		['lift', liftOf],
	] as const)('%s', (_, run: (all: readonly Pair[]) => unknown) => {
		expect(() =>
			run([
				[0.5, 1],
				[NaN, 0],
			]),
		).toThrow(expect.objectContaining({ row: 1 }));
		expect(() =>
			run([
				[0.5, 1],
				[0.5, 2],
			]),
		).toThrow(expect.objectContaining({ row: 1 }));
	});

	test('no probability', () => {
		for (const bad of [-0.01, 1.01, Infinity]) {
			for (const run of [brierOf, lossOf, curveOf]) {
				expect(() =>
					run([
						[0.5, 1],
						[0.5, 0],
						[bad, 0],
					]),
				).toThrow(expect.objectContaining({ row: 2 }));
			}
		}
	});

	test('outcomes of other rows', () => {
		const uneven = { probabilities: Float64Array.of(0.5), outcomes: new Uint8Array(2) };
		expect(() => runToEnd(brierScore(uneven))).toThrow('2 outcomes for 1 scores');
	});
});

test('arguments are left alone', () => {
	const all: Pair[] = [
		[0.7, 1],
		[0.2, 0],
		[0.4, 1],
		[0.6, 0],
	];
	const one = Object.freeze(predictions(all));
	const other = Object.freeze(ranking(all));
	runToEnd(brierScore(one));
	runToEnd(logLoss(one));
	runToEnd(calibrationCurve(one));
	runToEnd(rankingAuc(other));
	runToEnd(liftCurve(other));
	expect([one, other]).toEqual([predictions(all), ranking(all)]);
});
