import { runNode } from '../../workflows/engine.cjs';
import { dataSets, rowsOf } from './sample';

/** The node in n8n's own engine. */

const type = 'n8n-nodes-loyalty.loyaltySampleData';
const endDate = '2026-11-22T00:00:00';

test.each(dataSets)(
	'%s: the same items as without n8n, once, however many items come in',
	async (operation) => {
		const expected = rowsOf({ operation, endDate, customers: 40 });
		const node = { type, parameters: { operation, endDate, customers: 40 } };
		for (const items of [[{}], [{ a: 1 }, { a: 2 }]]) {
			const run = await runNode(node, items);
			expect(run.error).toBeUndefined();
			expect(run.itemsOf('Node')).toEqual(expected);
		}
	},
);

test('a new node gives orders without any setting', async () => {
	const run = await runNode({ type }, [{}]);
	expect(run.itemsOf('Node').length).toBeGreaterThan(500);
	expect(run.itemsOf('Node')[0]).toHaveProperty('order_id');
});

test('End Date takes an expression, such as a week ago', async () => {
	const parameters = { endDate: '={{ DateTime.fromISO("2026-11-22").minus({ days: 7 }) }}' };
	const run = await runNode({ type, parameters: { ...parameters, customers: 40 } }, [{}]);
	expect(run.itemsOf('Node')).toEqual(rowsOf({ endDate: '2026-11-15', customers: 40 }));
});

test('the time zone is the workflow’s, or the one under Options', async () => {
	const parameters = { endDate, customers: 10 };
	const [first] = (await runNode({ type, parameters }, [{}], { timezone: 'Asia/Tokyo' })).itemsOf(
		'Node',
	);
	expect(first.order_date).toMatch(/\+09:00$/);
	const options = { timeZone: 'America/New_York' };
	const [other] = (await runNode({ type, parameters: { ...parameters, options } }, [{}])).itemsOf(
		'Node',
	);
	expect(other.order_date).toMatch(/-05:00$/);
});

test.each([
	[{ customers: 0 }, /'Customers'.*at least 1/],
	[{ endDate: '2020-01-01' }, /'End Date' \(2020-01-01\) is before the shop opened/],
	[{ options: { timeZone: 'Nowhere' } }, /'Time Zone' needs a name such as Europe\/Berlin/],
	[{ options: { currency: 'Euro' } }, /'Currency'.*three-letter code/],
])('%j stops the run with a sentence and what to do', async (parameters, sentence) => {
	const run = await runNode({ type, parameters }, [{}]);
	expect(run.status).toBe('error');
	expect(run.error?.message).toMatch(sentence);
	expect((run.error as { description?: string }).description).toBeTruthy();
});

test('100,000 customers are stopped by a cancel', async () => {
	const parameters = { customers: 100_000, endDate };
	const started = performance.now();
	const run = await runNode({ type, parameters }, [{}], { cancelAfterMs: 300 });
	expect(run.status).toBe('canceled');
	expect(performance.now() - started).toBeLessThan(5000);
});
