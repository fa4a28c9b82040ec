import { randomStream } from '../../../core/numeric/random';
import { exponentialVariate, gammaVariate } from '../../../core/numeric/randomVariates';
import { runNode, runNodeWithInputs } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';
import type { AnyJson } from '../../anyJson.cjs';

const node = (parameters: object) => ({
	type: 'n8n-nodes-loyalty.customerValue',
	parameters: { operation: 'fitAndPredict', ...parameters },
});
const day = (number: number) => new Date((20_000 + number) * 86_400_000).toISOString().slice(0, 10);

/** Orders of a shop in which customers buy at a pace of their own and leave after some time. */
function shop(customers: number, { leaves = true, amount = 0, alike = true } = {}) {
	const orders: Array<{ customer: string; date: string; total: number }> = [];
	for (let who = 0; who < customers; who++) {
		const random = randomStream(5, who);
		const pace = gammaVariate(0.8, random) / 40;
		const mean = 60 / gammaVariate(4, random);
		const first = Math.floor(300 * random());
		const stay = alike ? 150 : 150 / gammaVariate(1, random);
		const end = leaves ? first + exponentialVariate(stay, random) : Infinity;
		for (let at = first; at < Math.min(400, end); at += exponentialVariate(1 / pace, random)) {
			const total = amount || Math.round(100 * mean * gammaVariate(5, random)) / 100;
			orders.push({ customer: `c${who}@shop.example`, date: day(Math.floor(at)), total });
		}
	}
	return orders;
}
const orders = shop(250);
const settings = { observationEnd: day(400), model: 'mbgNbd' };
type Json = Record<string, AnyJson>;

type Run = ReturnType<typeof runNode>;
const runs = new Map<string, Run>();

/** On the shop's orders, once for each set of parameters: several tests look at the same run. */
function onOrders(parameters: object): Run {
	const key = JSON.stringify(parameters);
	const known = runs.get(key) ?? runNode(node(parameters), orders);
	runs.set(key, known);
	return known;
}

test('each customer, in the order in which they come, with what is expected of them', async () => {
	const run = await onOrders({ observationEnd: day(400) });
	expect(run.error).toBeUndefined();
	const items = run.itemsOf('Node') as Json[];
	expect(items.map(({ customer }) => customer)).toEqual([
		...new Set(orders.map(({ customer }) => customer)),
	]);
	for (const item of items) {
		expect(Object.keys(item)).toHaveLength(10);
		expect(item.expectedOrders).toBeGreaterThan(0);
		expect(item.expectedSpend).toBeGreaterThan(0);
		expect(item.lifetimeValue).toBeGreaterThan(item.expectedSpend);
		expect(item.probabilityAlive).toBeLessThanOrEqual(1);
		if (item.expectedNextOrderDate === null) {
			expect(item.reason).toMatch(
				/^No date for the next order: with a chance of [\d.]+ % there is none/,
			);
		} else {
			expect(item.nextOrderFrom <= item.expectedNextOrderDate).toBe(true);
			expect(item.nextOrderFrom > day(400)).toBe(true);
			expect(item.expectedNextOrderDate < item.nextOrderTo).toBe(true);
		}
	}
	expect(items.some(({ expectedNextOrderDate }) => expectedNextOrderDate !== null)).toBe(true);
	const hints = run.hintsOf('Node').join(' ');
	expect(hints).toMatch(/all customers together are expected to order [\d,.]+ (\(likely|times)/);
	// In this shop all customers leave at one pace: no model can tell how much they differ in it.
	expect(hints).toMatch(/Pareto\/NBD foresaw the hidden days best, but on all orders/);
});

test('where customers differ in how long they stay, the model that foresaw best is kept', async () => {
	const unlike = shop(400, { alike: false });
	const run = await runNode(node({ observationEnd: day(400) }), unlike);
	expect(run.hintsOf('Node').join(' ')).toMatch(
		/foresaw the last 90 days best, or as well as the best/,
	);
});

test('another order of rows changes nothing of what a customer gets, nor of the totals', async () => {
	const totals = { ...settings, output: 'shop', simplify: false, model: 'holdout' };
	const byCustomer = (items: Json[]) =>
		new Map(items.map(({ customer, ...item }) => [customer, item]));
	const backwards = [...orders].reverse();
	const [one, other] = [
		(await onOrders(settings)).itemsOf('Node') as Json[],
		(await runNode(node(settings), backwards)).itemsOf('Node') as Json[],
	];
	expect(byCustomer(other)).toEqual(byCustomer(one));
	const [all, again] = [
		(await onOrders(totals)).itemsOf('Node'),
		(await runNode(node(totals), backwards)).itemsOf('Node'),
	];
	expect(again).toEqual(all);
});

test('summaries give what their orders give, and keep their other columns', async () => {
	const summarized = await runNode(
		{
			type: 'n8n-nodes-loyalty.loyaltyMetrics',
			parameters: {
				resource: 'purchases',
				operation: 'customerSummary',
				observationEnd: day(400),
			},
		},
		orders,
	);
	const summaries = (summarized.itemsOf('Node') as Json[]).map((item) => ({
		...item,
		city: 'Ulm',
	}));
	const fromOrders = (await onOrders(settings)).itemsOf('Node') as Json[];
	const run = await runNode(node({ model: 'mbgNbd' }), summaries);
	expect(run.error).toBeUndefined();
	const fromSummaries = run.itemsOf('Node') as Json[];
	expect(fromSummaries).toHaveLength(fromOrders.length);
	fromSummaries.forEach((item, at) => {
		expect(item.city).toBe('Ulm');
		for (const name of ['expectedOrders', 'expectedSpend', 'probabilityAlive']) {
			expect(item[name] / fromOrders[at][name]).toBeCloseTo(1, 4);
		}
		expect(item.expectedNextOrderDate).toBe(fromOrders[at].expectedNextOrderDate);
	});
	const chosen = await runNode(node({}), summaries);
	expect(chosen.hintsOf('Node').join(' ')).toMatch(/summaries do not say what was bought when/);
});

test('the whole shop as one item, with a page', async () => {
	const run = await onOrders({ ...settings, output: 'shop', simplify: false });
	const [item] = run.itemsOf('Node') as Json[];
	const { value, interval } = item.expectedOrders;
	expect(interval.low).toBeLessThan(value);
	expect(interval.high).toBeGreaterThan(value);
	const each = (await onOrders(settings)).itemsOf('Node') as Json[];
	const sum = (name: string) => each.reduce((total, one) => total + one[name], 0);
	expect(value).toBeCloseTo(sum('expectedOrders'), 3);
	expect(item.expectedSpend.value).toBeCloseTo(sum('expectedSpend'), 2);
	expect(item.lifetimeValue).toBeCloseTo(sum('lifetimeValue'), 2);
	expect(item.html).toMatch(/What will customers buy next\?/);
	expect(item.text).toMatch(/Expected orders: [\d,.]+ \(likely/);
	expect(item.model).toMatchObject({ kind: 'mbgNbd', why: 'chosen in the settings' });
});

test('the sample shop runs with the settings of a new node', async () => {
	const run = await runNode(node({}), rowsOf({ operation: 'orders', customers: 300 }));
	expect(run.error).toBeUndefined();
	expect(run.itemsOf('Node').length).toBeGreaterThan(150);
});

test('a margin and a discount make the lifetime value smaller, in proportion', async () => {
	const value = async (more: object) =>
		((await onOrders({ ...settings, ...more })).itemsOf('Node') as Json[])[0].lifetimeValue;
	const all = await value({});
	expect((await value({ marginPercent: 40 })) / all).toBeCloseTo(0.4, 4);
	const [none, much] = [await value({ discountPercent: 0 }), await value({ discountPercent: 50 })];
	expect(none).toBeGreaterThan(all);
	expect(much).toBeLessThan(all);
	// Over three years nothing is worth less than its worth at the end.
	expect(much / none).toBeGreaterThan(1.5 ** -3);
});

describe('a saved model', () => {
	const fit = { ...settings, operation: 'fitModel' };
	const predict = { observationEnd: day(400), operation: 'predictWithModel' };
	const fitted = async (more: object = {}) =>
		((await onOrders({ ...fit, ...more })).itemsOf('Node') as Json[])[0];
	const with2 = async (items: readonly object[], model: readonly object[] | null, more = {}) =>
		await runNodeWithInputs(node({ ...predict, ...more }), [items, model]);

	test('gives what Fit and Predict gives: as the item, from a text column, as pasted text', async () => {
		const model = await fitted();
		expect(model).toMatchObject({ kind: 'mbgNbd', version: 1, timeUnit: 'day' });
		expect(Object.keys(model)).toHaveLength(10);
		const expected = (await onOrders(settings)).itemsOf('Node');
		const asItem = await with2(orders, [model]);
		expect(asItem.error).toBeUndefined();
		expect(asItem.itemsOf('Node')).toEqual(expected);
		const row = { id: 7, createdAt: '2026-01-01T00:00:00Z', saved: model.modelText };
		expect((await with2(orders, [row])).itemsOf('Node')).toEqual(expected);
		const pasted = await runNode(
			node({ ...predict, modelFrom: 'text', modelText: model.modelText }),
			orders,
		);
		expect(pasted.error).toBeUndefined();
		expect(pasted.itemsOf('Node')).toEqual(expected);
		const dragged = await runNode(
			node({ ...predict, modelFrom: 'text', modelText: '={{ $json.saved }}' }),
			orders.map((order) => ({ ...order, saved: model.modelText })),
		);
		expect(dragged.itemsOf('Node')).toEqual(expected);
	});

	test('one customer alone can be foreseen with it', async () => {
		const model = await fitted();
		const mine = orders.filter(({ customer }) => customer === orders[0].customer);
		const run = await with2(mine, [model]);
		expect(run.error).toBeUndefined();
		expect(run.itemsOf('Node')).toEqual((await onOrders(settings)).itemsOf('Node').slice(0, 1));
	});

	test('that has grown stale says so, and what came true since', async () => {
		const early = orders.filter(({ date }) => date <= day(250));
		const model = await fitted({ observationEnd: day(250) });
		const run = await with2(orders, [model], { horizonDays: 60 });
		const hints = run.hintsOf('Node').join(' ');
		expect(early.length).toBeLessThan(orders.length);
		expect(hints).toMatch(
			/knows orders until 2025-06-\d\d, 150 days ago, longer than the 60 days .* grown stale/,
		);
		expect(hints).toMatch(
			/In the 150 days since .* ordered [\d,]+ times; it expected [\d,.]+ \(likely/,
		);
	});

	test('that expected something else says so', async () => {
		const model = await fitted({ observationEnd: day(250) });
		const fewer = orders.filter(({ date }, at) => date <= day(250) || at % 5 === 0);
		const run = await with2(fewer, [model]);
		expect(run.hintsOf('Node').join(' ')).toMatch(
			/more than chance: customers buy differently now/,
		);
	});

	test('names customers unlike those that it was fitted on', async () => {
		const model = await fitted();
		const heavy = Array.from({ length: 200 }, (_, at) => ({
			...{ customer: 'heavy@shop.example', date: day(100 + at), total: 20 },
		}));
		const rich = [1, 50].map((at) => ({
			...{ customer: 'rich@shop.example', date: day(100 + at), total: 90_000 },
		}));
		const run = await with2([...heavy, ...rich], [model]);
		const [one, two] = run.itemsOf('Node') as Json[];
		expect(one.reason).toMatch(/Ordered 199 times after the first; nobody .* more than \d+ times/);
		expect(two.reason).toMatch(/Repeat orders are larger than those of anybody/);
		expect(run.hintsOf('Node').join(' ')).toMatch(/2 of 2 customers \(100 %\) are unlike those/);
	});

	test.each<[string, (model: Json) => readonly object[] | null, RegExp]>([
		['no second input', () => null, /Nothing came in by the second input, 'Model'/],
		['another kind', (model) => [{ ...model, kind: 'kMeans' }], /another kind, "kMeans"/],
		['a newer version', (model) => [{ ...model, version: 9 }], /has version 9/],
		[
			'changed by hand',
			({ parameters, ...model }) => [{ ...model, parameters: { ...parameters, alpha: -5 } }],
			/changed by hand: 'parameters.alpha' needs a number above 0; it holds -5/,
		],
		['text cut off', ({ modelText }) => [{ saved: modelText.slice(0, 80) }], /not a whole fitted/],
		['no model', () => [{ customer: 'a' }], /not a fitted model but an object \(customer\)/],
		[
			'another currency',
			(model) => [{ ...model, currency: 'JPY' }],
			/fitted on orders in JPY; these are in EUR/,
		],
	])('%s is refused', async (what, changed, message) => {
		const model = await fitted();
		const items =
			what === 'another currency' ? orders.map((one) => ({ ...one, currency: 'EUR' })) : orders;
		const run = await with2(items, changed(model));
		expect(run.error?.message).toMatch(message);
		expect(run.error?.description).toMatch(/[a-z]{3}.*\./);
	});
});

describe('input that does not suffice', () => {
	test.each<[string, object, readonly object[], RegExp]>([
		[
			'too few repeat customers',
			{},
			orders.slice(0, 30),
			/^\d+ customers? (have|has) ordered more than once; at least 30 are needed/,
		],
		[
			'one order each',
			{},
			Array.from({ length: 300 }, (_, who) => ({
				...{ customer: `c${who}`, date: day(who), total: 5 },
			})),
			/^0 customers have ordered more than once; at least 30 are needed/,
		],
		[
			'nothing known of the first order',
			{},
			Array.from({ length: 100 }, (_, who) => ({
				...{ customer: `c${who}`, orders: 3, revenue: 30, daysSinceLastPurchase: who },
			})),
			/do not say since when somebody is a customer/,
		],
		[
			'a horizon of no days',
			{ horizonDays: 0 },
			orders,
			/'Horizon \(Days\)' needs a number of at least 1/,
		],
		[
			'a first order after the last',
			{},
			[
				{
					...{ customer: 'a', orders: 3, revenue: 30, firstOrderDate: '2026-03-01' },
					...{ lastOrderDate: '2026-02-01', observationEnd: '2026-04-01' },
				},
			],
			/"2026-03-01".*after the last order/,
		],
	])('%s', async (_what, parameters, items, message) => {
		const run = await runNode(node(parameters), items);
		expect(run.error?.message).toMatch(message);
	});

	test('a customer whose summary is of a later day stays, with a reason', async () => {
		const summary = (who: number, last: number) => ({
			...{ customer: `c${who}`, orders: 1 + (who % 4), revenue: 50, monetaryValue: 20 + (who % 9) },
			...{ firstOrderDate: day(who), lastOrderDate: day(last), observationEnd: day(300) },
		});
		const summaries = Array.from({ length: 120 }, (_, who) =>
			summary(who, who % 4 === 0 ? who : who + 100 + (who % 4)),
		);
		const run = await runNode(node({}), [...summaries, { ...summary(1, 400), customer: 'c999' }]);
		expect(run.error).toBeUndefined();
		const last = (run.itemsOf('Node') as Json[]).at(-1)!;
		expect(last).toMatchObject({ customer: 'c999', expectedOrders: null });
		expect(last.reason).toMatch(/Has orders after the observation end/);
	});

	test('orders after the observation end are left out, and counted', async () => {
		const run = await runNode(node({ ...settings, observationEnd: day(350) }), orders);
		expect(run.hintsOf('Node').join(' ')).toMatch(
			/[\d,]+ orders are later than the observation end/,
		);
	});
});

describe('what cannot be known', () => {
	test('repeat orders worth nothing: no spend at all, or that of the others', async () => {
		const none = await runNode(
			node(settings),
			shop(200).map((order) => ({ ...order, total: 0 })),
		);
		expect(none.hintsOf('Node').join(' ')).toMatch(/No spend is foreseen: 0 customers have repeat/);
		for (const item of none.itemsOf('Node') as Json[]) {
			expect(item).toMatchObject({ expectedSpend: null, lifetimeValue: null });
			expect(item.expectedOrders).toBeGreaterThan(0);
			expect(item.reason).toMatch(/No spend/);
		}
		const gifts = shop(200).map((order) =>
			order.customer === 'c1@shop.example' ? { ...order, total: 0 } : order,
		);
		const extra = [0, 20, 40].map((at) => ({
			...{ customer: 'c1@shop.example', date: day(at), total: 0 },
		}));
		const some = await runNode(node(settings), [...extra, ...gifts]);
		const [gifted] = some.itemsOf('Node') as Json[];
		expect(gifted.expectedSpend).toBeGreaterThan(0);
		expect(gifted.reason).toMatch(/Repeat orders were worth nothing after refunds/);
	});

	test('spend below 0: said in a hint and beside the customer', async () => {
		const summaries = (isBelow: (who: number) => boolean) =>
			Array.from({ length: 150 }, (_, who) => ({
				...{ customer: `c${who}`, orders: 1 + (who % 3), revenue: 50 },
				monetaryValue: isBelow(who) ? -5.5 : 20 + (who % 7),
				...{ firstOrderDate: day(who), lastOrderDate: day(who % 3 === 0 ? who : who + 60) },
				observationEnd: day(300),
			}));
		const all = await runNode(
			node({}),
			summaries(() => true),
		);
		expect(all.error).toBeUndefined();
		expect(all.hintsOf('Node').join(' ')).toMatch(/No spend is foreseen: 0 customers have repeat/);
		expect(all.hintsOf('Node').join(' ')).toMatch(
			/100 customers have repeat orders worth less than 0 on average, which no order is: more was refunded than bought, or the column holds something else/,
		);
		const one = await runNode(
			node({}),
			summaries((who) => who === 1),
		);
		expect(one.hintsOf('Node').join(' ')).toMatch(
			/One customer has repeat orders worth less than 0/,
		);
		const [, refunded, other] = one.itemsOf('Node') as Json[];
		expect(refunded.reason).toMatch(
			/Repeat orders were worth less than 0 on average \(-5\.5: more refunded than bought\), so the order value of all customers is taken/,
		);
		expect(refunded.expectedSpend).toBeGreaterThan(0);
		expect(String(other.reason)).not.toMatch(/less than 0/);
	});

	test('all orders worth the same: that is what the next one is worth', async () => {
		const run = await runNode(
			node({ ...settings, simplify: false, sameDayOrders: 'separate' }),
			shop(300, { amount: 25 }),
		);
		expect(run.error).toBeUndefined();
		for (const item of run.itemsOf('Node') as Json[]) {
			expect(item.expectedOrderValue).toBeCloseTo(25, 1);
		}
	});

	test('nobody ever leaves: said in a hint, and the chance of no order still tells', async () => {
		// Everybody orders for as long as there is a list, some every week and some every few months.
		const faithful = Array.from({ length: 200 }, (_, who) => {
			const random = randomStream(3, who);
			const pace = 7 + (who % 20) * 6;
			const times = [who % 50];
			while (times.at(-1)! < 400) times.push(times.at(-1)! + pace * (0.5 + random()));
			return times
				.filter((at) => at < 400)
				.map((at) => ({ customer: `c${who}`, date: day(Math.floor(at)), total: 20 }));
		}).flat();
		const run = await runNode(node({ ...settings, simplify: false }), faithful);
		expect(run.error).toBeUndefined();
		expect(run.hintsOf('Node').join(' ')).toMatch(/no customer ever leaves for good/);
		const items = run.itemsOf('Node') as Json[];
		const chances = items.map((item) => item.probabilityOfNoOrder);
		expect(Math.min(...chances)).toBeLessThan(0.01);
		expect(Math.max(...chances)).toBeGreaterThan(0.2);
	});

	test('everybody bought twice, thirty days apart: figures, no NaN', async () => {
		const twice = Array.from({ length: 120 }, (_, who) =>
			[0, 30].map((at) => ({
				...{ customer: `c${who}`, date: day(who + at), total: 10 + (who % 7) },
			})),
		).flat();
		const run = await runNode(node({ observationEnd: day(400) }), twice);
		expect(run.error).toBeUndefined();
		expect(JSON.stringify(run.itemsOf('Node'))).not.toMatch(/NaN|Infinity/);
		for (const item of run.itemsOf('Node') as Json[]) {
			expect(Number.isFinite(item.expectedOrders)).toBe(true);
		}
	});

	test('spend that goes with frequency, and spend without a mean, are said', async () => {
		const counts = new Map<string, number>();
		for (const { customer } of orders) counts.set(customer, (counts.get(customer) ?? 0) + 1);
		const along = orders.map((order) => ({ ...order, total: 10 * counts.get(order.customer)! }));
		const run = await runNode(node(settings), along);
		expect(run.hintsOf('Node').join(' ')).toMatch(
			/order more often spend more per order \(correlation 0\.\d\d\)/,
		);
		const wild = orders.map((order, at) => {
			const random = randomStream(9, Number(order.customer.slice(1).split('@')[0]));
			return { ...order, total: Math.round(5 / gammaVariate(0.6, random)) + 1 + (at % 2) };
		});
		const heavyTail = await runNode(node(settings), wild);
		expect(heavyTail.error).toBeUndefined();
		expect(heavyTail.hintsOf('Node').join(' ')).toMatch(
			/their mean over all customers is not known/,
		);
	});
});
