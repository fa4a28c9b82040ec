import fc from 'fast-check';

import { outOfFold } from '../../../core/evaluate/outOfFold';
import {
	factsOf,
	withLastPurchaseMoved,
	writeFeatures,
	type PurchaseFacts,
} from '../../../core/evaluate/purchaseFacts';
import { PURCHASE_FEATURES } from '../../../core/evaluate/purchaseFeatures';
import { riskLadder } from '../../../core/evaluate/riskLadder';
import { RISK_THEMES, riskOf, riskParts, risksOf } from '../../../core/evaluate/riskModel';
import { rankingAuc } from '../../../core/evaluate/rankingAuc';
import { doubtsOf, trackRecord } from '../../../core/evaluate/trackRecord';
import { nearestHorizon, purchaseHorizon } from '../../../core/metrics/purchaseHorizon';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';
import { riskShop, type ShopKind } from './riskShop.cjs';

const END = 10_000;

/** Several tests look at the same shop. */
const made = new Map<string, ReturnType<typeof lookedBack>>();

function ladderOf(kind: ShopKind, horizon: number, reversed = false) {
	const key = JSON.stringify([kind, horizon, reversed]);
	const known = made.get(key) ?? lookedBack(kind, horizon, reversed);
	made.set(key, known);
	return known;
}

/** The ladder as it stood at the end of day END, and what came in the horizon after it. */
function lookedBack(kind: ShopKind, horizon: number, reversed: boolean) {
	const { log, firstDay } = riskShop({ ...kind, end: END + horizon, reversed });
	const people = log.customers.length;
	const purchases = runToEnd(purchaseOccasions(log, END, 'merge'));
	const ladder = runToEnd(riskLadder(purchases, { people, horizon, firstDay, end: END }));
	const bought = new Set(
		[...log.orders.customer].filter((_, order) => log.orders.day[order] > END),
	);
	const became = Uint8Array.from(ladder.now.customers, (who) => (bought.has(who) ? 0 : 1));
	return { ladder, became, keys: Array.from(ladder.now.customers, (who) => log.customers[who]) };
}

describe('how far to look ahead', () => {
	test.each([
		[196, 180],
		[12, 30],
		[45, 60],
		[134, 90],
		[135, 180],
		[2_000, 365],
	])('nine of ten are back within %d days: %d', (p90, horizon) => {
		expect(nearestHorizon(p90)).toBe(horizon);
	});

	test('nobody has bought twice: no rhythm', () => {
		expect(purchaseHorizon({ p90: null })).toBeNull();
	});
});

const someFacts = fc
	.record({
		orders: fc.integer({ min: 1, max: 500 }),
		since: fc.integer({ min: 0, max: 3_000 }),
		more: fc.integer({ min: 0, max: 3_000 }),
		value: fc.double({ min: 0, max: 1e6, noNaN: true }),
		share: fc.double({ min: 0, max: 1, noNaN: true }),
	})
	.map(({ orders, since, more, value, share }): PurchaseFacts => {
		const age = orders === 1 ? since : since + more;
		return { orders, since, age, value, recent: since < 90 ? Math.ceil(share * orders) : 0 };
	});

test('facts and features say the same', () => {
	fc.assert(
		fc.property(someFacts, (facts) => {
			const values = new Float64Array(PURCHASE_FEATURES.length);
			writeFeatures(facts, values, 0);
			const back = factsOf({ values, rows: 1, columns: values.length }, 0);
			expect({ ...back, value: 0 }).toEqual({ ...facts, value: 0 });
			expect(back.value).toBeCloseTo(facts.value, 4);
		}),
	);
});

test('a last purchase at another time is still a history that can be', () => {
	fc.assert(
		fc.property(someFacts, fc.integer({ min: -60, max: 60 }), (facts, days) => {
			const { since, age, orders, recent } = withLastPurchaseMoved(facts, days, 90);
			expect(since).toBeGreaterThanOrEqual(0);
			expect(since).toBeLessThanOrEqual(age);
			if (orders === 1) expect(age).toBe(since);
			expect(recent).toBeLessThanOrEqual(orders);
		}),
	);
});

describe('cross-validation', () => {
	const features = { values: Float64Array.of(1, 2, 3, 4, 5, 6), rows: 6, columns: 1 };
	const outcomes = Uint8Array.of(0, 1, 0, 1, 0, 1);

	test('no row is scored by what it taught itself', () => {
		runToEnd(
			outOfFold({ features, outcomes }, 3, function* (rows) {
				yield;
				const seen = new Set(rows.features.values);
				expect(seen.size).toBe(4);
				return ([value]) => {
					expect(seen.has(value)).toBe(false);
					return value;
				};
			}),
		);
	});

	test('what is chance in some rows is not found again in the others', () => {
		const random = randomStream(5);
		const places = Float64Array.from({ length: 4_000 }, () => Math.floor(100 * random()));
		const left = Uint8Array.from(places, () => Number(random() < 0.3));
		const noise = { features: { values: places, rows: 4_000, columns: 1 }, outcomes: left };
		// It remembers the share of each place, which is noise.
		const said = runToEnd(
			outOfFold(noise, 5, function* (rows) {
				yield;
				const [all, happened] = [new Float64Array(100), new Float64Array(100)];
				rows.features.values.forEach((place, row) => {
					all[place]++;
					happened[place] += rows.outcomes[row];
				});
				return ([place]) => happened[place] / all[place];
			}),
		);
		const { auc } = runToEnd(rankingAuc({ scores: said, outcomes: left }));
		expect(Math.abs(auc! - 0.5)).toBeLessThan(0.04);
	});

	test('outcomes that are all alike are refused', () => {
		const alike = { features, outcomes: new Uint8Array(6) };
		const learn = function* () {
			yield;
			return () => 0;
		};
		expect(() => runToEnd(outOfFold(alike, 3, learn))).toThrow(/It happened to 0 of 6/);
	});
});

describe('doubts', () => {
	const recordOf = (said: readonly number[], became: readonly number[], plain = said) =>
		runToEnd(
			trackRecord(Float64Array.from(said), Uint8Array.from(became), Float64Array.from(plain)),
		);
	/** Of `n` told `chance` it happens to `share`. */
	const group = (n: number, chance: number, share: number) =>
		Array.from({ length: n }, (_, at) => [chance, at < n * share ? 1 : 0] as const);
	const codesOf = (rows: ReadonlyArray<readonly [number, number]>, plain?: readonly number[]) =>
		doubtsOf(
			recordOf(
				rows.map(([said]) => said),
				rows.map(([, became]) => became),
				plain ?? rows.map(([said]) => said),
			),
		).map(({ code }) => code);

	test('right about a third and two thirds: none', () => {
		expect(codesOf([...group(300, 1 / 3, 1 / 3), ...group(300, 2 / 3, 2 / 3)])).toEqual([]);
	});

	test('off by fifteen points', () => {
		expect(codesOf([...group(300, 0.3, 0.45), ...group(300, 0.6, 0.75)])).toEqual([
			'calibrationError',
		]);
	});

	test('too sure of itself, and not sure enough', () => {
		expect(codesOf([...group(300, 0.4, 0.45), ...group(300, 0.6, 0.55)])).toEqual(['slope']);
		expect(codesOf([...group(300, 0.45, 0.4), ...group(300, 0.55, 0.6)])).toEqual(['slope']);
	});

	test('the plain rule ranks better', () => {
		const rows = [...group(300, 1 / 3, 1 / 3), ...group(300, 2 / 3, 2 / 3)];
		expect(
			codesOf(
				rows,
				rows.map(([, became]) => became),
			),
		).toEqual(['plainIsBetter']);
	});

	test('nothing happened', () => {
		expect(codesOf(group(50, 0.3, 0))).toEqual(['outcomesAlike']);
	});
});

describe('the ladder', () => {
	test('few customers, and few who came back: no probability', () => {
		const few = ladderOf({ customers: 150, days: 500 }, 60).ladder;
		expect(few).toMatchObject({ model: null, tooLittle: { code: 'customers', needed: 200 } });
		const once = ladderOf({ customers: 600, days: 500, leaving: [50, 1] }, 60).ladder;
		expect(once).toMatchObject({ model: null, tooLittle: { code: 'repeatBuyers', needed: 50 } });
	});

	test('less than two horizons of history: nothing that could be checked', () => {
		const { ladder } = ladderOf({ customers: 900, days: 110 }, 60);
		expect(ladder).toMatchObject({ model: null, tooLittle: { code: 'history', needed: 120 } });
	});

	test('one day to look back to: the purchase model, whatever the number of customers', () => {
		const { ladder } = ladderOf({ customers: 3_000, days: 170 }, 60);
		expect(ladder.choice).toEqual([]);
		expect(ladder.record.map(({ method }) => method)).toEqual(['purchaseModel']);
		expect(ladder.model?.method).toBe('purchaseModel');
	});

	test('the method is chosen on an earlier day than its record is taken on', () => {
		const { ladder } = ladderOf({ customers: 1_500, days: 400, regular: 12 }, 60);
		expect(ladder.choice.map(({ method }) => method)).toEqual([
			...['purchaseModel', 'calibratedPurchaseModel', 'learned'],
		]);
		expect(ladder.choice[0].origin).toBe(END - 120);
		expect(ladder.record[0].origin).toBe(END - 60);
		expect(ladder.record[0].method).toBe(ladder.model?.method);
		// Who buys like clockwork is not what the purchase model expects.
		expect(ladder.model?.method).not.toBe('purchaseModel');
	});

	const KINDS: readonly ShopKind[] = [
		{ customers: 500, days: 700 },
		{ customers: 1_200, days: 800, regular: 4 },
		{ customers: 1_000, days: 700, leaving: [0.2, 6] },
		{ customers: 500, days: 500, leaving: [0.001, 10] },
		{ customers: 2_000, days: 500, rate: [0.5, 150] },
	];
	test.each(KINDS)('what is shown holds in the time to come: %j', (kind) => {
		const { ladder, became } = ladderOf(kind, 90);
		expect(ladder.model).not.toBeNull();
		const said = runToEnd(risksOf(ladder.model!, ladder.now.features));
		const plain = said.map((_, row) => ladder.now.features.values[row * PURCHASE_FEATURES.length]);
		const { auc, plainAuc, calibration } = runToEnd(trackRecord(said, became, plain));
		expect(ladder.doubts).toEqual([]);
		expect(calibration.ece!).toBeLessThanOrEqual(0.1);
		expect(auc.auc!).toBeGreaterThanOrEqual(plainAuc!.auc! - 0.01);
	});

	test('a season that was there last year raises a doubt, though both days looked back to lie before it', () => {
		const { ladder } = ladderOf(
			{ customers: 2_500, days: 1_050, busyFrom: END + 10, busyDays: 50 },
			90,
		);
		expect(ladder.yearAgo?.origin).toBe(END - 365);
		expect(ladder.doubts.filter(({ day }) => day !== 'yearAgo')).toEqual([]);
		expect(ladder.doubts).toContainEqual(expect.objectContaining({ code: 'calibrationError' }));
	});

	test('nobody ever leaves: said, and the score is one all the same', () => {
		const { ladder } = ladderOf({ customers: 500, days: 500, leaving: [0.001, 10] }, 90);
		expect(ladder.now.fit?.degenerate?.code).toBe('nobodyLeaves');
		// A search that lowers nothing any more has an end: not 300 rounds, the most there can be.
		expect(ladder.now.fit?.iterations).toBeLessThan(150);
		const said = runToEnd(risksOf(ladder.model!, ladder.now.features));
		expect(Math.max(...said) - Math.min(...said)).toBeGreaterThan(0.5);
	});

	test('who bought once long ago is at risk', () => {
		const { ladder } = ladderOf(KINDS[0], 90);
		const risk = riskOf(ladder.model!, { orders: 1, since: 800, age: 800, value: 20, recent: 0 });
		expect(risk).toBeGreaterThan(0.9);
	});

	test('contributions and base are the log-odds, whatever the method', () => {
		const methods = new Set<string>();
		const clockwork = { customers: 1_500, days: 400, regular: 12 };
		for (const [kind, horizon] of [
			[KINDS[0], 90],
			[clockwork, 60],
		] as const) {
			const { model, now } = ladderOf(kind, horizon).ladder;
			methods.add(model!.method);
			const risks = runToEnd(risksOf(model!, now.features));
			for (let row = 0; row < now.features.rows; row += 7) {
				const { base, contributions, logit, probability } = riskParts(
					model!,
					factsOf(now.features, row),
				);
				const sum = RISK_THEMES.reduce((total, theme) => total + contributions[theme], base);
				expect(Math.abs(sum - logit)).toBeLessThan(1e-9);
				expect(Math.abs(probability - 1 / (1 + Math.exp(-logit)))).toBeLessThan(1e-12);
				expect(Math.abs(probability - risks[row])).toBeLessThan(1e-6);
			}
		}
		expect(methods.size).toBeGreaterThan(1);
	});

	test('rows in any order give the same, to the last digit', () => {
		const kind: ShopKind = { customers: 700, days: 400, regular: 4 };
		const said = (reversed: boolean) => {
			const { ladder, keys } = ladderOf(kind, 60, reversed);
			const risks = runToEnd(risksOf(ladder.model!, ladder.now.features));
			return Object.fromEntries(keys.map((key, row) => [key, risks[row]]));
		};
		expect(said(true)).toEqual(said(false));
	});
});
