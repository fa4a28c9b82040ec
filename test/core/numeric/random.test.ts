import { randomStream } from '../../../core/numeric/random';
import {
	betaVariate,
	exponentialVariate,
	gammaVariate,
	normalVariate,
} from '../../../core/numeric/randomVariates';
import { xoshiro128 } from '../../../core/numeric/xoshiro128';

const times = <Value>(count: number, make: () => Value) => Array.from({ length: count }, make);
const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => {
	const centre = mean(values);
	return mean(values.map((value) => (value - centre) ** 2));
};

test('xoshiro128** from state 1, 2, 3, 4: the values of the reference implementation (as in rand_xoshiro)', () => {
	expect(times(10, xoshiro128([1, 2, 3, 4]))).toEqual([
		11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
		4258142804,
	]);
});

describe('streams', () => {
	test('the same keys give the same numbers, whatever was drawn elsewhere', () => {
		const first = times(20, randomStream(7, 1, 2));
		times(5, randomStream(7, 1, 3));
		expect(times(20, randomStream(7, 1, 2))).toEqual(first);
	});

	test('each key matters, and so does each half of a large seed', () => {
		const starts = [
			randomStream(7, 1, 2),
			randomStream(8, 1, 2),
			randomStream(7 + 2 ** 32, 1, 2),
			randomStream(7, 2, 1),
			randomStream(7, 1),
			randomStream(7, 1, 2, 0),
		].map((random) => random());
		expect(new Set(starts).size).toBe(starts.length);
	});

	test('numbers lie strictly between 0 and 1 and fill 64 bins evenly (chi-squared, 63 degrees)', () => {
		const bins = new Array<number>(64).fill(0);
		const random = randomStream(3, 1);
		for (let draw = 0; draw < 64_000; draw++) {
			const value = random();
			if (value > 0 && value < 1) bins[Math.floor(value * 64)] += 1;
		}
		expect(bins.reduce((sum, count) => sum + count)).toBe(64_000);
		expect(chiSquared(bins, 1000)).toBeLessThan(110);
	});

	test('the first numbers of neighbouring streams are as even as those of one stream', () => {
		const bins = new Array<number>(64).fill(0);
		for (let key = 0; key < 64_000; key++) bins[Math.floor(randomStream(1, 4, key)() * 64)] += 1;
		expect(chiSquared(bins, 1000)).toBeLessThan(110);
	});

	function chiSquared(bins: readonly number[], expected: number): number {
		return bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
	}
});

describe('variates have the moments of their distribution', () => {
	const N = 20_000;
	const near = (value: number, expected: number, standardError: number) =>
		expect(Math.abs(value - expected)).toBeLessThan(4.5 * standardError);

	test('normal', () => {
		const random = randomStream(11);
		const drawn = times(N, () => normalVariate(random));
		near(mean(drawn), 0, 1 / Math.sqrt(N));
		near(variance(drawn), 1, Math.sqrt(2 / N));
	});

	test('exponential', () => {
		const random = randomStream(12);
		const drawn = times(N, () => exponentialVariate(3, random));
		near(mean(drawn), 3, 3 / Math.sqrt(N));
	});

	test.each([0.05, 0.5, 1, 1.7, 12])('gamma of shape %p', (shape) => {
		const random = randomStream(13, Math.round(shape * 100));
		const drawn = times(N, () => gammaVariate(shape, random));
		near(mean(drawn), shape, Math.sqrt(shape / N));
		// Var of the sample variance: (μ₄ − σ⁴)/n with μ₄ = 3k² + 6k.
		near(variance(drawn), shape, Math.sqrt((2 * shape ** 2 + 6 * shape) / N));
	});

	test.each([
		[0.9, 2.8],
		[3, 0.4],
		[1e-4, 1e-4],
	])('beta of %p and %p', (a, b) => {
		const random = randomStream(14, Math.round(a * 1000));
		const drawn = times(N, () => betaVariate(a, b, random));
		const expected = a / (a + b);
		const spread = (expected * (1 - expected)) / (a + b + 1);
		near(mean(drawn), expected, Math.sqrt(spread / N));
		expect(drawn.every((value) => value >= 0 && value <= 1)).toBe(true);
		expect(Math.abs(variance(drawn) / spread - 1)).toBeLessThan(0.05);
	});

	test('a shape that is no shape gives NaN, not an endless search', () => {
		expect(gammaVariate(NaN, randomStream(1))).toBeNaN();
		expect(gammaVariate(0, randomStream(1))).toBeNaN();
	});
});
