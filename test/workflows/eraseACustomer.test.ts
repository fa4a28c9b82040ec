import eraseACustomer from '../../workflows/erase-a-customer.json';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { first } from '../madeUpKeys.cjs';

// workflows/erase-a-customer.json as shipped, in n8n's own engine, over tables as the other workflows fill them.
const YES = 'Yes, erase it now';
const PRACTICE = 'Loyalty Erasure Practice';
const secret = {
	loyaltySecretApi: { secretKey: first, earlierSecretKeys: '' },
};

type Tables = ReturnType<typeof dataTables>;
type Request = Readonly<{ emails?: string; numbers?: string; answer?: string | null }>;

/** `answer` null: the run ends where it asks, as it does until somebody answers. */
async function erase(
	{ emails = 'practice@example.com', numbers = '', answer = YES }: Request = {},
	tables: Tables = dataTables(),
	workflow: typeof eraseACustomer = eraseACustomer,
) {
	const items = [{ json: { emails, customer_numbers: numbers } }];
	const pinned: Record<string, object[]> =
		answer === null ? {} : { 'Ask for a Yes': [{ json: { answer } }] };
	const credentials = workflow === eraseACustomer ? {} : secret;
	const start = 'Ask Whom to Erase';
	const run = await runWorkflow(workflow, { start, items, pinned, tables, credentials });
	expect(run.error).toBeUndefined();
	return run;
}

async function filled(
	rows: Readonly<Record<string, ReadonlyArray<Record<string, unknown>>>>,
): Promise<Tables> {
	const tables = dataTables();
	const { createDataTable } = await tables.getDataTableAggregateProxy();
	for (const [name, of] of Object.entries(rows)) {
		const columns = Object.keys(of[0]).map((column) => ({ name: column, type: 'string' }));
		const { id } = await createDataTable({ name, columns });
		await (await tables.getDataTableProxy(null, null, id)).insertRows([...of]);
	}
	return tables;
}

const shop = () =>
	filled({
		'Loyalty Orders': [
			{ order_id: '1', customer: 'Anna@Example.com', amount: '12.5' },
			{ order_id: '2', customer: 'berta@example.com', amount: '8' },
			{ order_id: '3', customer: ' anna@example.com', amount: '20' },
		],
		'Loyalty Survey Answers': [
			{ customer_email: 'anna@example.com', answer: '9', comment: 'Write to anna@example.com' },
			{ customer_email: 'berta@example.com', answer: '3', comment: '' },
		],
		'Loyalty Consents': [
			{ customer_id: '1042', customer_email: 'anna@example.com', channel: 'email' },
			{ customer_id: '7', customer_email: 'berta@example.com', channel: 'email' },
		],
		'Loyalty Contact Log': [
			{ customer_id: '1042', customer_email: '', campaign: 'Spring' },
			{ customer_id: '7', customer_email: 'berta@example.com', campaign: 'Spring' },
		],
		'Loyalty Shared Quotes': [
			{ customer_id: null, customer_email: 'anna@example.com', quote: 'Best rye.' },
			{ customer_id: null, customer_email: 'berta@example.com', quote: 'Always warm.' },
		],
		'Loyalty Reviews': [
			{ customer_email: 'anna@example.com', score: '5', comment: 'Best rye.' },
			{ customer_email: 'berta@example.com', score: '5', comment: 'Always warm.' },
		],
		'Loyalty Predictions': [
			{ run_date: '2026-03-02', customer: 'anna@example.com', risk_band: 'Low' },
			{ run_date: '2026-03-02', customer: 'berta@example.com', risk_band: 'High' },
		],
		'Loyalty Sync State': [
			{ target: 'CRM: HubSpot', customer: 'anna@example.com', synced: 'Champions |  | 2' },
			{ target: 'CRM: HubSpot', customer: 'berta@example.com', synced: 'Promising |  | 1' },
		],
	});

const anna = { emails: 'anna@example.com', numbers: '1042' };

test('the practice customer is found, erased and verified, twice, without a credential', async () => {
	const tables = dataTables();
	for (let round = 1; round <= 2; round++) {
		const { itemsOf, ran } = await erase({}, tables);
		expect(itemsOf('Summarize the Plan')[0].found).toHaveLength(2);
		expect(itemsOf('Delete the Rows')).toHaveLength(2);
		expect(itemsOf('Verify the Erasure')).toEqual([
			expect.objectContaining({ verdict: 'gone', notRead: [], suppressed: null, person: [] }),
		]);
		expect(ran).toContain('Say How It Ended');
		expect(tables.rowsNamed(PRACTICE)).toEqual([]);
	}
});

test('a customer of all tables goes, orders stay without the customer, others stay as they are', async () => {
	const tables = await shop();
	const { itemsOf } = await erase(anna, tables);
	expect(itemsOf('Verify the Erasure')[0]).toMatchObject({ verdict: 'gone', stillThere: [] });
	const orders = tables.rowsNamed('Loyalty Orders');
	expect(orders.map(({ customer }) => customer)).toEqual(['', 'berta@example.com', '']);
	expect(orders.map(({ amount }) => amount)).toEqual(['12.5', '8', '20']);
	const others = ['Survey Answers', 'Consents', 'Contact Log', 'Sync State']
		.concat(['Shared Quotes', 'Reviews', 'Predictions'])
		.map((other) => `Loyalty ${other}`);
	for (const name of others) {
		const rows = tables.rowsNamed(name);
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).toMatch(/berta/);
	}
	const again = await erase(anna, tables);
	expect(again.ran).toContain('Say That Nothing Was Found');
	expect(again.ran).not.toContain('Take the Steps');
});

test.each([
	['asked and not answered', null, 'Ask for a Yes'],
	['No', 'No, change nothing', 'Say That Nothing Was Changed'],
	['another answer', 'perhaps', 'Say That Nothing Was Changed'],
])('%s: nothing is changed', async (_name, answer, end) => {
	const tables = await shop();
	const { ran } = await erase({ ...anna, answer }, tables);
	expect(ran).toContain(end);
	expect(ran).not.toContain('Take the Steps');
	expect(tables.rowsNamed('Loyalty Orders')[0].customer).toBe('Anna@Example.com');
	expect(tables.rowsNamed('Loyalty Consents')).toHaveLength(2);
});

test('what is only mentioned in a text is left to a person, and is not called gone', async () => {
	const tables = await filled({
		'Loyalty Support Tickets': [
			{ customer: 'berta@example.com', subject: 'My friend anna@example.com waits' },
			{ customer: 'anna@example.com', subject: 'Late' },
		],
	});
	const { itemsOf } = await erase(anna, tables);
	expect(itemsOf('Summarize the Plan')[0].look).toMatch(/Support Tickets \(.*look at it yourself/);
	expect(itemsOf('Verify the Erasure')[0]).toMatchObject({ verdict: 'stillThere' });
	expect(tables.rowsNamed('Loyalty Support Tickets')).toHaveLength(1);
});

test('no address at all: the page says why, and nothing is changed', async () => {
	const tables = await shop();
	const { itemsOf, ran } = await erase({ emails: 'anna' }, tables);
	expect(itemsOf('Summarize the Plan')[0].trouble).toMatch(
		/"anna", which is not an e-mail address/,
	);
	expect(ran).toContain('Say Why Not');
	expect(ran).not.toContain('Ask for a Yes');
	expect(tables.rowsNamed('Loyalty Consents')).toHaveLength(2);
});

test('with the protection on, only codes of the person are kept', async () => {
	const own = structuredClone(eraseACustomer);
	for (const node of own.nodes) {
		if (node.parameters.suppress !== false) continue;
		node.parameters.suppress = true;
		Object.assign(node, { credentials: { loyaltySecretApi: { id: '1', name: 'Secret' } } });
	}
	const tables = await shop();
	const { itemsOf } = await erase(anna, tables, own);
	const list = tables.rowsNamed('Loyalty Suppressions').map(({ suppressionKey }) => suppressionKey);
	expect(list).toEqual([expect.stringMatching(/^p-/), expect.stringMatching(/^p-/)]);
	expect(itemsOf('Verify the Erasure')[0]).toMatchObject({ verdict: 'gone', suppressed: true });
	await erase(anna, tables, own);
	expect(tables.rowsNamed('Loyalty Suppressions')).toHaveLength(2);
});

test('both nodes look into the same tables, and all of them are read', () => {
	const named = (name: string) => eraseACustomer.nodes.find((node) => node.name === name)!;
	const [plan, verify] = ['Plan the Erasure', 'Verify the Erasure'].map(
		(name) => named(name).parameters.tables,
	);
	expect(verify).toEqual(plan);
	const [{ value }] = named('Name the Tables to Look In').parameters.assignments!.assignments;
	const read = JSON.parse(value as string) as string[];
	for (const { table } of plan!.rows) expect(read).toContain(table);
});
