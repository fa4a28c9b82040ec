import fc from 'fast-check';

import { purchaseGaps } from '../../../core/metrics/purchaseGaps';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { HORIZONS, repurchase } from '../../../core/metrics/repurchase';
import { runToEnd } from '../../../core/steps';
import { dayNumber, logOf } from './logOf.cjs';

type Log = ReturnType<typeof logOf>;
type Row = readonly [string | null, string, number];

const merged = (log: Log) => runToEnd(purchaseOccasions(log, 1e6, 'merge'));
const figures = (log: Log, from: string, to: string, lastDay = to) =>
	runToEnd(
		repurchase(log, merged(log), { from: dayNumber(from), to: dayNumber(to) }, dayNumber(lastDay)),
	);

const rows: readonly Row[] = [
	['soon', '2025-01-01', 10],
	['soon', '2025-01-20', 10],
	['late', '2025-01-01', 10],
	['late', '2025-03-15', 10],
	['once', '2025-01-05', 10],
	['twiceADay', '2025-01-06', 10],
	['twiceADay', '2025-01-06', 10],
	['fresh', '2025-03-20', 10],
	['fresh', '2025-03-25', 10],
	[null, '2025-02-01', 10],
];

describe('repurchase', () => {
	test('counts "ever" and "in window" over customers, guests left out', () => {
		const whole = figures(logOf(rows), '2025-01-01', '2025-03-31');
		expect(whole.ever).toMatchObject({ value: 0.6, numerator: 3, denominator: 5 });
		expect(whole.inWindow).toEqual(whole.ever);
		const march = figures(logOf(rows), '2025-03-01', '2025-03-31');
		expect(march.ever).toEqual(whole.ever);
		expect(march.inWindow).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
	});

	test('a horizon looks only at customers observed for so long, and at purchases within it', () => {
		const { matured, firstSeen } = figures(logOf(rows), '2025-01-01', '2025-03-31');
		expect(firstSeen).toBe(5);
		// 30 days before 31 March is 1 March: "fresh" is too young.
		expect(matured[0]).toMatchObject({ numerator: 1, denominator: 4 });
		expect(matured[1]).toMatchObject({ numerator: 1, denominator: 4 });
		// 90 days: 1 January is 89 days before 31 March.
		expect(matured[2]).toMatchObject({ value: null, numerator: 0, denominator: 0 });
		expect(matured[2].reason).toMatch(/observed for 90 days/);
		const later = figures(logOf(rows), '2025-01-01', '2025-03-31', '2025-04-01');
		expect(later.matured[2]).toMatchObject({ numerator: 2, denominator: 2 });
	});

	test('the customers first seen in the period are looked at beyond its end', () => {
		const january = figures(logOf(rows), '2025-01-01', '2025-01-31', '2025-06-30');
		expect(january.ever).toMatchObject({ numerator: 1, denominator: 4 });
		expect(january.matured.map(({ numerator }) => numerator)).toEqual([1, 1, 2, 2, 0]);
		expect(january.matured.map(({ denominator }) => denominator)).toEqual([4, 4, 4, 2, 0]);
	});

	test('who is known to have bought before is no first-time buyer', () => {
		const log = logOf(rows);
		const mapped = {
			...log,
			firstOrderDay: Int32Array.from(log.customers, (name) =>
				name === 'once' ? dayNumber('2020-01-01') : -1,
			),
		};
		const { matured, boughtEarlier } = figures(mapped, '2025-01-01', '2025-03-31');
		expect(boughtEarlier).toBe(1);
		expect(matured[0]).toMatchObject({ numerator: 1, denominator: 3 });
	});

	test('nothing, and guests only, have no rate and say why', () => {
		for (const log of [logOf([]), logOf([[null, '2025-01-01', 10]])]) {
			const empty = figures(log, '2025-01-01', '2025-12-31', '2026-12-31');
			for (const { value, reason } of [empty.ever, empty.inWindow, ...empty.matured]) {
				expect(value).toBeNull();
				expect(reason).toMatch(/^No /);
			}
		}
	});
});

describe('repurchase, whatever the orders', () => {
	const day = fc.integer({ min: 0, max: 500 });
	const some = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', null), day), {
		maxLength: 40,
	});
	const of = (rows_: ReadonlyArray<readonly [string | null, number]>, shift = 0) => {
		const log = logOf(rows_.map(([name]) => [name, '2025-01-01', 5] as const));
		log.orders.day.set(rows_.map(([, at]) => at + shift));
		return log;
	};
	const run = (log: Log, from: number, to: number, lastDay: number) =>
		runToEnd(repurchase(log, merged(log), { from, to }, lastDay));

	test('rates stay within 0 and 1, and among the same customers a longer horizon never lowers one', () => {
		fc.assert(
			fc.property(some, day, day, (orders, one, other) => {
				const [from, to] = [Math.min(one, other), Math.max(one, other)];
				const { ever, inWindow, matured } = run(of(orders), from, to, 1_000);
				for (const { value, numerator, denominator } of [ever, inWindow, ...matured]) {
					expect(numerator).toBeLessThanOrEqual(denominator);
					expect(value === null).toBe(denominator === 0);
				}
				for (let at = 1; at < HORIZONS.length; at++) {
					expect(matured[at].denominator).toBe(matured[at - 1].denominator);
					expect(matured[at].numerator).toBeGreaterThanOrEqual(matured[at - 1].numerator);
				}
			}),
		);
	});

	test('a longer window never lowers the number of those who bought again, ever or in it', () => {
		fc.assert(
			fc.property(some, day, day, day, (orders, ...days) => {
				const [from, to, later] = days.sort((one, other) => one - other);
				const short = run(of(orders), from, to, later);
				const long = run(of(orders), from, later, later);
				expect(long.ever.numerator).toBeGreaterThanOrEqual(short.ever.numerator);
				expect(long.inWindow.numerator).toBeGreaterThanOrEqual(short.inWindow.numerator);
			}),
		);
	});

	test('the sequence of rows and a shift of all days change nothing', () => {
		fc.assert(
			fc.property(some, fc.integer({ min: -300, max: 300 }), (orders, shift) => {
				const given = run(of(orders), 100, 400, 450);
				expect(run(of([...orders].reverse()), 100, 400, 450)).toEqual(given);
				expect(run(of(orders, shift), 100 + shift, 400 + shift, 450 + shift)).toEqual(given);
			}),
		);
	});

	test('one period after the other sees every first purchase once', () => {
		fc.assert(
			fc.property(some, fc.integer({ min: 0, max: 499 }), (orders, split) => {
				const early = run(of(orders), 0, split, 600).firstSeen;
				const late = run(of(orders), split + 1, 500, 600).firstSeen;
				expect(early + late).toBe(run(of(orders), 0, 500, 600).firstSeen);
			}),
		);
	});
});

describe('purchaseGaps', () => {
	const gapsOf = (log: Log, from: string, to: string) =>
		runToEnd(
			purchaseGaps(merged(log), log.customers.length, {
				from: dayNumber(from),
				to: dayNumber(to),
			}),
		);

	test('the days between purchases, of those gaps that end in the period', () => {
		expect(gapsOf(logOf(rows), '2025-01-01', '2025-03-31')).toEqual({
			n: 3,
			mean: (19 + 73 + 5) / 3,
			median: 19,
			p90: 19 + 0.8 * (73 - 19),
			p95: 19 + 0.9 * (73 - 19),
		});
		expect(gapsOf(logOf(rows), '2025-03-01', '2025-03-31')).toMatchObject({ n: 2, median: 39 });
	});

	test('without a second purchase there are none', () => {
		expect(gapsOf(logOf([['a', '2025-01-01', 1]]), '2025-01-01', '2025-12-31')).toEqual({
			...{ n: 0, mean: null, median: null, p90: null, p95: null },
		});
	});
});
