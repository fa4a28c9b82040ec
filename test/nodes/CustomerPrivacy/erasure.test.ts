/** A customer who wants to be forgotten: what is found, what is done, what is kept, and that it can be verified. */
import { KEY, OTHER_KEY, privacy, columns, type Row } from './privacyRun';
import type { AnyJson } from '../../anyJson.cjs';

const ANNA = { emails: 'Anna@Example.com', customerNumbers: '42' };
const table = (name: string, treatment: string, more: Row = {}) => ({
	table: name,
	columns: '',
	treatment,
	...more,
});
const TABLES = {
	tables: {
		rows: [
			table('Orders', 'replace', { columns: 'customer_email, customer_name', why: 'tax law' }),
			table('Answers', 'delete'),
			table('Invoices', 'keep', { why: 'invoices, kept as the tax law demands' }),
			table('Log', 'delete', { columns: 'customer_id' }),
		],
	},
};
const ROWS: readonly Row[] = [
	{
		table: 'Orders',
		id: 1,
		customer_email: ' anna@example.com',
		customer_name: 'Anna',
		amount: 42,
	},
	{ table: 'Orders', id: 2, customer_email: 'ANNA@example.com', customer_name: 'A.', amount: 5 },
	{ table: 'Orders', id: 3, customer_email: 'joanna@example.com', customer_name: 'Jo', amount: 5 },
	{ table: 'Answers', id: 1, customer_email: 'ben@example.com', comment: 'ask Anna@example.com!' },
	{ table: 'Answers', id: 2, customer_email: 'ben@example.com', comment: 'ask joanna@example.com' },
	{ table: 'Answers', id: 3, customer_email: 'anna@example.com', customer_id: 77, score: 9 },
	{ table: 'Invoices', id: 1, email: 'anna@example.com' },
	{ table: 'Log', customer_id: 42, channel: 'email' },
	{ table: 'Log', customer_id: '42.0', channel: 'sms' },
	{ table: 'Log', customer_id: 43, channel: 'email' },
	{ table: 'Other', customer_email: 'anna@example.com' },
	{ table: 'Loyalty Suppressions' },
];
const plan = (
	rows = ROWS,
	more: Row = {},
	secret?: { secretKey: string; earlierSecretKeys?: string },
) => privacy('planErasure', rows, { ...ANNA, ...TABLES, ...more }, secret);
const verify = (rows: readonly Row[], more: Row = {}) =>
	privacy('verifyErasure', rows, { ...ANNA, ...TABLES, ...more });

/** What Data Tables do with the steps of a plan. */
function carriedOut(rows: readonly Row[], steps: readonly Row[]): readonly Row[] {
	let tables = [...rows];
	for (const { action, table: name, column, value, emptyColumn, replaceWith } of steps) {
		const isHit = (row: Row) => row.table === name && row[column as string] === value;
		if (action === 'delete') tables = tables.filter((row) => !isHit(row));
		if (action === 'replace') {
			tables = tables.map((row) =>
				isHit(row) ? { ...row, [emptyColumn as string]: replaceWith } : row,
			);
		}
		if (action === 'insert') tables.push({ table: name, [column as string]: value });
	}
	return tables;
}

describe('Plan Erasure', () => {
	test('finds every spelling, in every table, and says what becomes of it', async () => {
		const { items } = await plan();
		const short = items.map(({ action, table: name, column, value, rows, emptyColumn }) =>
			[action, name, column, value, rows, emptyColumn].map((part) => part ?? '-').join(' | '),
		);
		expect(short.slice(0, -2)).toEqual([
			'replace | Orders | customer_email |  anna@example.com | 1 | customer_name',
			'replace | Orders | customer_email |  anna@example.com | 1 | customer_email',
			'replace | Orders | customer_email | ANNA@example.com | 1 | customer_name',
			'replace | Orders | customer_email | ANNA@example.com | 1 | customer_email',
			'review | Answers | id | 1 | 1 | -',
			'delete | Answers | customer_email | anna@example.com | 1 | -',
			'keep | Invoices | email | anna@example.com | 1 | -',
			'delete | Log | customer_id | 42 | 1 | -',
			'delete | Log | customer_id | 42.0 | 1 | -',
			'review | Other | customer_email | anna@example.com | 1 | -',
			'review | Answers | customer_id | 77 | - | -',
		]);
		expect(items.find(({ action }) => action === 'keep')?.reason).toBe(
			'Kept as it is: invoices, kept as the tax law demands',
		);
	});

	test('the entries of the suppression list hold no personal data, and are made once', async () => {
		const { items } = await plan();
		const inserts = items.filter(({ action }) => action === 'insert');
		expect(inserts).toHaveLength(2);
		for (const { table: name, column, value } of inserts) {
			expect([name, column]).toEqual(['Loyalty Suppressions', 'suppressionKey']);
			expect(value).toMatch(/^p-[0-9a-f]{8}-[0-9a-f]{32}$/);
		}
		const again = await plan(carriedOut(ROWS, items));
		expect(again.items.filter(({ action }) => action === 'insert')).toEqual([]);
	});

	test('the sequence of the rows changes nothing', async () => {
		const strip = (items: readonly Row[]) => items;
		expect(strip((await plan([...ROWS].reverse())).items)).toEqual(strip((await plan()).items));
	});

	test('pseudonyms of the person are found too, by this key and an earlier one', async () => {
		const codesBy = async (secretKey: string) =>
			(
				await privacy(
					'pseudonymize',
					[{ email: 'anna@example.com' }],
					{ columns: columns('email') },
					{ secretKey },
				)
			).items[0].email;
		const rows = [
			{ table: 'Answers', who: await codesBy(KEY) },
			{ table: 'Answers', who: await codesBy(OTHER_KEY) },
		];
		const { items } = await plan(rows, {}, { secretKey: KEY, earlierSecretKeys: OTHER_KEY });
		expect(items.filter(({ action }) => action === 'delete')).toHaveLength(2);
	});

	test('from the description alone: a condition per column, without a count', async () => {
		const rows = [table('Orders', 'delete', { columns: 'email, id' })];
		const { items } = await plan([{ anything: 1 }], { look: 'description', tables: { rows } });
		expect(items.slice(0, -2)).toMatchObject([
			{ action: 'delete', column: 'email', value: 'anna@example.com', rows: null },
			{ action: 'delete', column: 'email', value: '42', rows: null },
			{ action: 'delete', column: 'id', value: 'anna@example.com', rows: null },
			{ action: 'delete', column: 'id', value: '42', rows: null },
		]);
		const empty = await plan([{ anything: 1 }], { look: 'description' });
		expect(empty.error?.message).toBe('Of "Answers" no column about the person is listed');
	});

	test('one output per action', async () => {
		const { run } = await plan(ROWS, { outputs: 'perAction' });
		expect([0, 1, 2, 3, 4].map((output) => run.itemsOf('Node', output).length)).toEqual([
			...[3, 4, 1, 2, 3],
		]);
	});

	test.each<[string, readonly Row[], Row, RegExp]>([
		['nobody', ROWS, { emails: '', customerNumbers: '' }, /not said whom this is about/],
		['no address', ROWS, { emails: 'anna' }, /"anna", which is not an e-mail address/],
		[
			'rows of unknown tables',
			[{ email: 'a@b.de' }],
			{},
			/'Table Column' names the column "table"/,
		],
		[
			'a table without a name',
			[...ROWS, { email: 'a@b.de' }],
			{},
			/does not tell in "table".*\[item 12\]/,
		],
		['a failed read', [...ROWS, { error: 'time-out' }], {}, /could not be read/],
		['no reason to keep', ROWS, { tables: { rows: [table('A', 'keep')] } }, /not said why/],
		[
			'a table twice',
			ROWS,
			{ tables: { rows: [table('A', 'delete'), table('A', 'delete')] } },
			/twice/,
		],
	])('%s is a sentence', async (_what, rows, more, message) => {
		expect((await plan(rows, more)).error?.message).toMatch(message);
	});
});

describe('Verify Erasure', () => {
	test('before: still there; after: what only a person can judge is still there; then gone', async () => {
		const before = await verify(ROWS);
		expect(before.items[0]).toMatchObject({ verdict: 'stillThere', suppressed: false });
		const done = carriedOut(ROWS, (await plan()).items);
		const [after] = (await verify(done)).items;
		expect(after).toMatchObject({
			verdict: 'stillThere',
			stillThere: [
				{ table: 'Answers', column: 'comment', rows: 1 },
				{ table: 'Other', column: 'customer_email', rows: 1 },
			],
			kept: [{ table: 'Invoices', column: 'email', rows: 1 }],
			suppressed: true,
		});
		const reviewed = done.filter(
			(row) => row.table !== 'Other' && !/Anna/.test(String(row.comment)),
		);
		const withEmpty = [...reviewed, { table: 'Log', customer_id: null }];
		const [gone] = (await verify(withEmpty)).items;
		expect(gone).toMatchObject({ verdict: 'gone', stillThere: [], suppressed: true, notRead: [] });
		expect(JSON.stringify(gone)).not.toMatch(/anna@/i);
		// The orders still count as revenue.
		expect(done.filter((row) => row.table === 'Orders')).toMatchObject([
			{ customer_email: '', customer_name: '', amount: 42 },
			{ customer_email: '', customer_name: '', amount: 5 },
			{ customer_email: 'joanna@example.com', customer_name: 'Jo' },
		]);
	});

	test('a table of which nothing arrived is not called empty', async () => {
		const rows = [{ table: 'Orders' }, { table: 'Invoices' }, { table: 'Log' }];
		const [item] = (await verify(rows)).items;
		expect(item).toMatchObject({
			verdict: 'cannotTell',
			notRead: ['Answers', 'Loyalty Suppressions'],
			suppressed: null,
		});
		expect(item.text).toMatch(
			/^It cannot be said that the person is gone\. Not read: Answers, Loyalty Suppressions\. Read it before this node.*taken out under 'Tables'\./,
		);
		const all = [...rows, { table: 'Answers' }, { table: 'Loyalty Suppressions' }];
		expect((await verify(all)).items[0]).toMatchObject({ verdict: 'gone', suppressed: false });
	});
});

describe('Mark Suppressed', () => {
	const mark = (customers: readonly Row[], list: readonly Row[] | null, secret?: AnyJson) =>
		privacy('markSuppressed', [customers, list], {}, secret);
	const list = async () => {
		const inserts = (await plan()).items.filter(({ action }) => action === 'insert');
		return inserts.map(({ value }) => ({ suppressionKey: value }));
	};

	test('recognises the erased by e-mail or number, in any spelling, also after a change of keys', async () => {
		const customers = [
			{ customer_email: 'ANNA@example.com ', customer_id: 7 },
			{ customer_email: 'anna@example.org', customer_id: 42 },
			{ customer_email: 'ben@example.com', customer_id: 43 },
			{ customer_email: '', customer_id: null },
		];
		const marks = (items: readonly Row[]) => items.map(({ suppressionCode }) => suppressionCode);
		const expected = ['erased', 'erased', null, 'noCustomer'];
		expect(marks((await mark(customers, await list())).items)).toEqual(expected);
		const rotated = { secretKey: OTHER_KEY, earlierSecretKeys: KEY };
		expect(marks((await mark(customers, await list(), rotated)).items)).toEqual(expected);
		const lost = await mark(customers, await list(), { secretKey: OTHER_KEY });
		expect(lost.hints.join()).toMatch(/2 entries .* not made with a key/);
	});

	test.each<[string, readonly Row[] | null, boolean]>([
		['not connected', null, true],
		['nothing', [], true],
		['an error', [{ error: 'time-out' }], true],
		['other columns', [{ code: 'p-1' }], true],
		['read and empty', [{}], false],
	])(
		'a list of which %s arrives: everybody is marked %#',
		async (_what, suppressions, suppressed) => {
			const { items } = await mark([{ customer_email: 'ben@example.com' }], suppressions);
			expect(items[0].suppressed).toBe(suppressed);
		},
	);
});

describe('without Protect From Being Written to Again', () => {
	const off = { suppress: false };
	const withoutSecret = { credentials: {} };

	test('the plan needs no key, has no entry for the list, and says what that means', async () => {
		const { items, hints, error } = await privacy(
			...(['planErasure', ROWS, { ...ANNA, ...TABLES, ...off }, undefined, withoutSecret] as const),
		);
		expect(error).toBeUndefined();
		expect(items.filter(({ action }) => action === 'insert')).toEqual([]);
		expect(items.filter(({ action }) => action === 'delete')).not.toEqual([]);
		expect(hints.join()).toMatch(/later import may bring the person back/);
	});

	test('the verification does not ask for the list, and finds who is still there', async () => {
		const rows = ROWS.filter((row) => row.table !== 'Loyalty Suppressions');
		const { items, error } = await privacy(
			...([
				'verifyErasure',
				rows,
				{ ...ANNA, ...TABLES, ...off },
				undefined,
				withoutSecret,
			] as const),
		);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			expect.objectContaining({ verdict: 'stillThere', notRead: [], suppressed: null, person: [] }),
		]);
	});

	test('with it on and no key, neither runs', async () => {
		for (const operation of ['planErasure', 'verifyErasure']) {
			const { error } = await privacy(operation, ROWS, { ...ANNA, ...TABLES }, { secretKey: '' });
			expect(error?.message).toMatch(/'Secret Key' .* is empty/);
		}
	});
});

describe('The tables that a new node looks into', () => {
	const UNTOUCHED = { tables: undefined };
	const OWN: readonly Row[] = [
		...[
			{ table: 'Loyalty Consents', customer_id: '42', status: 'granted', source: 'checkout' },
			{ table: 'Loyalty Consents', customer_email: 'ANNA@example.com', status: 'denied' },
			{ table: 'Loyalty Consents', customer_email: 'ben@example.com', status: 'granted' },
			{ table: 'Loyalty Contact Log', customer_email: 'anna@example.com', status: 'confirmed' },
			{ table: 'Loyalty Contact Log', customer_id: '42', status: 'reserved' },
			{ table: 'Loyalty Contact Log', customer_id: '43', status: 'confirmed' },
		],
		{ table: 'Loyalty Shared Quotes', customer_email: 'anna@example.com', quote: 'Best rye.' },
		{ table: 'Loyalty Late Payments', customer_email: 'Anna@example.com', customer_name: 'A. B.' },
		{ table: 'Loyalty Shared Quotes', customer_email: 'ben@example.com', quote: 'Best cake.' },
		{ table: 'Loyalty Late Payments', customer_email: 'ben@example.com', customer_name: 'B. C.' },
		...['Orders', 'Survey Answers', 'Support Tickets', 'Segment Snapshots', 'Suppressions']
			.concat(['Deliveries', 'Reviews', 'Predictions', 'Sync State'])
			.map((name) => ({ table: `Loyalty ${name}` })),
	];

	test('are those of the consents and of the contact log too: a code is all that is left', async () => {
		const { items } = await privacy('planErasure', OWN, { ...ANNA, ...UNTOUCHED });
		const short = items.map(({ action, table: name, column, value }) =>
			[action, name, column, action === 'insert' ? 'a code' : value].join(' | '),
		);
		expect(short).toEqual([
			'delete | Loyalty Consents | customer_email | ANNA@example.com',
			'delete | Loyalty Consents | customer_id | 42',
			'delete | Loyalty Contact Log | customer_email | anna@example.com',
			'delete | Loyalty Contact Log | customer_id | 42',
			'delete | Loyalty Late Payments | customer_email | Anna@example.com',
			'delete | Loyalty Shared Quotes | customer_email | anna@example.com',
			'insert | Loyalty Suppressions | suppressionKey | a code',
			'insert | Loyalty Suppressions | suppressionKey | a code',
		]);
		const left = carriedOut(OWN, items);
		expect(JSON.stringify(left)).not.toMatch(/anna|"42"/i);
		const [verdict] = (await privacy('verifyErasure', left, { ...ANNA, ...UNTOUCHED })).items;
		expect(verdict).toMatchObject({ verdict: 'gone', suppressed: true, notRead: [] });
	});
});
