import fc from 'fast-check';

import { expectedOrderValue, fitGammaGamma, logLikelihood } from '../../../core/models/gammaGamma';
import { randomStream } from '../../../core/numeric/random';
import { meanOrderValueVariate, orderValueVariate } from '../../../core/simulate/gammaGamma';
import { runToEnd } from '../../../core/steps';

/** Fitted to the 946 repeat buyers of CDNOW, in dollars. */
const cdnow = { p: 6.2488019, q: 3.7445887, v: 15.4477507 };
const spent = (frequency: number, monetaryValue: number) => ({ frequency, monetaryValue });

describe('CDNOW (models.md 2.1)', () => {
	test.each([
		[1, [24.629862, 35.052186, 80.215589]],
		[2, [22.73177, 35.030792, 88.326553]],
		[3, [21.93747, 35.021839, 91.720768]],
		[10, [20.638303, 35.007195, 97.272393]],
	])('%p orders of 20, 35, 100 on average: expected %p', (x, expected) => {
		[20, 35, 100].forEach((mean, at) => {
			expect(Math.abs(expectedOrderValue(cdnow, spent(x, mean)) - expected[at])).toBeLessThan(2e-6);
		});
	});

	test('without repeat orders everybody’s mean, 35.171002', () => {
		expect(expectedOrderValue(cdnow, spent(0, NaN))).toBeCloseTo(35.171002, 5);
	});

	test.each([
		[2, 22.35, 24.6586],
		[1, 11.77, 18.9115],
	])('its first customers: %p orders of %p on average, expected %p', (x, mean, expected) => {
		expect(expectedOrderValue(cdnow, spent(x, mean))).toBeCloseTo(expected, 3);
	});
});

function drawn(model: { p: number; q: number; v: number }, customers: number, seed: number) {
	const frequency: number[] = [];
	const monetaryValue: number[] = [];
	for (let customer = 0; customer < customers; customer++) {
		const random = randomStream(seed, customer);
		const orders = 1 + Math.floor(6 * random());
		const own = meanOrderValueVariate(model, random);
		let sum = 0;
		for (let order = 0; order < orders; order++) sum += orderValueVariate(model, own, random);
		frequency.push(orders);
		monetaryValue.push(sum / orders);
	}
	return { frequency, monetaryValue };
}

describe('fits', () => {
	const model = { p: 5, q: 4, v: 18 };
	const spends = drawn(model, 4_000, 1);
	const fit = runToEnd(fitGammaGamma(spends));

	test('recover the parameters that drew the data, within 4 standard errors', () => {
		expect(fit).toMatchObject({ converged: true, degenerate: null, rows: 4_000 });
		for (const name of ['p', 'q', 'v'] as const) {
			const error = fit.standardErrors[name]!;
			expect(Math.abs(fit.model[name] - model[name])).toBeLessThan(4 * error);
			expect(error).toBeLessThan(0.25 * model[name]);
		}
	});

	test('are the maximum: any step aside is less likely', () => {
		expect(runToEnd(logLikelihood(fit.model, spends))).toBeCloseTo(fit.logLikelihood, 6);
		for (const name of ['p', 'q', 'v'] as const) {
			for (const factor of [0.98, 1.02]) {
				const beside = { ...fit.model, [name]: fit.model[name] * factor };
				expect(runToEnd(logLikelihood(beside, spends))).toBeLessThan(fit.logLikelihood);
			}
		}
	});

	test('in cents instead of euros only v changes', () => {
		const cents = runToEnd(
			fitGammaGamma({ ...spends, monetaryValue: spends.monetaryValue.map((value) => value * 100) }),
		);
		expect(cents.model.p / fit.model.p).toBeCloseTo(1, 5);
		expect(cents.model.q / fit.model.q).toBeCloseTo(1, 5);
		expect(cents.model.v / fit.model.v / 100).toBeCloseTo(1, 5);
	});

	test('the order of customers changes nothing', () => {
		const reversed = {
			frequency: [...spends.frequency].reverse(),
			monetaryValue: [...spends.monetaryValue].reverse(),
		};
		expect(runToEnd(fitGammaGamma(reversed))).toEqual(fit);
	});

	test('all spend alike: no spread to be found, and that is said', () => {
		const alike = { frequency: Array(50).fill(3), monetaryValue: Array(50).fill(20) };
		const found = runToEnd(fitGammaGamma(alike));
		expect(found.degenerate?.code).toBe('extremeParameter');
		expect(expectedOrderValue(found.model, spent(3, 20))).toBeCloseTo(20, 1);
	});

	test('a few who spend without limit: the mean over all does not exist, and that is said', () => {
		const wild = runToEnd(fitGammaGamma(drawn({ p: 4, q: 0.6, v: 3 }, 1_000, 4)));
		expect(wild.degenerate?.code).toBe('infiniteMean');
		expect(expectedOrderValue(wild.model, spent(0, NaN))).toBeNaN();
		expect(expectedOrderValue(wild.model, spent(4, 50))).toBeGreaterThan(0);
	});

	test('one customer gives a finite answer', () => {
		const { model: one } = runToEnd(fitGammaGamma({ frequency: [3], monetaryValue: [25] }));
		for (const value of Object.values(one)) expect(Number.isFinite(value)).toBe(true);
	});

	test('nobody: tooFewRows', () => {
		expect(() => runToEnd(fitGammaGamma({ frequency: [], monetaryValue: [] }))).toThrow(
			expect.objectContaining({ name: 'ModelError', code: 'tooFewRows' }),
		);
	});

	test.each([
		[NaN, 1],
		[0, 1],
		[Infinity, 1],
		[1, NaN],
		[1, 0],
		[1, -5],
		[1, Infinity],
	])('frequency %p with spend %p is refused by its row', (x, m) => {
		const bad = { frequency: [1, 2, x], monetaryValue: [10, 20, m] };
		expect(() => runToEnd(fitGammaGamma(bad))).toThrow(
			expect.objectContaining({ code: 'outOfDomain', row: 2 }),
		);
	});

	test('arguments are left alone', () => {
		const frozen = {
			frequency: Object.freeze([1, 3, 2]),
			monetaryValue: Object.freeze([30, 10, 20]),
		};
		runToEnd(fitGammaGamma(Object.freeze(frozen)));
		expect(frozen.monetaryValue).toEqual([30, 10, 20]);
	});
});

test('an expected order lies between the own mean and everybody’s, nearer to the own with more orders', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 100 }),
			fc.double({ min: 1, max: 500, noNaN: true }),
			(x, mean) => {
				const value = expectedOrderValue(cdnow, spent(x, mean));
				const all = expectedOrderValue(cdnow, spent(0, NaN));
				expect(value).toBeGreaterThanOrEqual(Math.min(mean, all) - 1e-9);
				expect(value).toBeLessThanOrEqual(Math.max(mean, all) + 1e-9);
				const more = expectedOrderValue(cdnow, spent(x + 1, mean));
				expect(Math.abs(more - mean)).toBeLessThanOrEqual(Math.abs(value - mean) + 1e-9);
			},
		),
	);
});

test.each([
	[{ ...cdnow, p: NaN }, spent(1, 20)],
	[{ ...cdnow, q: 0.5 }, spent(0, 20)],
	[cdnow, spent(NaN, 20)],
	[cdnow, spent(2, NaN)],
	[cdnow, spent(2, 0)],
])('%p of %p does not exist', (model, spend) => {
	expect(expectedOrderValue(model, spend)).toBeNaN();
});
