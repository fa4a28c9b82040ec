import fc from 'fast-check';

import {
	discountedPurchases,
	expectedPurchases,
	expectedRepeatPurchases,
	fitBgBb,
	logLikelihood,
	probabilityAlive,
	probabilityOfNoPurchase,
	probabilityOfRepeatPurchases,
} from '../../../core/models/bgBb';
import { randomStream } from '../../../core/numeric/random';
import { betaVariate } from '../../../core/numeric/randomVariates';
import { runToEnd } from '../../../core/steps';

/** Fitted to the donations of 11,104 people over 6 years. */
const donations = { alpha: 1.20352243, beta: 0.74971635, gamma: 0.65671813, delta: 2.78344166 };
const came = (frequency: number, recency: number, periods = 6) => ({ frequency, recency, periods });

describe('donations, Fader, Hardie & Shang (2010)', () => {
	test.each([
		[0, 0, 0.1081],
		[4, 5, 0.6968],
		[6, 6, 0.9304],
		[2, 4, 0.5897],
	])('gave %p times, last in year %p: active in the next year %p', (x, tx, expected) => {
		expect(probabilityAlive(donations, came(x, tx))).toBeCloseTo(expected, 4);
	});

	// The first decimals of both are those of models.md 2.4.
	test.each([
		[0, 0, 0.130218078042329],
		[4, 5, 3.62796777528703],
	])('gave %p times, last in year %p: gifts in 10 years %p (mpmath)', (x, tx, expected) => {
		expect(expectedPurchases(donations, came(x, tx), 10)).toBeCloseTo(expected, 11);
	});

	test('how many of 11,104 give never, and always', () => {
		expect(11_104 * probabilityOfRepeatPurchases(donations, 6, 0)).toBeCloseTo(3454.9, 1);
		expect(11_104 * probabilityOfRepeatPurchases(donations, 6, 6)).toBeCloseTo(1253.1, 1);
	});

	test('gifts of a new donor in 1 to 11 years (models.md 2.4)', () => {
		const expected = [
			0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887,
		];
		expected.forEach((gifts, at) => {
			expect(expectedRepeatPurchases(donations, at + 1)).toBeCloseTo(gifts, 4);
		});
	});

	test('discounted gifts for ever of who always gave: 5.9098 at 10 % (models.md 2.4)', () => {
		expect(discountedPurchases(donations, came(6, 6), 0.1)).toBeCloseTo(5.9098, 3);
	});
});

const parameter = fc.double({ min: 0.1, max: 10, noNaN: true });
const some = fc.record({ alpha: parameter, beta: parameter, gamma: parameter, delta: parameter });
const attendance = fc
	.tuple(fc.nat(12), fc.nat(12), fc.nat(12))
	.map((three) => three.sort((one, other) => one - other))
	.map(([x, tx, n]) => (x === 0 ? came(0, 0, n) : came(x, tx, n)));

describe('identities', () => {
	test('the chances of all counts add up to 1, and give the mean', () => {
		fc.assert(
			fc.property(some, fc.nat(30), (model, n) => {
				const counts = Array.from({ length: n + 1 }, (_, count) =>
					probabilityOfRepeatPurchases(model, n, count),
				);
				expect(counts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10);
				const mean = counts.reduce((sum, one, count) => sum + one * count, 0);
				expect(mean).toBeCloseTo(expectedRepeatPurchases(model, n), 9);
			}),
		);
	});

	test('probabilities lie in 0 to 1; a longer horizon never means fewer purchases or more silence', () => {
		fc.assert(
			fc.property(some, attendance, fc.nat(20), (model, one, horizon) => {
				const alive = probabilityAlive(model, one);
				const none = probabilityOfNoPurchase(model, one, horizon);
				for (const value of [alive, none]) {
					expect(value).toBeGreaterThanOrEqual(0);
					expect(value).toBeLessThanOrEqual(1 + 1e-12);
				}
				expect(none).toBeGreaterThanOrEqual(1 - alive - 1e-9);
				expect(probabilityOfNoPurchase(model, one, horizon + 1)).toBeLessThanOrEqual(none + 1e-12);
				const purchases = expectedPurchases(model, one, horizon);
				expect(expectedPurchases(model, one, horizon + 1)).toBeGreaterThanOrEqual(purchases);
				expect(purchases).toBeGreaterThanOrEqual(1 - none - 1e-9);
			}),
		);
	});

	test('discounted purchases are the discounted sum of those expected in each period', () => {
		fc.assert(
			fc.property(some, attendance, (model, one) => {
				let sum = 0;
				for (let ahead = 1; ahead <= 300; ahead++) {
					const more =
						expectedPurchases(model, one, ahead) - expectedPurchases(model, one, ahead - 1);
					sum += more / 1.25 ** ahead;
				}
				expect(discountedPurchases(model, one, 0.25)).toBeCloseTo(sum, 8);
			}),
			{ numRuns: 20 },
		);
	});
});

function drawn(model: typeof donations, people: number, seed: number) {
	const rows = Array.from({ length: people }, (_, person) => {
		const random = randomStream(seed, person);
		const comes = betaVariate(model.alpha, model.beta, random);
		const leaves = betaVariate(model.gamma, model.delta, random);
		const periods = 4 + (person % 5);
		let [frequency, recency] = [0, 0];
		for (let period = 1; period <= periods && random() >= leaves; period++) {
			if (random() >= comes) continue;
			frequency++;
			recency = period;
		}
		return came(frequency, recency, periods);
	});
	return columns(rows);
}

const columns = (rows: ReadonlyArray<ReturnType<typeof came>>) => ({
	frequency: rows.map(({ frequency }) => frequency),
	recency: rows.map(({ recency }) => recency),
	periods: rows.map(({ periods }) => periods),
});

describe('fits', () => {
	const model = { alpha: 1.5, beta: 1, gamma: 1, delta: 4 };
	const people = drawn(model, 6_000, 2);
	const fit = runToEnd(fitBgBb(people));

	test('recover the parameters that drew the data, within 4 standard errors', () => {
		expect(fit).toMatchObject({ converged: true, degenerate: null, rows: 6_000 });
		for (const name of ['alpha', 'beta', 'gamma', 'delta'] as const) {
			const off = Math.abs(fit.model[name] - model[name]);
			expect(off).toBeLessThan(4 * fit.standardErrors[name]!);
		}
	});

	test('are the maximum: any step aside is less likely', () => {
		expect(runToEnd(logLikelihood(fit.model, people))).toBeCloseTo(fit.logLikelihood, 6);
		for (const name of ['alpha', 'beta', 'gamma', 'delta'] as const) {
			for (const factor of [0.97, 1.03]) {
				const beside = { ...fit.model, [name]: fit.model[name] * factor };
				expect(runToEnd(logLikelihood(beside, people))).toBeLessThan(fit.logLikelihood);
			}
		}
	});

	test('counted rows are the same as rows one by one, in any order', () => {
		const counted = new Map<string, number>();
		people.frequency.forEach((x, at) => {
			const key = [x, people.recency[at], people.periods[at]].join();
			counted.set(key, (counted.get(key) ?? 0) + 1);
		});
		const rows = [...counted].reverse().map(([key, customers]) => {
			const [x, tx, n] = key.split(',').map(Number);
			return { ...came(x, tx, n), customers };
		});
		const customers = rows.map((row) => row.customers);
		expect(runToEnd(fitBgBb({ ...columns(rows), customers }))).toEqual(fit);
	});

	test('everybody always comes: that nobody leaves is said', () => {
		const loyal = columns(Array.from({ length: 200 }, () => came(6, 6)));
		expect(runToEnd(fitBgBb(loyal)).degenerate?.code).toBe('nobodyLeaves');
	});

	test.each([
		['nobody', []],
		['nobody came again', [came(0, 0), came(0, 0)]],
	])('%s: tooFewRows', (_, rows) => {
		expect(() => runToEnd(fitBgBb(columns(rows)))).toThrow(
			expect.objectContaining({ code: 'tooFewRows' }),
		);
	});

	test.each([
		came(NaN, 1),
		came(1, NaN),
		came(1, 1, NaN),
		came(3, 2),
		came(1, 7),
		came(0, 1),
		came(1.5, 2),
		came(-1, 2),
		came(1, 1, Infinity),
	])('%p is refused by its row', (bad) => {
		expect(() => runToEnd(fitBgBb(columns([came(1, 2), bad])))).toThrow(
			expect.objectContaining({ code: 'outOfDomain', row: 1 }),
		);
		expect(probabilityAlive(donations, bad)).toBeNaN();
		expect(expectedPurchases(donations, bad, 3)).toBeNaN();
		expect(probabilityOfNoPurchase(donations, bad, 3)).toBeNaN();
	});

	test.each([NaN, -1, Infinity])('%p customers in a row are refused', (count) => {
		const counted = { ...columns([came(1, 2), came(2, 3)]), customers: [1, count] };
		expect(() => runToEnd(fitBgBb(counted))).toThrow(
			expect.objectContaining({ code: 'outOfDomain', row: 1 }),
		);
	});
});

test('a horizon that is no number of periods is NaN', () => {
	for (const horizon of [NaN, -1, 1.5, Infinity]) {
		expect(expectedPurchases(donations, came(1, 2), horizon)).toBeNaN();
		expect(probabilityOfNoPurchase(donations, came(1, 2), horizon)).toBeNaN();
	}
	expect(discountedPurchases(donations, came(1, 2), 0)).toBeNaN();
	expect(probabilityAlive({ ...donations, gamma: NaN }, came(1, 2))).toBeNaN();
});
