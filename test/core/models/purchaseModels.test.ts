/** What holds for BG/NBD, MBG/NBD and Pareto/NBD alike: fits, identities, edges. */
import fc from 'fast-check';

import * as bgNbd from '../../../core/models/bgNbd';
import type { ModelFit } from '../../../core/models/maximumLikelihood';
import * as mbgNbd from '../../../core/models/mbgNbd';
import * as paretoNbd from '../../../core/models/paretoNbd';
import type { PurchaseHistories, PurchaseHistory } from '../../../core/models/purchaseCells';
import { runToEnd, type Steps } from '../../../core/steps';
import {
	columnsOf,
	histories,
	leavingAfterPurchase,
	leavingAtAnyTime,
} from './purchaseHistories.cjs';

type Parameters = Readonly<Record<string, number>>;
type Family = Readonly<{
	name: string;
	model: Parameters;
	fit(histories: PurchaseHistories): Steps<ModelFit<Parameters>>;
	logLikelihood(model: Parameters, histories: PurchaseHistories): Steps<number>;
	probabilityAlive(model: Parameters, history: PurchaseHistory): number;
	probabilityOfNoPurchase(model: Parameters, history: PurchaseHistory, horizon: number): number;
	expectedPurchases(model: Parameters, history: PurchaseHistory, horizon: number): number;
	expectedRepeatPurchases(model: Parameters, time: number): number;
}>;

const bg = { r: 0.6, alpha: 5, a: 0.9, b: 2.5 };
const pareto = { r: 0.8, alpha: 6, s: 0.7, beta: 10 };
const families = [
	{ ...bgNbd, name: 'BG/NBD', model: bg, fit: bgNbd.fitBgNbd },
	{ ...mbgNbd, name: 'MBG/NBD', model: bg, fit: mbgNbd.fitMbgNbd },
	{ ...paretoNbd, name: 'Pareto/NBD', model: pareto, fit: paretoNbd.fitParetoNbd },
] as unknown as Family[];
const drawnBy: Record<string, Parameters0> = {
	'BG/NBD': leavingAfterPurchase(bg, false),
	'MBG/NBD': leavingAfterPurchase(bg, true),
	'Pareto/NBD': leavingAtAnyTime(pareto),
};
type Parameters0 = (random: () => number, age: number) => readonly number[];
const seen = (frequency: number, recency: number, age: number) => ({ frequency, recency, age });

const history = fc
	.tuple(
		fc.integer({ min: 0, max: 300 }),
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.double({ min: 0, max: 200, noNaN: true }),
	)
	.map(([x, share, age]) => seen(x, x === 0 ? 0 : share * age, age));
const horizons = fc.double({ min: 0.01, max: 200, noNaN: true });

describe.each(families)('$name', (family) => {
	const rows = histories(3_000, 7, drawnBy[family.name]);
	const people = columnsOf(rows);
	const fit = runToEnd(family.fit(people));
	const names = Object.keys(family.model);

	describe('fits', () => {
		test('recover the parameters that drew the data, within 4 standard errors', () => {
			expect(fit).toMatchObject({ converged: true, degenerate: null, rows: 3_000 });
			for (const name of names) {
				const off = Math.abs(fit.model[name] - family.model[name]);
				expect(off).toBeLessThan(4 * fit.standardErrors[name]!);
				expect(fit.standardErrors[name]!).toBeLessThan(fit.model[name]);
			}
		});

		test('are the maximum: any step aside is less likely', () => {
			const likelihood = (model: Parameters) => runToEnd(family.logLikelihood(model, people));
			expect(likelihood(fit.model)).toBeCloseTo(fit.logLikelihood, 6);
			for (const name of names) {
				for (const factor of [0.97, 1.03]) {
					const beside = { ...fit.model, [name]: fit.model[name] * factor };
					expect(likelihood(beside)).toBeLessThan(fit.logLikelihood);
				}
			}
		});

		test('predict as many purchases as the new customers of the same law make', () => {
			const expected = rows.reduce(
				(sum, [, , age]) => sum + family.expectedRepeatPurchases(fit.model, age),
				0,
			);
			const made = rows.reduce((sum, [x]) => sum + x, 0);
			expect(expected / made).toBeGreaterThan(0.95);
			expect(expected / made).toBeLessThan(1.05);
		});

		test('the order of customers changes nothing, and everybody twice only narrows the errors', () => {
			expect(runToEnd(family.fit(columnsOf([...rows].reverse())))).toEqual(fit);
			const twice = runToEnd(family.fit(columnsOf([...rows, ...rows])));
			for (const name of names) {
				expect(twice.model[name] / fit.model[name]).toBeCloseTo(1, 6);
				const narrower = fit.standardErrors[name]! / twice.standardErrors[name]!;
				expect(narrower).toBeCloseTo(Math.SQRT2, 4);
			}
		});

		test('in days instead of weeks only the rates change', () => {
			const days = runToEnd(
				family.fit(
					columnsOf(rows.map(([x, tx, T]): [number, number, number] => [x, 7 * tx, 7 * T])),
				),
			);
			for (const name of names) {
				const unit = name === 'alpha' || name === 'beta' ? 7 : 1;
				expect(days.model[name] / fit.model[name] / unit).toBeCloseTo(1, 5);
			}
			const purchases = rows.reduce((sum, [x]) => sum + x, 0);
			const shift = days.logLikelihood + purchases * Math.log(7);
			expect(shift / fit.logLikelihood).toBeCloseTo(1, 9);
			const [one, inDays] = [seen(3, 10, 20), seen(3, 70, 140)];
			expect(family.expectedPurchases(days.model, inDays, 70)).toBeCloseTo(
				family.expectedPurchases(fit.model, one, 10),
				5,
			);
		});

		test('customers who never leave: nobodyLeaves, or an extreme, and still a chance of no purchase', () => {
			const loyal = columnsOf(histories(1_000, 3, leavingAtAnyTime({ ...pareto, s: 1e-9 })));
			const found = runToEnd(family.fit(loyal));
			expect(found.converged).toBe(true);
			expect(found.degenerate?.code).toBe('nobodyLeaves');
			const none = family.probabilityOfNoPurchase(found.model, seen(2, 10, 30), 10);
			expect(none).toBeGreaterThan(0.1);
			expect(none).toBeLessThan(0.9);
		});

		test.each([
			['one customer', [[2, 10, 20]]],
			['all alike', Array(40).fill([3, 15, 30])],
			['all bought on their last day', Array(40).fill([3, 30, 30])],
			['all bought at once', Array(40).fill([5, 0, 30])],
			['one who buys without end', [...rows.slice(0, 60), [5_000, 39, 40]]],
			['tiny times', rows.slice(0, 200).map(([x, tx, T]) => [x, tx * 1e-9, T * 1e-9])],
			['huge times', rows.slice(0, 200).map(([x, tx, T]) => [x, tx * 1e9, T * 1e9])],
		])('%s: finite parameters and answers', (_, some) => {
			const found = runToEnd(family.fit(columnsOf(some as Array<[number, number, number]>)));
			for (const name of names) {
				expect(found.model[name]).toBeGreaterThan(0);
				expect(Number.isFinite(found.model[name])).toBe(true);
			}
			expect(Number.isFinite(found.logLikelihood)).toBe(true);
			const [x, tx, T] = some[0];
			expect(family.probabilityAlive(found.model, seen(x, tx, T))).toBeLessThanOrEqual(1);
			expect(family.expectedPurchases(found.model, seen(x, tx, T), T)).toBeGreaterThanOrEqual(0);
		});

		test.each([
			['nobody', []],
			['nobody who bought again', Array(30).fill([0, 0, 30])],
			['nobody with an age', Array(30).fill([1, 0, 0])],
		])('%s: tooFewRows', (_, some) => {
			expect(() => runToEnd(family.fit(columnsOf(some)))).toThrow(
				expect.objectContaining({ name: 'ModelError', code: 'tooFewRows' }),
			);
		});

		test.each([
			[NaN, 1, 2],
			[1, NaN, 2],
			[1, 1, NaN],
			[1.5, 1, 2],
			[-1, 0, 2],
			[1, -1, 2],
			[1, 3, 2],
			[0, 1, 2],
			[1, 1, Infinity],
			[Infinity, 1, 2],
		])('x %p, tₓ %p, T %p is refused by its row, and has no answers', (x, tx, T) => {
			const bad = columnsOf([
				[1, 1, 2],
				[0, 0, 3],
				[x, tx, T],
			]);
			expect(() => runToEnd(family.fit(bad))).toThrow(
				expect.objectContaining({ code: 'outOfDomain', row: 2 }),
			);
			expect(family.probabilityAlive(family.model, seen(x, tx, T))).toBeNaN();
			expect(family.probabilityOfNoPurchase(family.model, seen(x, tx, T), 1)).toBeNaN();
			expect(family.expectedPurchases(family.model, seen(x, tx, T), 1)).toBeNaN();
		});

		test('arguments are left alone', () => {
			const frozen = columnsOf(rows.slice(0, 100));
			for (const column of Object.values(frozen)) Object.freeze(column);
			const before = JSON.stringify(frozen);
			runToEnd(family.fit(Object.freeze(frozen)));
			expect(JSON.stringify(frozen)).toBe(before);
		});
	});

	describe('answers', () => {
		test('probabilities lie in 0 to 1, and silence is never less than having left', () => {
			fc.assert(
				fc.property(history, horizons, (one, horizon) => {
					const alive = family.probabilityAlive(family.model, one);
					const none = family.probabilityOfNoPurchase(family.model, one, horizon);
					expect(alive).toBeGreaterThanOrEqual(0);
					expect(alive).toBeLessThanOrEqual(1);
					expect(none).toBeLessThanOrEqual(1);
					expect(none).toBeGreaterThanOrEqual(1 - alive - 1e-9);
				}),
			);
		});

		test('a longer horizon never means fewer purchases or more silence', () => {
			fc.assert(
				fc.property(history, horizons, (one, horizon) => {
					const purchases = family.expectedPurchases(family.model, one, horizon);
					const longer = family.expectedPurchases(family.model, one, 1.5 * horizon);
					expect(longer).toBeGreaterThanOrEqual(purchases * (1 - 1e-9));
					const none = family.probabilityOfNoPurchase(family.model, one, horizon);
					const later = family.probabilityOfNoPurchase(family.model, one, 1.5 * horizon);
					expect(later).toBeLessThanOrEqual(none + 1e-9);
					// A purchase can only be expected by who may make one.
					expect(purchases).toBeGreaterThanOrEqual(1 - none - 1e-9);
				}),
			);
		});

		test('the same purchases longer ago: less likely to be still a customer', () => {
			fc.assert(
				fc.property(history, horizons, (one, later) => {
					const { model } = family;
					const older = seen(one.frequency, one.recency, one.age + later);
					const [now, then] = [one, older].map((some) => family.probabilityAlive(model, some));
					expect(then).toBeLessThanOrEqual(now + 1e-9);
				}),
			);
		});

		test.each([NaN, -1, Infinity])('a horizon of %p has no expected purchases', (horizon) => {
			expect(family.expectedPurchases(family.model, seen(1, 2, 3), horizon)).toBeNaN();
			expect(family.expectedRepeatPurchases(family.model, horizon)).toBeNaN();
			if (!(horizon > 0)) {
				expect(family.probabilityOfNoPurchase(family.model, seen(1, 2, 3), horizon)).toBeNaN();
			}
		});

		test.each(names)('a model without %s has no answers', (name) => {
			for (const broken of [NaN, 0, -1]) {
				const model = { ...family.model, [name]: broken };
				expect(family.probabilityAlive(model, seen(1, 2, 3))).toBeNaN();
				expect(family.expectedPurchases(model, seen(1, 2, 3), 1)).toBeNaN();
				expect(family.probabilityOfNoPurchase(model, seen(1, 2, 3), 1)).toBeNaN();
				expect(family.expectedRepeatPurchases(model, 1)).toBeNaN();
			}
		});
	});
});
