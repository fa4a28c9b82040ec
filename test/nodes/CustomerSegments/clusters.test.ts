import { randomStream } from '../../../core/numeric/random';
import { runNode } from '../../workflows/engine.cjs';
import { sampleOrders, shuffled } from '../LoyaltyMetrics/ordersRun';

const node = (parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.customerSegments',
	parameters: { operation: 'clusters', ...parameters },
});
type Found = Readonly<Record<string, ReturnType<typeof JSON.parse>>>;

const itemsFor = async (rows: readonly object[], parameters: object = {}) => {
	const run = await runNode(node(parameters), rows);
	expect(run.error).toBeUndefined();
	return run.itemsOf('Node') as Found[];
};

/** Three kinds of customers whom nobody could mix up. */
function threeKinds(each = 20) {
	const random = randomStream(3);
	const kind = (name: string, days: number, orders: number, revenue: number) =>
		Array.from({ length: each }, (_, at) => ({
			customer: `${name}${at}`,
			daysSinceLastPurchase: days + Math.floor(random() * 5),
			orders: orders + Math.floor(random() * 2),
			revenue: revenue + Math.floor(random() * 20),
		}));
	return [...kind('gone', 300, 3, 100), ...kind('best', 5, 30, 1000), ...kind('fresh', 3, 2, 100)];
}

describe('Clusters', () => {
	test('one output per cluster, the best first; who is in none leaves by the last', async () => {
		const rows = [...threeKinds(), { customer: 'prospect', orders: 0, revenue: 0 }];
		for (const [settings, last] of [
			[{}, 8],
			[{ clusterChoice: 'own', clusterCount: 3 }, 3],
		] as const) {
			const run = await runNode(node({ outputs: 'perCluster', ...settings }), rows);
			expect(run.error).toBeUndefined();
			const all = [0, 1, 2].flatMap((output) =>
				run.itemsOf('Node', output).map(({ clusterNumber }) => [output, clusterNumber]),
			);
			expect(all).toHaveLength(60);
			expect(all.every(([output, number]) => number === Number(output) + 1)).toBe(true);
			expect(run.itemsOf('Node', last).map(({ customer }) => customer)).toEqual(['prospect']);
		}
	});

	test('three kinds are found, named by what sets them apart, and the best is number 1', async () => {
		const rows = threeKinds().map((row, at) => ({ ...row, note: `n${at}` }));
		const run = await runNode(node(), rows);
		expect(run.error).toBeUndefined();
		const items = run.itemsOf('Node') as Found[];
		expect(items.map(({ customer, note }) => [customer, note])).toEqual(
			rows.map(({ customer, note }) => [customer, note]),
		);
		const ofKind = (kind: string) => [
			...new Set(
				items
					.filter(({ customer }) => String(customer).startsWith(kind))
					.map(({ clusterNumber, cluster }) => `${clusterNumber} ${cluster}`),
			),
		];
		expect(ofKind('best')).toEqual(['1 Recent, frequent, high spend']);
		expect(ofKind('gone')).toEqual([expect.stringMatching(/^\d Long ago, seldom, low spend$/)]);
		expect(ofKind('fresh')).toEqual([expect.stringMatching(/^\d Recent, seldom, low spend$/)]);
		expect(items[20]).toMatchObject({ strength: 'strong' });
		expect(items[20].reason).toMatch(
			/^\d days since the last order \(typical here: \d\), 3\d orders \(3\d\), 1,0\d\d\.00 spent \(1,0/,
		);
		const hints = run.hintsOf('Node').join('\n');
		expect(hints).toMatch(/The clusters are strong: they stand clearly apart \(silhouette 0\.\d\d/);
		expect(hints).toMatch(/3 clusters, the number from 2 to 8 that sets customers apart best/);
		expect(hints).toMatch(/the search came to rest after \d+ rounds?/);
		run
			.fullItemsOf('Node')
			.forEach(({ pairedItem }, at) => expect(pairedItem).toEqual({ item: at }));
	});

	test('shuffled rows and another sequence of the figures change nothing, and runs agree', async () => {
		const byName = async (rows: readonly object[], parameters: object = {}) => {
			const items = await itemsFor(rows, parameters);
			return new Map(items.map((item) => [item.customer, item]));
		};
		const first = await byName(sampleOrders);
		expect(await byName(sampleOrders)).toEqual(first);
		expect(await byName(shuffled(sampleOrders))).toEqual(first);
		const features = ['revenue', 'daysSinceLastPurchase', 'orders'];
		expect(await byName(sampleOrders, { features })).toEqual(first);
		for (const output of ['clusters', 'page']) {
			const parameters = { output, clusterChoice: 'own', clusterCount: 5 };
			expect(await itemsFor(shuffled(sampleOrders), parameters)).toEqual(
				await itemsFor(sampleOrders, parameters),
			);
		}
	});

	test('as many clusters as asked for, no two of one name, weak ones called weak', async () => {
		for (const clusterCount of [2, 5, 12, 20]) {
			const parameters = { clusterChoice: 'own', clusterCount, output: 'clusters' };
			const clusters = await itemsFor(sampleOrders, parameters);
			expect(clusters).toHaveLength(clusterCount);
			expect(new Set(clusters.map(({ cluster }) => cluster)).size).toBe(clusterCount);
			expect(clusters.map(({ clusterNumber }) => clusterNumber)).toEqual(
				clusters.map((_, at) => at + 1),
			);
		}
		const run = await runNode(node({ clusterChoice: 'own', clusterCount: 7 }), sampleOrders);
		expect((run.itemsOf('Node') as Found[])[0].strength).toBe('weak');
		expect(run.hintsOf('Node').join(' ')).toMatch(/The clusters are weak: they run into each/);
	});

	test('one item per cluster: the parts add up to the customers and their revenue', async () => {
		const customers = await itemsFor(sampleOrders);
		const clusters = await itemsFor(sampleOrders, { output: 'clusters' });
		const inClusters = customers.filter(({ cluster }) => cluster !== null);
		const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
		expect(sum(clusters.map(({ customers: size }) => size))).toBe(inClusters.length);
		expect(sum(clusters.map(({ shareOfCustomers }) => shareOfCustomers.value))).toBeCloseTo(1, 12);
		expect(sum(clusters.map(({ shareOfRevenue }) => shareOfRevenue.value))).toBeCloseTo(1, 5);
		expect(sum(clusters.map(({ revenue }) => revenue))).toBeCloseTo(
			sum(inClusters.map(({ revenue }) => revenue)),
			4,
		);
		for (const { cluster, customers: size, medians } of clusters) {
			const own = inClusters.filter((customer) => customer.cluster === cluster);
			expect(own).toHaveLength(size);
			const orders = own.map(({ orders: count }) => count).sort((a, b) => a - b);
			const middle = (orders.length - 1) / 2;
			expect(medians.orders).toBe((orders[Math.floor(middle)] + orders[Math.ceil(middle)]) / 2);
		}
		expect(clusters[0].setsApart).toMatch(/spent \(all: /);
	});

	test('one item with a page, in which a hostile name stays text', async () => {
		const [item] = await itemsFor(threeKinds(), { output: 'page' });
		expect(item).toMatchObject({
			customers: 60,
			customersLeftOut: 0,
			clusterCount: 3,
			strength: 'strong',
		});
		expect(item.clusters).toHaveLength(3);
		expect(item.page.title).toBe('Which customers are alike?');
		expect(item.text).toMatch(/1\. Recent, frequent, high spend: /);
		expect(item.html).toContain('The typical customer of each');
		const hostile = threeKinds().map((row) => ({ ...row, currency: '"><script>x</script>' }));
		const [{ html }] = await itemsFor(hostile, { output: 'page' });
		expect(html).toMatch(/&lt;script&gt;/i);
		expect(html).not.toMatch(/<script/i);
	});

	test('who has not bought, and who has no pauses to compare, stays with a reason', async () => {
		const rows = [
			{ customer: 'prospect', daysSinceLastPurchase: null, orders: 0, revenue: 0, gap: null },
			...threeKinds().map((row) => ({ ...row, gap: row.revenue / 10 })),
			{ customer: 'once', daysSinceLastPurchase: 4, orders: 1, revenue: 20, gap: null },
		];
		const features = ['averageDaysBetweenOrders', 'orders'];
		const run = await runNode(
			node({ features, summaryColumns: { daysBetweenColumn: 'gap' } }),
			rows,
		);
		expect(run.error).toBeUndefined();
		const items = run.itemsOf('Node') as Found[];
		expect(items).toHaveLength(rows.length);
		expect(items[0]).toMatchObject({
			cluster: null,
			clusterNumber: null,
			reason: expect.stringMatching(/not bought yet/),
		});
		expect(items[61]).toMatchObject({
			cluster: null,
			reason: expect.stringMatching(/takes two orders/),
		});
		expect(run.hintsOf('Node')).toEqual(
			expect.arrayContaining([
				'1 customer has not bought yet and is in no cluster',
				'1 customer has no days between orders and is in no cluster',
			]),
		);
	});

	test('a figure that is the same for all takes no part, and is told', async () => {
		const rows = threeKinds().map((row) => ({ ...row, orders: 2 }));
		const run = await runNode(node(), rows);
		expect(run.hintsOf('Node')).toContain(
			'All customers have the same in Orders, which therefore took no part',
		);
	});

	test('more than 5,000 customers are measured on a sample, and it says so', async () => {
		const rows = threeKinds(1700);
		const run = await runNode(node({ clusterChoice: 'own', clusterCount: 3 }), rows);
		expect(run.error).toBeUndefined();
		expect(run.itemsOf('Node')).toHaveLength(5100);
		expect(run.hintsOf('Node')).toContain(
			'How well they stand apart was measured on 5,000 of 5,100 customers, drawn the same way in every run',
		);
	});

	test('everything with Simplify off', async () => {
		const [customer] = await itemsFor(threeKinds(), { simplify: false });
		expect(customer).toMatchObject({ silhouette: expect.any(Number), converged: true });
		const [cluster] = await itemsFor(threeKinds(), { simplify: false, output: 'clusters' });
		expect(cluster.standardDeviationsApart.revenue).toBeGreaterThan(0.5);
	});
});

describe('what cannot be used', () => {
	const alike = threeKinds().map((row) => ({
		...row,
		daysSinceLastPurchase: 3,
		orders: 2,
		revenue: 50,
	}));
	test.each<[string, readonly object[], object, RegExp]>([
		['all alike', alike, {}, /All 60 customers are alike in every figure/],
		[
			'one customer',
			threeKinds().slice(0, 1),
			{},
			/1 customer has bought; at least 6 with different figures are needed/,
		],
		[
			'too few for so many clusters',
			threeKinds(2),
			{ clusterChoice: 'own', clusterCount: 7 },
			/at least 21 are needed for 7 clusters/,
		],
		[
			'nobody bought',
			[{ customer: 'a', orders: 0, revenue: 0, daysSinceLastPurchase: null }],
			{},
			/Nobody has bought yet/,
		],
		[
			'a figure that nobody has',
			threeKinds(),
			{ features: ['averageDaysBetweenOrders'] },
			/Of 60 customers who bought, none has average days between orders/,
		],
		['no figure', threeKinds(), { features: [] }, /at least one figure is needed/],
		['missing columns', [{ colour: 'red' }], {}, /No column was recognised/],
		[
			'revenue that is no number',
			[...threeKinds(), { customer: 'z', orders: 1, revenue: NaN, daysSinceLastPurchase: 1 }],
			{},
			/"revenue" holds "NaN", which is not an amount \[item 60\]/,
		],
		[
			'too many clusters',
			threeKinds(),
			{ clusterChoice: 'own', clusterCount: 21 },
			/'Clusters' needs a number of at most 20; it holds 21/,
		],
	])('%s', async (_what, items, parameters, message) => {
		const run = await runNode(node(parameters), items);
		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(message);
	});

	test('with Continue nothing is lost: the bad item follows with its reason', async () => {
		const rows = [
			...threeKinds(),
			{ customer: 'z', orders: -1, revenue: 5, daysSinceLastPurchase: 1 },
		];
		const run = await runNode({ ...node(), onError: 'continueRegularOutput' }, rows);
		const items = run.itemsOf('Node');
		expect(items).toHaveLength(61);
		expect(items[60]).toMatchObject({ customer: 'z', reason: expect.stringMatching(/no number/) });
	});
});
