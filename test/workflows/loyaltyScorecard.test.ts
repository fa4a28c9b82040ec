import scorecard from '../../workflows/loyalty-scorecard.json';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';

// workflows/loyalty-scorecard.json as shipped, in n8n's own engine, with Data Tables in memory.
const enabled = scorecard.nodes.filter((node) => !node.type.endsWith('stickyNote'));

test('runs on the first click with sample orders, and twice a day keeps one row', async () => {
	const tables = dataTables();
	for (let run = 0; run < 2; run++) {
		const { status, error, itemsOf } = await runWorkflow(scorecard, { start: 'Run Now', tables });
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		const [card] = itemsOf('Create the Scorecard');
		expect(card.orders).toBeGreaterThan(0);
		expect(card.customers).toBeGreaterThan(0);
		const [page] = itemsOf('Show the Page');
		for (const part of [
			'Loyalty scorecard',
			'Do new customers stay?',
			'NPS',
			'Satisfied',
			'wait?',
			'What did the automations do?',
		]) {
			expect(page.html).toContain(part);
		}
		expect(page.html).not.toContain('{{');
		const [report] = itemsOf('Put the Report Together');
		expect(report).toMatchObject({ pages: 6, better: expect.any(Number) });
	}
	const rows = tables.rowsNamed('Loyalty Scorecard History');
	expect(rows).toHaveLength(1);
	expect(rows[0]).toMatchObject({ source: 'sample', retained: expect.any(Number) });
	expect(rows[0].nps).toBeGreaterThanOrEqual(-100);
	expect(rows[0].repurchase_rate).toBeGreaterThan(0);
	expect(rows[0].repurchase_rate).toBeLessThanOrEqual(1);
});

test('the schedule starts the same run', async () => {
	const { status, itemsOf } = await runWorkflow(scorecard, {
		start: 'Every Monday Morning',
		items: [{ json: {} }],
	});
	expect(status).toBe('success');
	expect(itemsOf('Create the Scorecard')).toHaveLength(1);
});

describe('with my own orders', () => {
	const mine = structuredClone(scorecard);
	const settings = mine.nodes.find(({ name }) => name === 'Settings');
	const [useMyOrders] = (
		settings?.parameters as { assignments: { assignments: Array<{ value: unknown }> } }
	).assignments.assignments;
	useMyOrders.value = true;

	test('reads them from the data table', async () => {
		const tables = dataTables();
		const aggregate = await tables.getDataTableAggregateProxy();
		const { id } = await aggregate.createDataTable({
			name: 'Loyalty Orders',
			columns: [
				'order_id',
				'order_date',
				'customer',
				'amount',
				'refunded',
				'currency',
				'status',
			].map((name) => ({ name, type: 'string' })),
		});
		const proxy = await tables.getDataTableProxy(null, null, id);
		await proxy.insertRows([
			{
				order_id: '1',
				order_date: '2026-01-05',
				customer: 'ana@example.com',
				amount: 10,
				refunded: 0,
				currency: 'EUR',
				status: 'paid',
			},
			{
				order_id: '2',
				order_date: '2026-01-25',
				customer: 'ana@example.com',
				amount: 20,
				refunded: 5,
				currency: 'EUR',
				status: 'paid',
			},
		]);
		const { status, error, itemsOf } = await runWorkflow(mine, { start: 'Run Now', tables });
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(itemsOf('Create the Scorecard')[0]).toMatchObject({
			orders: 2,
			customers: 1,
			revenue: 25,
		});
		expect(tables.rowsNamed('Loyalty Scorecard History')[0]).toMatchObject({
			source: 'my orders',
			nps: null,
		});
		// No answers and no tickets yet: the page does without them, and never shows the sample's.
		expect(itemsOf('Put the Report Together')[0].pages).toBe(3);
		expect(itemsOf('Show the Page')[0].html).toContain('No automation has written to anybody yet.');
		expect(itemsOf('Measure NPS')).toEqual([]);

		const {
			data: [answers],
		} = await aggregate.getManyAndCount({ filter: { name: 'Loyalty Survey Answers' } });
		await (
			await tables.getDataTableProxy(null, null, answers.id)
		).insertRows(
			[10, 9, 2].map((score, at) => ({
				survey: 'NPS',
				kind: 'relational',
				wave: 'first',
				customer_email: `c${at}@example.com`,
				answered_at: '2026-01-20',
				score,
			})),
		);
		const again = await runWorkflow(mine, { start: 'Run Now', tables });
		expect(again.error).toBeUndefined();
		expect(again.itemsOf('Measure NPS')[0].score).toMatchObject({ n: 3 });
		expect(tables.rowsNamed('Loyalty Scorecard History')[0].nps).toBeCloseTo(100 / 3, 9);
	});

	describe('what the automations did', () => {
		const CUSTOMERS = 800;
		const isControl = (who: number) => who % 2 === 0;
		const email = (who: number) => `c${who}@example.com`;
		const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

		/** Everybody bought once before; of those written to `treated` in 100 bought again, of the control group ten. */
		const ordersWith = (treated: number) =>
			Array.from({ length: CUSTOMERS }, (_, who) => who).flatMap((who) => {
				const order = (when: string, amount: number) => ({
					...{ order_id: `${who}-${when}`, order_date: when, customer: email(who) },
					...{ amount, refunded: 0, currency: 'EUR', status: 'paid' },
				});
				const again = Math.floor(who / 2) % 100 < (isControl(who) ? 10 : treated);
				return [order(day(200), 20), ...(again ? [order(day(20), 30)] : [])];
			});
		const groups = Array.from({ length: CUSTOMERS }, (_, who) => ({
			...{ idempotency_key: `k${who}`, customer_email: email(who), channel: 'email' },
			...{ purpose: 'marketing', campaign: 'Come back 1', sent_at: null, discount: null },
			status: isControl(who) ? 'control' : 'assigned',
			reserved_at: `${day(60)}T10:00:00.000Z`,
		}));
		const results = [
			{
				run_date: day(3),
				automation: 'Share customer love',
				campaign: '',
				text: '2 <b>quotes</b>',
			},
			{ run_date: day(200), automation: 'Long ago', campaign: 'Old', text: 'Nobody remembers' },
		];

		const shown = async (tablesOf: Readonly<Record<string, readonly object[]>>) => {
			const tables = dataTables();
			const aggregate = await tables.getDataTableAggregateProxy();
			for (const [name, rows] of Object.entries(tablesOf)) {
				const columns = Object.keys(rows[0]).map((column) => ({
					...{ name: column, type: 'string' as const },
				}));
				const { id } = await aggregate.createDataTable({ name, columns });
				await (await tables.getDataTableProxy(null, null, id)).insertRows(rows as never);
			}
			const { error, itemsOf } = await runWorkflow(mine, { start: 'Run Now', tables });
			expect(error).toBeUndefined();
			return {
				html: String(itemsOf('Show the Page')[0].html),
				findings: (
					itemsOf('Put the Report Together')[0].page as {
						findings: ReadonlyArray<{ metric: string; verdict: string }>;
					}
				).findings,
			};
		};
		const textIn = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
		const ofTheCampaign = ({ metric }: { metric: string }) => metric.includes('(Come back 1)');

		test('15 points more who bought are shown as more than chance', async () => {
			const { findings, html } = await shown({
				...{ 'Loyalty Orders': ordersWith(25), 'Loyalty Contact Log': groups },
				'Loyalty Campaign Results': results,
				'Loyalty Sync State': ['Orders', 'HubSpot', 'HubSpot'].map((target, at) => ({
					...{ target, customer: email(at), synced: '{}', run_id: '1' },
					synced_at: `${day(2)}T03:00:00.000Z`,
				})),
			});
			expect(findings.find(ofTheCampaign)).toMatchObject({
				metric: 'Customers who bought (Come back 1)',
				verdict: 'better',
			});
			expect(html).toContain('Come back 1 (400 customers)');
			expect(html).toContain('2 &lt;b&gt;quotes&lt;/b&gt;');
			expect(html).not.toContain('Nobody remembers');
			expect(textIn(html)).toContain(`Sync segments: HubSpot ${day(2)} 2 customers updated`);
		});

		test('where nobody bought more, nothing is said to have changed', async () => {
			const { findings } = await shown({
				...{ 'Loyalty Orders': ordersWith(10), 'Loyalty Contact Log': groups },
			});
			expect(findings.filter(ofTheCampaign)).toEqual([]);
		});
	});

	test('an empty table stops with a sentence, not with an empty page', async () => {
		const tables = dataTables();
		const aggregate = await tables.getDataTableAggregateProxy();
		await aggregate.createDataTable({ name: 'Loyalty Orders', columns: [] });
		const { status, error } = await runWorkflow(mine, { start: 'Run Now', tables });
		expect(status).toBe('error');
		expect(error?.message).toMatch(/no orders/i);
	});
});

test('a stopped run leads to a notice that names the node and the reason', async () => {
	const { status, itemsOf } = await runWorkflow(scorecard, {
		start: 'When a Run Stops',
		items: [
			{
				json: {
					execution: { lastNodeExecuted: 'Get My Orders', error: { message: 'Table gone' } },
				},
			},
		],
	});
	expect(status).toBe('success');
	expect(itemsOf('Write the Notice')[0].notice).toBe(
		"The loyalty scorecard stopped at 'Get My Orders': Table gone",
	);
});

test('every node has a name of its own that begins with a verb or says what it is', () => {
	expect(new Set(enabled.map(({ name }) => name)).size).toBe(enabled.length);
});
