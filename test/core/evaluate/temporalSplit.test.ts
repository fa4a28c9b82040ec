import fc from 'fast-check';

import { PURCHASE_FEATURES, purchaseFeatures } from '../../../core/evaluate/purchaseFeatures';
import { rollingOrigins, temporalSplit } from '../../../core/evaluate/temporalSplit';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { runToEnd } from '../../../core/steps';
import { dayNumber, logOf } from '../metrics/logOf.cjs';

type Order = readonly [customer: string | null, date: string, sales: number, refunded?: number];
const ORIGIN = dayNumber('2024-06-30');
const END = dayNumber('2024-12-31');

function splitOf(orders: readonly Order[], horizon = 90, origin = ORIGIN) {
	const log = logOf(orders);
	const purchases = runToEnd(purchaseOccasions(log, END, 'merge'));
	const settings = { people: log.customers.length, origin, horizon, end: END };
	const { customers, features, outcomes } = runToEnd(temporalSplit(purchases, settings));
	return Array.from(customers, (who, row) => ({
		customer: log.customers[who],
		...Object.fromEntries(
			PURCHASE_FEATURES.map((name, column) => [
				name,
				features.values[row * features.columns + column],
			]),
		),
		outcome: outcomes[row],
	}));
}

test('by hand: two customers as they stood on 30 June 2024, and who bought by 28 September', () => {
	const [one, other, ...more] = splitOf([
		['one', '2024-02-01', 30],
		['one', '2024-04-01', 20, 20],
		['one', '2024-05-31', 40],
		['other', '2024-06-30', 5],
		[null, '2024-06-01', 99],
		['later', '2024-07-01', 50],
		['other', '2024-09-28', 5],
		['one', '2024-09-29', 5],
	]);
	expect(one).toEqual({
		...{ customer: 'one', outcome: 1, oneOrder: 0 },
		daysSinceLastPurchase: Math.log1p(30),
		frequency: Math.log1p(2),
		age: Math.log1p(150),
		// What is given back later cannot be known: before refunds.
		averageValue: Math.log1p(30),
		// From 2 April on.
		recentPurchases: Math.log1p(1),
		// A gap of 60 days on average, 30 days ago.
		overdue: Math.log(31 / 61),
	});
	expect(other).toEqual({
		...{ customer: 'other', outcome: 0, oneOrder: 1 },
		...{ daysSinceLastPurchase: 0, frequency: 0, age: 0, overdue: 0 },
		averageValue: Math.log1p(5),
		recentPurchases: Math.log1p(1),
	});
	expect(more).toEqual([]);
});

test('the ends: the day itself is known, the last day of the horizon counts, the one after it does not', () => {
	const after = (date: string) =>
		splitOf([
			['one', '2024-06-30', 1],
			['one', date, 1],
		]).map(({ outcome }) => outcome);
	expect(after('2024-07-01')).toEqual([0]);
	expect(after('2024-09-28')).toEqual([0]);
	expect(after('2024-09-29')).toEqual([1]);
	// 90 days back from 30 June: 2 April is the first of them.
	const recent = (date: string) => {
		const [one] = splitOf([['one', date, 1]]) as Array<Record<string, unknown>>;
		return one.recentPurchases;
	};
	expect([recent('2024-04-01'), recent('2024-04-02')]).toEqual([0, Math.log1p(1)]);
});

const orders = fc.array(
	fc.tuple(
		fc.constantFrom('a', 'b', 'c', 'd', null),
		fc.integer({ min: -400, max: 180 }).map((by) => {
			return new Date((ORIGIN + by) * 86_400_000).toISOString().slice(0, 10);
		}),
		fc.integer({ min: 0, max: 500 }),
	),
	{ maxLength: 40 },
);

test('nothing after the origin is in a feature, nothing after the horizon in an outcome', () => {
	fc.assert(
		fc.property(orders, fc.integer({ min: 1, max: 184 }), (all, horizon) => {
			const until = (day: number) => all.filter(([, date]) => dayNumber(date) <= day);
			const features = (rows: ReturnType<typeof splitOf>) =>
				rows.map((row) => ({ ...row, outcome: null }));
			const split = splitOf(all, horizon);
			const byName = (rows: readonly { customer: string }[]) =>
				[...rows].sort((one, other) => (one.customer < other.customer ? -1 : 1));
			expect(byName(features(splitOf(until(ORIGIN), horizon)))).toEqual(byName(features(split)));
			expect(byName(splitOf(until(ORIGIN + horizon), horizon))).toEqual(byName(split));
			expect(byName(splitOf([...all].reverse(), horizon))).toEqual(byName(split));
			for (const row of split) {
				for (const figure of Object.values(row).slice(1)) expect(figure).not.toBeNaN();
			}
		}),
	);
});

test('a longer horizon never means more who bought nothing', () => {
	fc.assert(
		fc.property(orders, (all) => {
			const gone = [1, 30, 90, 180].map(
				(horizon) => splitOf(all, horizon).filter(({ outcome }) => outcome === 1).length,
			);
			expect(gone).toEqual([...gone].sort((one, other) => other - one));
		}),
	);
});

test('a horizon that is not over is refused, and one that is none', () => {
	expect(() => splitOf([['one', '2024-01-01', 1]], 185)).toThrow(
		'185 days after the day looked back to are not over: 184 are',
	);
	expect(splitOf([['one', '2024-01-01', 1]], 184)).toHaveLength(1);
	for (const bad of [0, -1, NaN]) expect(() => splitOf([], bad)).toThrow();
	const nobody = runToEnd(purchaseOccasions(logOf([]), END, 'merge'));
	for (const bad of [0, NaN]) {
		expect(() => runToEnd(purchaseFeatures(nobody, 0, ORIGIN, bad))).toThrow('A horizon of');
		expect(() => rollingOrigins(0, 100, bad)).toThrow('A horizon of');
	}
});

test('nobody', () => {
	expect(splitOf([])).toEqual([]);
	expect(splitOf([['later', '2024-08-01', 1]])).toEqual([]);
});

test('days to look back to: a horizon before each and after each', () => {
	expect(rollingOrigins(1, 100, 25)).toEqual([75, 50, 25]);
	expect(rollingOrigins(1, 99, 25)).toEqual([74, 49]);
	expect(rollingOrigins(1, 100, 50)).toEqual([50]);
	expect(rollingOrigins(1, 100, 51)).toEqual([]);
	expect(rollingOrigins(100, 1, 5)).toEqual([]);
});
