import fc from 'fast-check';

import { AUTOMATION_METRICS, MEANT_TO_MOVE } from '../../../core/metrics/automationKinds';
import { ARM, holdoutComparisons } from '../../../core/metrics/automationHoldout';
import { histories, type ScaleAnswers } from '../../../core/metrics/automationOutcomes';
import { figureOf } from '../../../core/metrics/automationSide';
import { touchedAndOthers } from '../../../core/metrics/automationTouches';
import { purchaseOccasions } from '../../../core/metrics/purchases';
import { randomStream } from '../../../core/numeric/random';
import { exponentialVariate } from '../../../core/numeric/randomVariates';
import { runToEnd } from '../../../core/steps';
import { mbgNbdHistory } from '../../../core/simulate/mbgNbd';
import { dayNumber, logOf } from './logOf.cjs';

type Log = ReturnType<typeof logOf>;

const YEAR = { from: dayNumber('2026-01-01'), to: dayNumber('2026-12-31') };

function ownOf(log: Log, answers: ScaleAnswers | null = null, people = log.customers.length) {
	const purchases = runToEnd(purchaseOccasions(log, 2 ** 30, 'merge'));
	return runToEnd(histories(people, purchases, log.refunds, answers));
}

const touchesOf = (rows: ReadonlyArray<readonly [number, string, number]>) => ({
	customer: Int32Array.from(rows, ([who]) => who),
	day: Int32Array.from(rows, ([, date]) => dayNumber(date)),
	automation: Int32Array.from(rows, ([, , automation]) => automation),
});

const answersOf = (rows: ReadonlyArray<readonly [number, string, number, number?]>) => ({
	customer: Int32Array.from(rows, ([who]) => who),
	day: Int32Array.from(rows, ([, date]) => dayNumber(date)),
	score: Int8Array.from(rows, ([, , score]) => score),
	moment: Float64Array.from(rows, ([, , , moment]) => moment ?? 0),
});

const everybody = (people: number) => ({ groupOf: new Int32Array(people), groups: 1 });

/** Anna, Ben, Cleo and Dora, of whom Dora has never bought. */
const log = logOf(
	[
		['anna', '2026-02-01', 10],
		['anna', '2026-02-01', 5],
		['anna', '2026-03-01', 25, 5],
		['ben', '2025-12-31', 99],
		['ben', '2026-04-01', 40],
		['cleo', '2026-05-01', 0],
		[null, '2026-05-01', 1000],
	],
	[['cleo', '2026-06-01', 7]],
);

describe('customers touched and not touched', () => {
	const answers = answersOf([
		[0, '2026-02-02', 9],
		[0, '2026-06-02', 3, 5],
		[0, '2026-06-02', 8, 6],
		[1, '2026-06-02', 10],
		[3, '2026-06-02', 0],
		[2, '2027-06-02', 10],
	]);
	const touches = touchesOf([
		[0, '2026-01-05', 0],
		[0, '2026-02-05', 0],
		[3, '2026-02-05', 0],
		[1, '2025-12-31', 0],
		[2, '2026-12-31', 1],
	]);
	const compared = () =>
		runToEnd(touchedAndOthers(ownOf(log, answers, 4), touches, everybody(4), 3, YEAR));

	test('counted by hand: each customer once, touches outside the period do not count', () => {
		const [first, second, ...none] = compared();
		expect(none).toEqual([]);
		expect(first).toEqual({
			automation: 0,
			group: 0,
			touched: {
				...{ customers: 2, buyers: 1, boughtTwice: 1, orders: 2, paidOrders: 2 },
				...{ sales: 40, revenue: 35, promoters: 0, passives: 1, detractors: 1 },
			},
			untouched: {
				...{ customers: 2, buyers: 2, boughtTwice: 0, orders: 2, paidOrders: 1 },
				...{ sales: 40, revenue: 33, promoters: 1, passives: 0, detractors: 0 },
			},
		});
		expect(second).toMatchObject({ automation: 1, touched: { customers: 1, revenue: -7 } });
	});

	test('figures carry what they are made of; what does not exist is null with a reason', () => {
		const [{ touched }, { touched: cleo }] = compared();
		expect(figureOf(touched, 'buyerShare')).toMatchObject({ value: 0.5, denominator: 2 });
		expect(figureOf(touched, 'averageOrderValue')).toMatchObject({ value: 20, denominator: 2 });
		expect(figureOf(touched, 'netPromoterScore')).toMatchObject({ value: -50, denominator: 2 });
		expect(figureOf(cleo, 'averageOrderValue')).toMatchObject({
			value: null,
			reason: 'No order of these customers has a value',
		});
		expect(figureOf(cleo, 'netPromoterScore').value).toBeNull();
	});

	test('nobody known, nothing touched', () => {
		const nobody = { groupOf: Int32Array.of(-1, -1, -1, -1), groups: 1 };
		expect(runToEnd(touchedAndOthers(ownOf(log, null, 4), touches, nobody, 3, YEAR))).toEqual([]);
		expect(
			runToEnd(touchedAndOthers(ownOf(logOf([])), touchesOf([]), everybody(0), 0, YEAR)),
		).toEqual([]);
	});

	const days = fc.integer({ min: YEAR.from - 40, max: YEAR.to + 40 });
	const orders = fc.array(fc.tuple(fc.nat(9), days, fc.nat(50)), { maxLength: 60 });
	const touching = fc.array(fc.tuple(fc.nat(9), days, fc.nat(3)), { maxLength: 40 });
	const inGroups = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 10, maxLength: 10 });

	test('touched and untouched are all known customers; groups add up; the sequence makes no difference', () => {
		fc.assert(
			fc.property(orders, touching, inGroups, (bought, touched, groupOf) => {
				const run = (rows: typeof bought, marks: typeof touched, groups: readonly number[]) => {
					const own = ownOf({
						...logOf([]),
						customers: [...'abcdefghij'],
						orders: {
							customer: Int32Array.from(rows, ([who]) => who),
							day: Int32Array.from(rows, ([, day]) => day),
							sales: Float64Array.from(rows, ([, , sales]) => sales),
							refunded: new Float64Array(rows.length),
						},
					});
					const touches_ = {
						customer: Int32Array.from(marks, ([who]) => who),
						day: Int32Array.from(marks, ([, day]) => day),
						automation: Int32Array.from(marks, ([, , automation]) => automation),
					};
					const population = { groupOf: Int32Array.from(groups), groups: 3 };
					return [...runToEnd(touchedAndOthers(own, touches_, population, 4, YEAR))].sort(
						(one, other) => one.automation - other.automation || one.group - other.group,
					);
				};
				const parts = run(bought, touched, groupOf);
				expect(run([...bought].reverse(), [...touched].reverse(), groupOf)).toEqual(parts);
				for (const { group, touched: one, untouched } of parts) {
					expect(one.customers + untouched.customers).toBe(
						groupOf.filter((known) => known === group).length,
					);
					expect(one.boughtTwice).toBeLessThanOrEqual(one.buyers);
					expect(one.buyers).toBeLessThanOrEqual(one.customers);
					expect(
						Math.min(untouched.orders, untouched.buyers, untouched.sales),
					).toBeGreaterThanOrEqual(0);
				}
				for (const whole of run(
					bought,
					touched,
					groupOf.map((known) => Math.min(0, known)),
				)) {
					const its = parts.filter(({ automation }) => automation === whole.automation);
					for (const count of ['customers', 'orders', 'revenue', 'boughtTwice'] as const) {
						expect(its.reduce((sum, part) => sum + part.touched[count], 0)).toBe(
							whole.touched[count],
						);
					}
				}
			}),
		);
	});
});

describe('a randomised holdout', () => {
	const assigned = (rows: ReadonlyArray<readonly [number, string, number, keyof typeof ARM]>) => ({
		...touchesOf(rows.map(([who, date, automation]) => [who, date, automation] as const)),
		arm: Uint8Array.from(rows, ([, , , arm]) => ARM[arm]),
	});
	const compare = (rows: Parameters<typeof assigned>[0], period = YEAR) =>
		runToEnd(holdoutComparisons(ownOf(log, null, 4), assigned(rows), everybody(4), 2, period));

	test('counts from the own first assignment on; both arms is neither; without a control arm there is nothing', () => {
		const [only, ...others] = compare([
			[0, '2026-03-01', 0, 'treatment'],
			[0, '2026-02-15', 0, 'treatment'],
			[1, '2026-01-15', 0, 'control'],
			[2, '2026-01-15', 0, 'control'],
			[2, '2026-02-15', 0, 'treatment'],
			[3, '2027-02-15', 0, 'control'],
			[3, '2026-02-15', 1, 'treatment'],
		]);
		expect(others).toEqual([]);
		expect(only).toMatchObject({
			automation: 0,
			treatment: { customers: 1, orders: 1, revenue: 20 },
			control: { customers: 1, orders: 1, revenue: 40 },
			inBothArms: 1,
			boughtBefore: { treatment: { value: 1 }, control: { value: 1 } },
		});
		expect(only.differences.revenuePerCustomer).toEqual({
			difference: -20,
			interval: null,
			verdict: 'notComparable',
			reason: 'Not enough data yet: 1 customers in the smaller group, at least 30 are needed',
		});
	});

	test('who was assigned before the period is in it from its first day', () => {
		const spring = { from: dayNumber('2026-03-01'), to: dayNumber('2026-05-31') };
		const [only] = compare(
			[
				[0, '2025-02-15', 0, 'treatment'],
				[1, '2025-01-15', 0, 'control'],
			],
			spring,
		);
		expect(only.treatment).toMatchObject({ orders: 1, revenue: 20 });
		expect(only.control).toMatchObject({ orders: 1, revenue: 40 });
	});

	test('an arm without customers has no figures, and says so', () => {
		const [only] = compare([
			[0, '2026-02-15', 0, 'treatment'],
			[1, '2027-01-15', 0, 'control'],
		]);
		expect(only.differences.buyerShare).toMatchObject({
			difference: null,
			reason: 'Control group: There is no such customer',
		});
		expect(only.isBalanced).toBe(true);
	});

	/** People who buy as in an online shop; the first half of them are told apart by `arm`. */
	const people = 400;
	const shop = () => {
		const rows: Array<[number, number, number]> = [];
		for (let who = 0; who < people; who++) {
			const random = randomStream(7, who);
			const { times } = mbgNbdHistory({ r: 1.1, alpha: 55, a: 0.9, b: 2.8 }, 364, random);
			for (const time of times) {
				const price = 5 + Math.round(exponentialVariate(40, random));
				rows.push([who, YEAR.from + Math.floor(time), price]);
			}
		}
		return {
			...logOf([]),
			customers: Array.from({ length: people }, (_, who) => String(who)),
			orders: {
				customer: Int32Array.from(rows, ([who]) => who),
				day: Int32Array.from(rows, ([, day]) => day),
				sales: Float64Array.from(rows, ([, , sales]) => sales),
				refunded: new Float64Array(rows.length),
			},
		};
	};
	const scores = answersOf(
		Array.from(
			{ length: people },
			(_, who) => [who, '2026-11-01', Math.floor(11 * randomStream(8, who)() ** 0.5)] as const,
		),
	);
	const armsBy = (isControl: (who: number) => boolean, day: (who: number) => number) => ({
		customer: Int32Array.from({ length: people }, (_, who) => who),
		day: Int32Array.from({ length: people }, (_, who) => day(who)),
		automation: new Int32Array(people),
		arm: Uint8Array.from({ length: people }, (_, who) =>
			isControl(who) ? ARM.control : ARM.treatment,
		),
	});

	test('A/A: when chance alone makes the arms, at most 7 of 100 verdicts say that there is a difference', () => {
		const own = ownOf(shop(), scores, people);
		const runs = 1000;
		const shown = Object.fromEntries(AUTOMATION_METRICS.map((metric) => [metric, 0]));
		let unbalanced = 0;
		for (let seed = 0; seed < runs; seed++) {
			const random = randomStream(seed, 99);
			const labels = Array.from({ length: people }, () => random() < 0.4);
			const arms = armsBy(
				(who) => labels[who],
				(who) => YEAR.from + 30 + (who % 50),
			);
			const [only] = runToEnd(holdoutComparisons(own, arms, everybody(people), 1, YEAR));
			if (!only.isBalanced) unbalanced += 1;
			for (const metric of AUTOMATION_METRICS) {
				const { verdict } = only.differences[metric];
				expect(verdict).not.toBe('notComparable');
				if (verdict !== 'noChangeShown') shown[metric] += 1;
			}
		}
		for (const metric of AUTOMATION_METRICS) {
			expect({
				metric,
				ok: shown[metric] / runs > 0.025 && shown[metric] / runs <= 0.07,
				shown,
			}).toMatchObject({ ok: true });
		}
		expect(unbalanced / runs).toBeLessThan(0.006);
	});

	test('an effect that is there is found, and its interval holds it', () => {
		const plain = shop();
		const control = (who: number) => who % 2 === 1;
		const sales = plain.orders.sales.map((amount, row) =>
			control(plain.orders.customer[row]) ? amount : amount * 1.5,
		);
		const own = ownOf({ ...plain, orders: { ...plain.orders, sales } }, scores, people);
		const arms = armsBy(control, () => YEAR.from);
		const [only] = runToEnd(holdoutComparisons(own, arms, everybody(people), 1, YEAR));
		const { averageOrderValue, buyerShare } = only.differences;
		expect(averageOrderValue.verdict).toBe('higher');
		expect(averageOrderValue.interval?.low).toBeLessThan(20);
		expect(averageOrderValue.interval?.high).toBeGreaterThan(20);
		expect(buyerShare.verdict).toBe('noChangeShown');
	});

	test('arms that differed before are found out', () => {
		const own = ownOf(shop(), null, people);
		const byHand = armsBy(
			(who) => who % 2 === 0,
			(who) => (who % 2 === 0 ? YEAR.from : YEAR.to),
		);
		const [only] = runToEnd(holdoutComparisons(own, byHand, everybody(people), 1, YEAR));
		expect(only.isBalanced).toBe(false);
	});

	test('the same price for everybody is no difference, whatever binary fractions add', () => {
		const plain = shop();
		const own = ownOf(
			{ ...plain, orders: { ...plain.orders, sales: plain.orders.sales.map(() => 19.99) } },
			null,
			people,
		);
		const arms = armsBy(
			(who) => who % 3 === 0,
			() => YEAR.from,
		);
		const [only] = runToEnd(holdoutComparisons(own, arms, everybody(people), 1, YEAR));
		expect(only.differences.averageOrderValue.verdict).toBe('noChangeShown');
	});
});

test('every kind is meant to move metrics that exist', () => {
	for (const metrics of Object.values(MEANT_TO_MOVE)) {
		expect(metrics.length).toBeGreaterThan(0);
		for (const metric of metrics) expect(AUTOMATION_METRICS).toContain(metric);
	}
});

test('nothing that came in is changed, and much of it passes in small steps', () => {
	const many = 300_000;
	const touches = {
		customer: Int32Array.from({ length: many }, (_, at) => at % 20_000),
		day: new Int32Array(many).fill(YEAR.from),
		automation: Int32Array.from({ length: many }, (_, at) => at % 200),
	};
	const before = [touches.customer.slice(), touches.day.slice(), touches.automation.slice()];
	const own = ownOf(log, null, 20_000);
	const steps = touchedAndOthers(own, touches, everybody(20_000), 200, YEAR);
	let yields = 0;
	let step = steps.next();
	for (; !step.done; step = steps.next()) yields += 1;
	expect(step.value).toHaveLength(200);
	expect(yields).toBeGreaterThan(many / 4096);
	// Element by element: jest's own comparison takes seconds for so many.
	[touches.customer, touches.day, touches.automation].forEach((column, at) =>
		expect(column.every((value, row) => value === before[at][row])).toBe(true),
	);
});
