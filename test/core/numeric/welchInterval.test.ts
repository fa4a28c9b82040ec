import fc from 'fast-check';

import { sampleOf, welchInterval } from '../../../core/numeric/welchInterval';

describe('welchInterval', () => {
	test('the extra hours of sleep of two groups of ten: R’s t.test(extra ~ group, data = sleep)', () => {
		const one = sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
		const other = sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
		expect(one.mean).toBeCloseTo(0.75, 12);
		expect(other.mean).toBeCloseTo(2.33, 12);
		const { low, high } = welchInterval(one, other);
		expect(low).toBeCloseTo(-3.3654832, 7);
		expect(high).toBeCloseTo(0.2054832, 7);
	});

	test('turns round with its samples, widens with confidence, moves with what is added, grows with the unit', () => {
		const values = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 20 });
		fc.assert(
			fc.property(values, values, fc.integer({ min: 1, max: 100 }), (some, others, shift) => {
				const [one, other] = [sampleOf(some), sampleOf(others)];
				const { low, high } = welchInterval(one, other);
				const turned = welchInterval(other, one);
				expect(turned.low).toBeCloseTo(-high, 6);
				expect(turned.high).toBeCloseTo(-low, 6);
				const wider = welchInterval(one, other, 0.99);
				expect(wider.low).toBeLessThanOrEqual(low);
				expect(wider.high).toBeGreaterThanOrEqual(high);
				const moved = welchInterval(sampleOf(some.map((value) => value + shift)), other);
				expect(moved.low).toBeCloseTo(low + shift, 6);
				const inCents = (all: number[]) => sampleOf(all.map((value) => value * 100));
				expect(welchInterval(inCents(some), inCents(others)).low).toBeCloseTo(low * 100, 4);
			}),
		);
	});

	test('without spread there is no doubt; with one value there is no interval', () => {
		expect(welchInterval(sampleOf([3, 3]), sampleOf([2, 2]))).toEqual({ low: 1, high: 1 });
		expect(welchInterval(sampleOf([3]), sampleOf([2, 2, 5])).low).toBeNaN();
		expect(welchInterval(sampleOf([]), sampleOf([2, 2, 5])).high).toBeNaN();
	});
});
