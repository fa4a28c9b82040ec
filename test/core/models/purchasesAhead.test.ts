import fc from 'fast-check';

import { purchaseForecast } from '../../../core/models/purchaseForecast';
import {
	parametersOf,
	probabilityAlive,
	probabilityOfNoPurchase,
	withParameters,
	type PurchaseModel,
} from '../../../core/models/purchaseModel';
import {
	discountedAhead,
	purchasePairsAhead,
	purchasesAhead,
	returnAhead,
} from '../../../core/models/purchasesAhead';
import * as bgNbd from '../../../core/models/bgNbd';
import * as mbgNbd from '../../../core/models/mbgNbd';
import * as paretoNbd from '../../../core/models/paretoNbd';
import { randomStream } from '../../../core/numeric/random';
import {
	betaVariate,
	exponentialVariate,
	gammaVariate,
} from '../../../core/numeric/randomVariates';
import { runToEnd } from '../../../core/steps';

// The future of customers by the three models: against their own functions, and against drawn futures.
const dropout = { r: 0.6, alpha: 5, a: 0.9, b: 2.5 };
const models: readonly PurchaseModel[] = [
	{ kind: 'bgNbd', parameters: dropout },
	{ kind: 'mbgNbd', parameters: dropout },
	{ kind: 'paretoNbd', parameters: { r: 0.8, alpha: 6, s: 0.7, beta: 10 } },
];
const expectedPurchases = (model: PurchaseModel, history: Seen, horizon: number) => {
	switch (model.kind) {
		case 'bgNbd':
			return bgNbd.expectedPurchases(model.parameters, history, horizon);
		case 'mbgNbd':
			return mbgNbd.expectedPurchases(model.parameters, history, horizon);
		case 'paretoNbd':
			return paretoNbd.expectedPurchases(model.parameters, history, horizon);
	}
};
type Seen = Readonly<{ frequency: number; recency: number; age: number }>;
const histories = fc
	.tuple(
		fc.integer({ min: 0, max: 300 }),
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.double({ min: 0, max: 200, noNaN: true }),
	)
	.map(([x, share, age]) => ({ frequency: x, recency: x === 0 ? 0 : share * age, age }));
const times = fc.double({ min: 0.01, max: 200, noNaN: true });

/** Purchases within `time` of somebody who is active now. */
function drawn(model: PurchaseModel, { frequency: x, age }: Seen, time: number, seed: number) {
	const random = randomStream(seed, 1);
	const { parameters } = model;
	const rate = gammaVariate(parameters.r + x, random) / (parameters.alpha + age);
	let end = time;
	let leaves = 0;
	if (model.kind === 'paretoNbd') {
		const { s, beta } = model.parameters;
		const death = gammaVariate(s, random) / (beta + age);
		end = Math.min(time, exponentialVariate(1 / death, random));
	} else {
		const { a, b } = model.parameters;
		leaves = betaVariate(a, b + x + (model.kind === 'mbgNbd' ? 1 : 0), random);
	}
	let count = 0;
	let at = exponentialVariate(1 / rate, random);
	while (at < end) {
		count++;
		if (random() < leaves) break;
		at += exponentialVariate(1 / rate, random);
	}
	return count;
}

describe.each(models)('$kind', (model) => {
	test('the future of a customer is what the model itself says', () => {
		fc.assert(
			fc.property(histories, times, (history, time) => {
				const alive = probabilityAlive(model, history);
				const purchases = alive * purchasesAhead(model, history, time);
				const expected = expectedPurchases(model, history, time);
				expect(Math.abs(purchases - expected)).toBeLessThan(1e-9 * (1 + expected));
				const silent = 1 - alive * returnAhead(model, history, time);
				expect(silent).toBeCloseTo(probabilityOfNoPurchase(model, history, time), 9);
			}),
			{ numRuns: 60 },
		);
	});

	test('pairs of purchases are those of 40,000 drawn futures, within 4 standard errors', () => {
		for (const history of [
			{ frequency: 0, recency: 0, age: 3 },
			{ frequency: 7, recency: 30, age: 40 },
		]) {
			const draws = Array.from({ length: 40_000 }, (_, seed) => drawn(model, history, 12, seed));
			const near = (values: readonly number[], expected: number) => {
				const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
				const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
				expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(square / values.length));
			};
			near(draws, purchasesAhead(model, history, 12));
			near(
				draws.map((n) => n * (n - 1)),
				purchasePairsAhead(model, history, 12),
			);
			near(
				draws.map((n) => Number(n > 0)),
				returnAhead(model, history, 12),
			);
		}
	});

	test('pairs are at least what the mean allows, and finite for heavy buyers', () => {
		fc.assert(
			fc.property(histories, times, (history, time) => {
				const mean = purchasesAhead(model, history, time);
				const pairs = purchasePairsAhead(model, history, time);
				// The variance, E[N (N − 1)] + E[N] − E[N]², is not negative.
				expect(pairs + mean - mean * mean).toBeGreaterThanOrEqual(-1e-6 * (1 + mean * mean));
			}),
			{ numRuns: 60 },
		);
		expect(purchasePairsAhead(model, { frequency: 2_000, age: 40 }, 39)).toBeGreaterThan(1e4);
	});

	test('discounting is that of a fine sum, and none without a rate', () => {
		fc.assert(
			fc.property(
				histories,
				times,
				fc.double({ min: 1e-4, max: 0.05, noNaN: true }),
				(one, time, rate) => {
					expect(discountedAhead(model, one, time, 0)).toBe(purchasesAhead(model, one, time));
					const parts = 2_000;
					let sum = 0;
					let before = 0;
					for (let at = 1; at <= parts; at++) {
						const t = (time * at) / parts;
						const until = purchasesAhead(model, one, t);
						sum += (until - before) * Math.exp(-rate * (t - time / parts / 2));
						before = until;
					}
					expect(discountedAhead(model, one, time, rate) / sum).toBeCloseTo(1, 5);
				},
			),
			{ numRuns: 15 },
		);
	});

	test('columns hold the same, and NaN where the history is none', () => {
		const people = { frequency: [0, 3, 3, 1], recency: [0, 20, 20, 9], age: [30, 30, 30, 5] };
		const settings = { horizon: 10, lifetime: 100, discountRate: 0.001 };
		const columns = runToEnd(purchaseForecast(model, people, settings));
		const one = { frequency: 3, recency: 20, age: 30 };
		expect(columns.purchases[1]).toBeCloseTo(expectedPurchases(model, one, 10), 10);
		expect(columns.silent[1]).toBeCloseTo(probabilityOfNoPurchase(model, one, 10), 10);
		expect(columns.discounted[1]).toBe(columns.discounted[2]);
		expect(columns.discounted[1]).toBeGreaterThan(columns.purchases[1]);
		for (const column of Object.values(columns)) expect(column[3]).toBeNaN();
	});

	test('parameters go into a list and back', () => {
		expect(withParameters(model, parametersOf(model))).toEqual(model);
	});
});

test('DERT of Pareto/NBD is the same for a very long time (models.md 2.1)', () => {
	const parameters = { r: 0.5629966, alpha: 12.559037, s: 0.4081095, beta: 10.5148048 };
	const model: PurchaseModel = { kind: 'paretoNbd', parameters };
	const history = { frequency: 7, recency: 35.71, age: 38.86 };
	const worth = probabilityAlive(model, history) * discountedAhead(model, history, 6_000, 0.0027);
	expect(worth).toBeCloseTo(26.95057, 4);
});
