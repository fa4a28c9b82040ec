import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';
import type { AnyJson } from '../../anyJson.cjs';

const run = async (items: readonly object[], parameters: object = {}) =>
	await runNode(
		{
			type: 'n8n-nodes-loyalty.churnRisk',
			parameters: { operation: 'backtest', ...parameters },
		},
		items,
	);

const orders = rowsOf({ operation: 'orders', customers: 500 });

test('one item: the record of the method beside days since the last order, as figures, page and text', async () => {
	const done = await run(orders, { simplify: false });
	expect(done.error).toBeUndefined();
	const [item] = done.itemsOf('Node') as AnyJson[];
	expect(item).toMatchObject({ method: 'Purchase Model', isShown: true, reason: null });
	const { auc, recencyAuc, calibrationError, lift } = item.trackRecord;
	expect(auc).toBeGreaterThanOrEqual(recencyAuc - 0.01);
	expect(calibrationError).toBeLessThanOrEqual(0.1);
	expect(lift[0].lift).toBeLessThanOrEqual(lift[0].cap + 1e-9);
	expect(item.text).toMatch(/By days since the last order alone: [\d.]+ %/);
	expect(item.html).toMatch(/What was said, and what happened/);
	expect(item.later[0].origin > item.earlier[0].origin).toBe(true);
	expect(item.earlier[0].recencyAuc).toBeGreaterThan(0.5);
});

test('too little to look back upon: the reason, and an empty page', async () => {
	const few = rowsOf({ operation: 'orders', customers: 100 });
	const [item] = (await run(few)).itemsOf('Node');
	expect(item).toMatchObject({ method: null, trackRecord: null, isShown: false });
	expect(item.reason).toMatch(/needs at least 200 customers/);
});

test('nobody bought twice, and summaries: a sentence', async () => {
	const once = Array.from({ length: 30 }, (_, at) => ({
		...{ email: `c${at}@shop.example`, date: '2026-01-05', total: 5 },
	}));
	expect((await run(once)).itemsOf('Node')[0].reason).toMatch(/Nobody has bought twice/);
	const summaries = [{ customer: 'a', orders: 2, revenue: 9, daysSinceLastPurchase: 3 }];
	expect((await run(summaries)).error?.message).toMatch(/Summaries do not tell/);
});
