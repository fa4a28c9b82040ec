import fc from 'fast-check';

import { lastDayWith, rollingValues, type Rolling } from '../../../core/metrics/rollingValue';
import { tierLimits, tierOf, type TierRule } from '../../../core/metrics/valueTiers';
import { runToEnd } from '../../../core/steps';

const limitsOf = (values: readonly number[], rule: TierRule) =>
	runToEnd(tierLimits(Float64Array.from(values), rule));
const tiersOf = (values: readonly number[], rule: TierRule) => {
	const limits = limitsOf(values, rule);
	return values.map((value) => tierOf(value, limits));
};

describe('tier limits', () => {
	test('ABC by revenue share: who carries the sum over 80 % is still an A', () => {
		// 50, 80, 90, 95, 100: two are A, two B, the last C.
		const rule: TierRule = { kind: 'revenueShare', shares: [0.8, 0.95] };
		expect(tiersOf([50, 30, 10, 5, 5], rule)).toEqual([0, 0, 1, 1, 1]);
		expect(tiersOf([50, 30, 10, 6, 4], rule)).toEqual([0, 0, 1, 1, 2]);
	});

	test('best customers by number, rounded up', () => {
		const values = Array.from({ length: 30 }, (_, at) => 100 - at);
		const tiers = tiersOf(values, { kind: 'customerShare', shares: [0.1, 0.3] });
		expect(tiers.filter((tier) => tier === 0)).toHaveLength(3);
		expect(tiers.filter((tier) => tier === 1)).toHaveLength(6);
	});

	test('fixed limits, reached exactly', () => {
		expect(tiersOf([1000, 999, 300, 0], { kind: 'threshold', limits: [1000, 300] })).toEqual([
			0, 1, 1, 2,
		]);
	});

	test('nobody with a value reaches nothing', () => {
		const rule: TierRule = { kind: 'customerShare', shares: [0.5, 1] };
		expect(tiersOf([0, 0, -5], rule)).toEqual([2, 2, 2]);
		expect(tiersOf([], rule)).toEqual([]);
	});

	const values = fc.array(fc.integer({ min: -20, max: 500 }), { minLength: 1, maxLength: 40 });
	const rule = fc.constantFrom<TierRule>(
		{ kind: 'revenueShare', shares: [0.8, 0.95] },
		{ kind: 'customerShare', shares: [0.1, 0.4] },
	);

	test('more is never a worse tier, equals are equal, the currency unit changes nothing', () => {
		fc.assert(
			fc.property(values, rule, (some, by) => {
				const tiers = tiersOf(some, by);
				some.forEach((one, i) =>
					some.forEach((other, j) => {
						if (one >= other) expect(tiers[i]).toBeLessThanOrEqual(tiers[j]);
					}),
				);
				expect(
					tiersOf(
						some.map((value) => value * 128),
						by,
					),
				).toEqual(tiers);
			}),
		);
	});
});

describe('rolling values', () => {
	const events = fc
		.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: -9, max: 20 })), {
			maxLength: 12,
		})
		.map((some) => [...some].sort(([one], [other]) => one - other));
	const rolling: fc.Arbitrary<Rolling> = fc.record({
		end: fc.integer({ min: 40, max: 80 }),
		window: fc.integer({ min: 1, max: 40 }),
		grace: fc.integer({ min: 0, max: 30 }),
	});

	test('as adding up every window by itself', () => {
		fc.assert(
			fc.property(events, rolling, fc.integer({ min: 1, max: 30 }), (some, by, threshold) => {
				const dated = {
					begins: Int32Array.of(0, some.length),
					days: Int32Array.from(some, ([day]) => day),
					values: Float64Array.from(some, ([, value]) => value),
				};
				const sumAt = (last: number) =>
					some.reduce(
						(sum, [day, value]) => (day <= last && day > last - by.window ? sum + value : sum),
						0,
					);
				const lasts = Array.from({ length: by.grace + 1 }, (_, ago) => by.end - ago);
				const { now, best } = runToEnd(rollingValues(dated, by));
				expect(now[0]).toBe(sumAt(by.end));
				expect(best[0]).toBe(Math.max(...lasts.map(sumAt)));
				const reached = lasts.filter((last) => sumAt(last) >= threshold);
				expect(lastDayWith(threshold, dated, 0, by)).toBe(
					reached.length > 0 ? Math.max(...reached) : NaN,
				);
			}),
			{ numRuns: 500 },
		);
	});
});
