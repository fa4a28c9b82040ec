import fc from 'fast-check';

import { lifecycles, STAGES } from '../../../core/metrics/lifecycle';
import { purchaseDays } from '../../../core/metrics/purchaseDays';
import {
	paceOfPurchases,
	paceOfSummaries,
	type PurchasePace,
} from '../../../core/metrics/purchasePace';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { rhythmsOfPurchases, rhythmsOfSummaries } from '../../../core/metrics/rhythms';
import { runToEnd } from '../../../core/steps';
import { logOf } from './logOf.cjs';

/** Customers by their purchase days. */
function daysOf(customers: readonly (readonly number[])[]) {
	const rows = customers.flatMap((days, who) =>
		days.map((day): [string, string, number] => [
			`c${who}`,
			new Date(day * 86_400_000).toISOString().slice(0, 10),
			10,
		]),
	);
	const log = logOf(rows);
	const names = log.customers;
	const found = runToEnd(
		purchaseDays(runToEnd(purchaseOccasions(log, 1e6, 'merge')), names.length),
	);
	return found;
}

const pace: PurchasePace = {
	gaps: 100,
	median: 10,
	shop: { slippingAfter: 30, lapsedAfter: 90 },
	ownFactors: { slippingAfter: 2, lapsedAfter: 5 },
};

const stageOf = (days: readonly number[], end: number, judgedBy = pace) =>
	STAGES[
		runToEnd(lifecycles(runToEnd(rhythmsOfPurchases(daysOf([days]), end)), judgedBy)).stage[0]
	];

describe('lifecycle stages', () => {
	test.each([
		['one purchase, in time', [0], 30, 'new'],
		['one purchase, late', [0], 31, 'slipping'],
		['one purchase, gone', [0], 91, 'lapsed'],
		['two purchases, in time', [0, 20], 50, 'active'],
		['back after a pause as long as gone', [0, 95], 100, 'wonBack'],
		['and active again with the next one', [0, 95, 100], 110, 'active'],
		['every four days: late after eight', [0, 4, 8, 12], 21, 'slipping'],
		['every four days: gone after twenty', [0, 4, 8, 12], 33, 'lapsed'],
		['every four days: in time', [0, 4, 8, 12], 20, 'active'],
		['too few gaps for an own rhythm', [0, 4, 8], 37, 'active'],
	])('%s', (_what, days, end, stage) => {
		expect(stageOf(days, end)).toBe(stage);
	});

	test('never bought is a prospect', () => {
		const none = { begins: Int32Array.of(0, 0), days: new Int32Array(0) };
		const { stage, lapsedAfter } = runToEnd(
			lifecycles(runToEnd(rhythmsOfPurchases(none, 10)), pace),
		);
		expect(STAGES[stage[0]]).toBe('prospect');
		expect(lapsedAfter[0]).toBeNaN();
	});

	const history = fc
		.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 })
		.map((days) => [...days].sort((one, other) => one - other));

	test('waiting longer never brings anybody back', () => {
		const order = ['new', 'active', 'wonBack', 'slipping', 'lapsed'];
		const lateness = (stage: string) => Math.max(0, order.indexOf(stage) - 2);
		fc.assert(
			fc.property(history, fc.nat(100), fc.nat(100), (days, wait, longer) => {
				const last = days[days.length - 1];
				const sooner = lateness(stageOf(days, last + wait));
				expect(lateness(stageOf(days, last + wait + longer))).toBeGreaterThanOrEqual(sooner);
			}),
		);
	});

	test('shifting all dates changes nothing', () => {
		fc.assert(
			fc.property(history, fc.nat(100), fc.nat(5000), (days, wait, shift) => {
				const end = days[days.length - 1] + wait;
				const later = days.map((day) => day + shift);
				expect(stageOf(later, end + shift)).toBe(stageOf(days, end));
			}),
		);
	});
});

describe('purchase pace', () => {
	test('quantiles of all gaps, and of gaps relative to their own median', () => {
		// 25 customers with gaps of 1, 2, 3, 4 times their own number.
		const customers = Array.from({ length: 25 }, (_, at) => {
			const step = at + 1;
			return [0, step, 3 * step, 6 * step, 10 * step];
		});
		const found = runToEnd(paceOfPurchases(daysOf(customers)));
		expect(found.gaps).toBe(100);
		// Relative to the median 2.5: 0.4, 0.8, 1.2, 1.6, each 25 times.
		expect(found.ownFactors?.slippingAfter).toBeCloseTo(1.6, 9);
		expect(found.ownFactors?.lapsedAfter).toBeCloseTo(1.6, 9);
	});

	test('few customers with a rhythm: the shop decides', () => {
		const customers = Array.from({ length: 25 }, () => [0, 10]);
		expect(runToEnd(paceOfPurchases(daysOf(customers))).ownFactors).toBeNull();
	});

	test('nineteen repeat orders are too few', () => {
		const customers = Array.from({ length: 19 }, () => [0, 10]);
		expect(() => runToEnd(paceOfPurchases(daysOf(customers)))).toThrow(
			/19 repeat orders; at least 20/,
		);
	});
});

describe('from summaries', () => {
	const figuresOf = (rows: ReadonlyArray<readonly [number, number, number]>) => ({
		orders: Float64Array.from(rows, ([orders]) => orders),
		revenue: Float64Array.from(rows, () => 1),
		daysSinceLastPurchase: Float64Array.from(rows, ([, since]) => since),
		averageDaysBetweenOrders: Float64Array.from(rows, ([, , gap]) => gap),
	});

	test('mean gaps weigh as often as there were gaps', () => {
		const pace = runToEnd(
			paceOfSummaries(
				figuresOf([
					[11, 0, 10],
					[31, 0, 20],
					[1, 0, NaN],
				]),
			),
		);
		expect(pace).toMatchObject({ gaps: 40, median: 20 });
		expect(pace.shop.slippingAfter).toBe(20);
	});

	test('prospects are told, nobody is won back for want of a last gap', () => {
		const rhythms = rhythmsOfSummaries(
			figuresOf([
				[0, NaN, NaN],
				[5, 3, 4],
				[5, 9, 4],
				[2, 31, 200],
			]),
		);
		const { stage, isOwnPace } = runToEnd(lifecycles(rhythms, pace));
		expect(Array.from(stage, (at) => STAGES[at])).toEqual([
			'prospect',
			'active',
			'slipping',
			'slipping',
		]);
		expect([...isOwnPace]).toEqual([0, 1, 1, 0]);
	});
});
