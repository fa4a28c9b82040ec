/** The scorecard in n8n: by a column its parts add up to the whole, which rows in another sequence leave alone. */
import { runNode } from '../../workflows/engine.cjs';
import { sampleOrders, shuffled, type Json } from './ordersRun';

const scorecard = async (orders = sampleOrders, parameters: object = {}): Promise<Json[]> => {
	const node = {
		type: 'n8n-nodes-loyalty.loyaltyMetrics',
		parameters: { resource: 'overview', operation: 'scorecard', ...parameters },
	};
	return (await runNode(node, orders)).itemsOf('Node') as Json[];
};

test('by a column: one scorecard per value, the largest first; they add up to the whole', async () => {
	const settings = { simplify: false, periodDays: 60 };
	const [whole] = await scorecard(sampleOrders, settings);
	const groups = await scorecard(sampleOrders, { ...settings, groupBy: 'channel' });
	expect(groups.map(({ group }) => group)).toEqual(['web', 'marketplace']);
	const sum = (of: (card: Json) => number) => groups.reduce((total, card) => total + of(card), 0);
	const figures: Array<(card: Json) => number> = [
		...['customers', 'orders', 'revenue', 'guestOrders'].map((name) => (card: Json) => card[name]),
		...['retained', 'firstTime', 'reactivated', 'lost'].map(
			(name) => (card: Json) => card.customerFlow[name],
		),
		...['numerator', 'denominator'].map((name) => (card: Json) => card.repurchaseRate[name]),
		...['customers', 'orders', 'revenue'].map((name) => (card: Json) => card.previous[name]),
	];
	for (const figure of figures) expect(sum(figure)).toBeCloseTo(figure(whole), 6);
	expect(whole.page.title).toBe('Loyalty scorecard');
	expect(groups[0].page.title).toBe('Loyalty scorecard – web');
	expect(new Set(groups.map(({ period }) => JSON.stringify(period)))).toHaveProperty('size', 1);
});

test('rows in another sequence change nothing', async () => {
	const settings = { groupBy: 'channel' };
	expect(await scorecard(shuffled(sampleOrders), settings)).toEqual(
		await scorecard(sampleOrders, settings),
	);
});

test('the name of a group is inert on its page', async () => {
	const hostile = '"><script>alert(1)</script>';
	const named = sampleOrders.map((row) => ({ ...row, shop: hostile }));
	const [card] = await scorecard(named, { groupBy: 'shop' });
	expect(card.group).toBe(hostile);
	expect(card.html).not.toMatch(/<script/);
});
