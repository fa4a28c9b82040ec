import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

const node = (parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.churnRisk',
	parameters: { operation: 'scoreCustomers', ...parameters },
});

const orders = rowsOf({ operation: 'orders', customers: 600 });
const dateOf = (day: number) => new Date((20_000 + day) * 86_400_000).toISOString().slice(0, 10);
const ordersOf = (customer: string, days: readonly number[], total: unknown = 10) =>
	days.map((day) => ({ customer_email: `${customer}@shop.example`, date: dateOf(day), total }));

type Scored = Record<string, unknown> & {
	probabilityOfChurn: number | null;
	riskBand: string;
	reasons: string[];
	contributions: Record<string, number>;
};

async function scored(parameters: object, items: readonly object[] = orders) {
	const run = await runNode(node(parameters), items);
	expect(run.error).toBeUndefined();
	return {
		items: run.itemsOf('Node') as Scored[],
		hints: run.hintsOf('Node').join(' '),
		output: (at: number) => run.itemsOf('Node', at) as Scored[],
	};
}

describe('a shop with enough history', () => {
	test('each customer gets a chance, a band, reasons with the figure in the middle, and what would change it', async () => {
		const { items, hints } = await scored({ simplify: false });
		expect(items[0]).toMatchObject({ method: 'Purchase Model', horizonDays: 90, reason: null });
		for (const item of items.filter(({ orders: count }) => Number(count) > 0)) {
			expect(item.probabilityOfChurn).toBeGreaterThan(0);
			expect(item.probabilityOfChurn).toBeLessThan(1);
			expect(item.reasons.length).toBeLessThanOrEqual(3);
			for (const reason of item.reasons) {
				expect(reason).toMatch(
					/^(Usual chance .+ by itself|.+ \(typical: .+\)): speaks for (leaving|staying)$/,
				);
			}
			expect(item.reasons.length).toBeGreaterThan(0);
			if (item.riskBand === 'High') expect(item.reasons[0]).toMatch(/: speaks for leaving$/);
			if (item.riskBand === 'Low') expect(item.reasons[0]).toMatch(/: speaks for staying$/);
			expect(item.whatWouldChange).toMatch(/^[\d.]+ % now(;|$)/);
			const sum = Object.values(item.contributions).reduce(
				(total, one) => total + one,
				Number(item.logOddsBase),
			);
			expect(Math.abs(sum - Number(item.logOdds))).toBeLessThan(1e-9);
			if (item.probabilityOfChurn! > 0.5) expect(item.expectedNextOrder).toBeNull();
			else {
				expect(String(item.expectedNextOrderFrom) <= String(item.expectedNextOrder)).toBe(true);
				expect(String(item.expectedNextOrder) <= String(item.expectedNextOrderTo)).toBe(true);
			}
		}
		expect(hints).toMatch(
			/ranked [\d.]+ % of pairs right \(likely .+\), days since the last order alone/,
		);
		expect(hints).toMatch(/off by [\d.]+ percentage points on average/);
		expect(items[0].trackRecord).toMatchObject({ customers: expect.any(Number), reason: null });
	});

	test('who ordered once long ago is at high risk, never at none', async () => {
		const { items } = await scored({ simplify: false });
		const once = items.filter(
			({ orders: count, daysSinceLastPurchase: days }) => count === 1 && Number(days) > 365,
		);
		expect(once.length).toBeGreaterThan(20);
		for (const { riskBand, probabilityOfChurn } of once) {
			expect(riskBand).toBe('High');
			expect(probabilityOfChurn).toBeGreaterThan(0.9);
		}
	});

	test('ten fields by default, in the order of the customers, by one output or by one per band', async () => {
		const { items } = await scored({});
		expect(Object.keys(items[0]).length).toBeLessThanOrEqual(10);
		const split = await scored({ outputs: 'perBand', bandOptions: { highFromPercent: 80 } });
		const bands = ['High', 'Medium', 'Low', null];
		bands.forEach((band, at) => {
			expect(new Set(split.output(at).map(({ riskBand }) => riskBand))).toEqual(
				new Set(split.output(at).length > 0 ? [band] : []),
			);
		});
		const names = (all: readonly Scored[]) => all.map(({ customer }) => String(customer));
		expect(bands.flatMap((_, at) => names(split.output(at))).sort()).toEqual(names(items).sort());
		for (const { probabilityOfChurn } of split.output(0)) {
			expect(probabilityOfChurn).toBeGreaterThanOrEqual(0.8);
		}
	});

	test('orders in another sequence tell the same of each customer', async () => {
		const byName = (all: readonly Scored[]) =>
			Object.fromEntries(
				all.map(({ customer, probabilityOfChurn, reasons }) => [
					customer,
					{ probabilityOfChurn, reasons },
				]),
			);
		const straight = await scored({});
		const reversed = await scored({}, [...orders].reverse());
		expect(byName(reversed.items)).toEqual(byName(straight.items));
	});

	test('an observation end in the past: later orders are left out, and said to be', async () => {
		const { items, hints } = await scored({ observationEnd: '2026-06-30', simplify: false });
		expect(items[0].observationEnd).toBe('2026-06-30');
		expect(hints).toMatch(/orders are later than the observation end \(2026-06-30\): left out/);
	});

	test('a horizon of one’s own', async () => {
		const { items } = await scored({ horizonChoice: 'own', horizonDays: 30 });
		expect(items[0].horizonDays).toBe(30);
	});
});

describe('no probability', () => {
	test('few customers: bands by the shop’s rhythm, and why', async () => {
		const few = rowsOf({ operation: 'orders', customers: 120 });
		const { items, hints } = await scored({}, few);
		for (const item of items.filter(({ method }) => method !== null)) {
			expect(item).toMatchObject({ probabilityOfChurn: null, method: 'Rules' });
			expect(['High', 'Medium', 'Low']).toContain(item.riskBand);
			expect(item.reason).toMatch(/^A probability needs at least 200 customers; there are \d+$/);
			expect(item.reasons).toHaveLength(3);
		}
		expect(hints).toMatch(/No probabilities, bands by how long your customers usually wait/);
	});

	test('the score was wrong when it was looked back upon: withheld, with the figure', async () => {
		// Everybody comes every two weeks for a year; then the shop is as good as closed.
		const closed = Array.from({ length: 300 }, (_, at) => {
			const days = Array.from({ length: 24 }, (__, nth) => nth * 14 + (at % 14));
			return ordersOf(`c${at}`, at < 3 ? [...days, 420] : days);
		}).flat();
		const { items, hints } = await scored({ horizonChoice: 'own', horizonDays: 60 }, closed);
		expect(items[10]).toMatchObject({
			probabilityOfChurn: null,
			method: 'Rules',
			riskBand: 'High',
		});
		expect(items[10].reason).toMatch(
			/^Looking back to \d{4}-\d\d-\d\d: .* off by [\d.]+ percentage points/,
		);
		expect(items[10].baseRate).toBeGreaterThan(0.9);
		expect(hints).toMatch(/No probabilities/);
	});

	test('summaries do not tell whether a score has been right', async () => {
		const summaries = Array.from({ length: 300 }, (_, at) => ({
			...{ customer: `c${at}`, orders: at === 0 ? 0 : 4, revenue: at === 1 ? -20 : 90 },
			daysSinceLastPurchase: at === 0 ? null : at,
			averageDaysBetweenOrders: at === 0 ? null : 12,
			note: 'kept',
		}));
		const { output } = await scored({ outputs: 'perBand' }, summaries);
		expect(output(3)).toMatchObject([
			{ customer: 'c0', reason: 'Has not bought yet', reasons: [] },
		]);
		expect(output(0)[0]).toMatchObject({ method: 'Rules', probabilityOfChurn: null, note: 'kept' });
		expect(output(0)[0].reason).toMatch(/orders do/);
	});
});

describe('what cannot be scored is told in a sentence', () => {
	const messageOf = async (items: readonly object[], parameters: object = {}) =>
		(await runNode(node(parameters), items)).error?.message;

	test('one-order customers only', async () => {
		const once = Array.from({ length: 400 }, (_, at) => ordersOf(`c${at}`, [at])).flat();
		expect(await messageOf(once)).toMatch(/0 repeat orders; at least 20 are needed/);
	});

	test('an amount below zero that is no refund, named by item and column', async () => {
		const [first, ...others] = orders;
		const message = await messageOf([{ ...first, amount: 'minus ten' }, ...others]);
		expect(message).toMatch(/"amount" holds "minus ten".*\[item 0\]/);
		const run = await runNode(node(), [{ ...first, amount: -10 }, ...others]);
		const all = JSON.stringify(run.error === undefined ? run.itemsOf('Node') : run.error.message);
		expect(all).not.toMatch(/NaN|Infinity/);
	});

	test('limits of bands the wrong way round', async () => {
		const bandOptions = { highFromPercent: 30, mediumFromPercent: 60 };
		expect(await messageOf(orders, { bandOptions })).toMatch(
			/'Medium From \(Percent\)' has to be below 'High From \(Percent\)'/,
		);
	});
});
