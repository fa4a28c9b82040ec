import fc from 'fast-check';

import { kaplanMeier } from '../../../core/numeric/kaplanMeier';
import { restrictedMean, survivalAt } from '../../../core/numeric/survivalAt';
import { timeReached, timeReachedInterval } from '../../../core/numeric/timeReached';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';

const curveOf = (ended: readonly number[], open: readonly number[] = []) =>
	runToEnd(
		kaplanMeier(
			Float64Array.from([...open, ...ended]),
			Uint8Array.from([...open.map(() => 0), ...ended.map(() => 1)]),
		),
	);

/** Weeks of remission of 21 leukaemia patients each: Freireich et al. (1963), Blood 21. */
const mercaptopurine = curveOf(
	[6, 6, 6, 7, 10, 13, 16, 22, 23],
	[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
);
const placebo = curveOf([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);

describe("Freireich's remission times, as published", () => {
	test.each([
		[6, 0.857143, 0.07636],
		[7, 0.806723, 0.086935],
		[10, 0.752941, 0.09635],
		[13, 0.690196, 0.106815],
		[16, 0.627451, 0.114054],
		[22, 0.537815, 0.128234],
		[23, 0.448179, 0.134591],
	])('S(%d) is %d, its standard error %d', (time, share, error) => {
		const { survival, standardError } = survivalAt(mercaptopurine, time);
		expect(survival).toBeCloseTo(share, 6);
		expect(standardError).toBeCloseTo(error, 6);
	});

	test('those at risk and those it happened to', () => {
		expect([...mercaptopurine.times]).toEqual([6, 7, 10, 13, 16, 22, 23]);
		expect([...mercaptopurine.atRisk]).toEqual([21, 17, 15, 12, 11, 7, 6]);
		expect([...mercaptopurine.happened]).toEqual([3, 1, 1, 1, 1, 1, 1]);
		expect(mercaptopurine).toMatchObject({ n: 21, events: 9, observedUntil: 35 });
	});

	test('medians: 23 weeks, from 13 on with no end known, and 8 with the placebo, 4 to 11', () => {
		expect(timeReached(mercaptopurine, 0.5)).toBe(23);
		expect(timeReachedInterval(mercaptopurine, 0.5)).toEqual({ low: 13, high: NaN });
		expect(timeReached(placebo, 0.5)).toBe(8);
		expect(timeReachedInterval(placebo, 0.5)).toEqual({ low: 4, high: 11 });
	});
});

describe('survivalAt', () => {
	test('the log-log interval, by hand', () => {
		// S = 6/7, Greenwood's sum 3/(21·18): log(−log S) ± z √sum / −log S.
		const { low, high } = survivalAt(mercaptopurine, 6.5).interval;
		const centre = Math.log(-Math.log(6 / 7));
		const half = (1.959963984540054 * Math.sqrt(3 / (21 * 18))) / Math.log(7 / 6);
		expect(low).toBeCloseTo(Math.exp(-Math.exp(centre + half)), 12);
		expect(high).toBeCloseTo(Math.exp(-Math.exp(centre - half)), 12);
	});

	test('is 1 before the first event, and says nothing beyond what was observed', () => {
		expect(survivalAt(mercaptopurine, 5.9)).toMatchObject({ survival: 1, standardError: 0 });
		expect(survivalAt(mercaptopurine, 5.9).interval.low).toBeNaN();
		expect(survivalAt(mercaptopurine, 35).survival).toBeCloseTo(0.448179, 6);
		expect(survivalAt(mercaptopurine, 35.1).survival).toBeNaN();
		expect(survivalAt(placebo, 23)).toMatchObject({ survival: 0, standardError: NaN });
		expect(survivalAt(placebo, NaN).survival).toBeNaN();
	});
});

describe('timeReached', () => {
	test('too many still open: not reached', () => {
		expect(timeReached(mercaptopurine, 0.6)).toBeNaN();
		expect(timeReached(curveOf([], [1, 2, 3]), 0.5)).toBeNaN();
		expect(timeReached(curveOf([]), 0.5)).toBeNaN();
	});

	test('with none open, the smallest time that the share of all had reached', () => {
		const times = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(times, fc.integer({ min: 1, max: 20 }), (list, twentieths) => {
				const sorted = [...list].sort((one, other) => one - other);
				const rank = Math.ceil((sorted.length * twentieths) / 20);
				expect(timeReached(curveOf(list), twentieths / 20)).toBe(sorted[rank - 1]);
			}),
		);
	});
});

describe('timeReachedInterval', () => {
	test('holds the time reached, and a stricter one holds a laxer one', () => {
		const times = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean()), {
			minLength: 1,
			maxLength: 80,
		});
		fc.assert(
			fc.property(times, fc.integer({ min: 1, max: 9 }), (list, tenths) => {
				const ended = list.filter(([, has]) => has).map(([time]) => time);
				const open = list.filter(([, has]) => !has).map(([time]) => time);
				const curve = curveOf(ended, open);
				const at = timeReached(curve, tenths / 10);
				const { low, high } = timeReachedInterval(curve, tenths / 10);
				const wider = timeReachedInterval(curve, tenths / 10, 3);
				if (!Number.isNaN(at)) expect(low).toBeLessThanOrEqual(at);
				if (!Number.isNaN(high)) expect(high).toBeGreaterThanOrEqual(at);
				if (!Number.isNaN(low)) expect(wider.low).toBeLessThanOrEqual(low);
				if (!Number.isNaN(wider.high)) expect(wider.high).toBeGreaterThanOrEqual(high);
			}),
		);
	});

	test('nobody, or nobody gone: nothing is known', () => {
		expect(timeReachedInterval(curveOf([]), 0.5)).toEqual({ low: NaN, high: NaN });
		expect(timeReachedInterval(curveOf([], [1, 2]), 0.5)).toEqual({ low: NaN, high: NaN });
	});

	test('holds the true median as often as it says: 30 of an exponential, a third censored', () => {
		const random = randomStream(5);
		let held = 0;
		for (let run = 0; run < 2_000; run++) {
			const ended: number[] = [];
			const open: number[] = [];
			for (let one = 0; one < 30; one++) {
				const [event, censoring] = [-Math.log(random()), -2 * Math.log(random())];
				if (event <= censoring) ended.push(event);
				else open.push(censoring);
			}
			const { low, high } = timeReachedInterval(curveOf(ended, open), 0.5);
			if (low <= Math.LN2 && !(high < Math.LN2)) held += 1;
		}
		expect(held / 2_000).toBeGreaterThan(0.93);
		expect(held / 2_000).toBeLessThan(0.98);
	});
});

describe('restrictedMean', () => {
	test('is the plain mean once it has happened to all', () => {
		expect(restrictedMean(placebo, 23)).toBeCloseTo(182 / 21, 12);
		expect(restrictedMean(placebo, 100)).toBeCloseTo(182 / 21, 12);
	});

	test('is the area under the curve, by hand, and unknown where the curve ends before', () => {
		// 2 of 4 end at 1, one is censored at 2, one at 3: 1·1 + 2·0.5.
		expect(restrictedMean(curveOf([1, 1], [2, 3]), 3)).toBeCloseTo(2, 12);
		expect(restrictedMean(curveOf([1, 1], [2, 3]), 3.5)).toBeNaN();
	});
});

describe('any times', () => {
	const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.boolean()), {
		maxLength: 120,
	});
	const split = (list: ReadonlyArray<readonly [number, boolean]>) =>
		curveOf(
			list.filter(([, ended]) => ended).map(([time]) => time),
			list.filter(([, ended]) => !ended).map(([time]) => time),
		);

	test('S is the product over the definition, falls, and stays in 0 to 1', () => {
		fc.assert(
			fc.property(rows, fc.integer({ min: 0, max: 40 }), (list, at) => {
				const curve = split(list);
				const longest = Math.max(...list.map(([time]) => time));
				const { survival, interval } = survivalAt(curve, at);
				if (!(at <= longest)) return expect(survival).toBeNaN();
				let product = 1;
				for (let time = 0; time <= at; time++) {
					const risk = list.filter(([one]) => one >= time).length;
					const d = list.filter(([one, ended]) => ended && one === time).length;
					if (d > 0) product *= (risk - d) / risk;
				}
				expect(survival).toBeCloseTo(product, 9);
				if (Number.isNaN(interval.low)) return;
				expect(interval.low).toBeGreaterThanOrEqual(0);
				expect(interval.low).toBeLessThanOrEqual(survival);
				expect(interval.high).toBeGreaterThanOrEqual(survival);
				expect(interval.high).toBeLessThanOrEqual(1);
			}),
		);
	});

	test('the order of rows does not matter, nor the unit of time; arguments are left alone', () => {
		fc.assert(
			fc.property(rows, (list) => {
				const times = Float64Array.from(list, ([time]) => time);
				const happened = Uint8Array.from(list, ([, ended]) => Number(ended));
				const before = [...times];
				const curve = runToEnd(kaplanMeier(times, happened));
				expect([...times]).toEqual(before);
				expect(split([...list].reverse())).toEqual(curve);
				const doubled = split(list.map(([time, ended]) => [2 * time, ended]));
				expect([...doubled.survival]).toEqual([...curve.survival]);
				expect(timeReached(doubled, 0.5)).toBe(2 * timeReached(curve, 0.5));
			}),
		);
	});

	test('a time that is none is refused by its row', () => {
		expect(() => curveOf([1, NaN])).toThrow(expect.objectContaining({ row: 1 }));
	});
});
