import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

const node = (parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.customerSegments',
	parameters: { operation: 'valueTiers', ...parameters },
});

const dateOf = (day: number) => new Date((20_000 + day) * 86_400_000).toISOString().slice(0, 10);
const order = (customer: string, day: number, total: number) => ({
	customer_email: `${customer}@shop.example`,
	date: dateOf(day),
	total,
});
const limits = { tierRule: 'threshold', observationEnd: dateOf(400) };

test('a tier is earned at once, kept for the grace days, and the way up is shown', async () => {
	const run = await runNode(node(limits), [
		order('up', 399, 1000),
		// Gold until day 350, when the first order left the window of 365 days.
		order('kept', 0, 900),
		order('kept', 60, 400),
		// Left the window 300 days ago: nothing to keep.
		order('faded', -300, 5000),
		order('faded', 390, 100),
	]);
	expect(run.error).toBeUndefined();
	const [up, kept, faded] = run.itemsOf('Node');
	expect(up).toMatchObject({ tier: 'Gold', nextTier: null, missingForNextTier: null });
	expect(kept).toMatchObject({
		tier: 'Gold',
		windowValue: 400,
		keepsTierUntil: dateOf(364 + 90),
	});
	expect(kept.reason).toMatch(/400\.00 in 365 days is below Gold, which is kept until/);
	expect(faded).toMatchObject({ tier: 'Bronze', nextTier: 'Silver', missingForNextTier: 200 });
	expect(faded.reason).toBe('100.00 in 365 days. 200.00 more for Silver');
});

test('without grace a tier is lost the day after', async () => {
	const orders = [order('kept', 0, 900), order('kept', 60, 400)];
	const run = await runNode(node({ ...limits, graceDays: 0 }), orders);
	expect(run.itemsOf('Node')[0]).toMatchObject({ tier: 'Silver', keepsTierUntil: null });
});

test("one output per tier, named as the owner's table is, and one for the rest", async () => {
	const run = await runNode(
		node({
			...limits,
			outputs: 'perTier',
			tiersByThreshold: {
				rows: [
					{ name: 'Stammgast', reach: 500 },
					{ name: 'Gast', reach: 50 },
				],
			},
		}),
		[order('a', 399, 600), order('b', 399, 60), order('c', 399, 6)],
	);
	expect(run.error).toBeUndefined();
	expect([0, 1, 2].map((output) => run.itemsOf('Node', output).map(({ tier }) => tier))).toEqual([
		['Stammgast'],
		['Gast'],
		['No Tier'],
	]);
});

test('the sample shop: the best five per cent are gold, by spend and by orders', async () => {
	const orders = rowsOf({ operation: 'orders', customers: 400 });
	for (const tierBy of ['spend', 'orders']) {
		const items = (await runNode(node({ tierBy, graceDays: 0 }), orders)).itemsOf('Node');
		const gold = items.filter(({ tier }) => tier === 'Gold').length;
		expect(gold).toBeGreaterThanOrEqual(Math.ceil(0.05 * items.length));
		const least = Math.min(
			...items.filter(({ tier }) => tier === 'Gold').map(({ windowValue }) => Number(windowValue)),
		);
		for (const { tier, windowValue } of items) {
			if (tier !== 'Gold') expect(windowValue).toBeLessThan(least);
		}
	}
});

test.each([
	[
		{
			tiersByCustomers: {
				rows: [
					{ name: 'A', reach: 50 },
					{ name: 'B', reach: 20 },
				],
			},
		},
		/'Best Customers, up to \(%\)'|'Tiers by Customers'/,
	],
	[{ tiersByCustomers: { rows: [{ name: '', reach: 5 }] } }, /every tier needs a name/],
	[
		{
			...limits,
			tiersByThreshold: {
				rows: [
					{ name: 'A', reach: 5 },
					{ name: 'B', reach: 50 },
				],
			},
		},
		/limits fall from row to row/,
	],
])('tiers that make no sense: %j', async (parameters, message) => {
	const run = await runNode(node(parameters), [order('a', 1, 1)]);
	expect(run.error?.message).toMatch(message);
});
