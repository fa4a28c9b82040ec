import { sleep } from 'n8n-workflow';

import loadMyOrders from '../../workflows/load-my-orders.json';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';

// workflows/load-my-orders.json as shipped, in n8n's own engine, with files as shops in four countries export them.
type Form = { separator?: string; decimal_sign?: string; dates?: string };

const choices = {
	separator: 'Recognise it',
	decimal_sign: 'Recognise it',
	dates: 'Recognise them',
};

function upload(file: Buffer, form: Form = {}, tables = dataTables()) {
	const data = file.toString('base64');
	const items = [
		{
			json: { ...choices, ...form, submittedAt: new Date().toISOString() },
			binary: { orders: { data, mimeType: 'text/csv', fileName: 'orders.csv' } },
		},
	];
	return runWorkflow(loadMyOrders, { start: 'Upload My Orders', items, tables });
}

const windows1252 = (text: string) =>
	Buffer.from(text.replace(/€/g, '\x80').replace(/’/g, '\x92'), 'latin1');

const german = [
	'Bestellnummer;Bestelldatum;Kunde;E-Mail;Betrag;Währung;Status',
	'1001;31.01.2026;Jörg Müßig;Joerg@Example.com;1.234,50 €;EUR;bezahlt',
	'1002;01.02.2026;Anaïs Größl;anais@example.com;12,00 €;EUR;bezahlt',
	'1003;05.02.2026;Jörg Müßig;joerg@example.com ;7,50 €;EUR;storniert',
].join('\r\n');

const french = [
	'N° de commande;Date de commande;E-mail;Montant;Devise;Statut',
	'F-1;13/01/2026;zoe@example.org;1 234,50 €;EUR;payée',
	'F-2;14/01/2026;noe@example.org;20,00 €;EUR;payée',
].join('\n');

const american = [
	'Order ID,Order Date,Customer Email,Total,Currency,Status',
	'5001,1/31/2026 2:05 PM,kim@example.com,"$1,234.50",USD,paid',
	'5002,02/01/2026 9:15 AM,lee@example.com,$12.00,USD,paid',
].join('\n');

const british = [
	'Order ID,Order Date,Customer Email,Total,Currency,Status',
	'7001,31/01/2026 14:05,kim@example.com,"£1,234.50",GBP,paid',
	'7002,01/02/2026 09:15,lee@example.com,£12.00,GBP,paid',
].join('\n');

const expectations: Array<[string, Buffer, Form, string]> = [
	['German, UTF-8 with BOM', Buffer.from(`\uFEFF${german}`), {}, 'EUR'],
	['German, Windows-1252 as Excel saves it', windows1252(german), {}, 'EUR'],
	[
		'German, everything said in the form',
		windows1252(german),
		{
			separator: 'Semicolon ;',
			decimal_sign: 'Comma, as in 12,50',
			dates: 'Day first, as in 31/12/2026',
		},
		'EUR',
	],
	['French', Buffer.from(french), {}, 'EUR'],
	['French, Windows-1252', windows1252(french), {}, 'EUR'],
	['US', Buffer.from(american), {}, 'USD'],
	['UK', windows1252(british.replace(/£/g, '\xA3')), {}, 'GBP'],
	[
		'UK, tab-separated',
		Buffer.from(british.replace(/"/g, '').replace(/1,234/, '1234').replace(/,/g, '\t')),
		{ separator: 'Tab' },
		'GBP',
	],
];

test.each(expectations)('%s', async (_name, file, form, currency) => {
	const tables = dataTables();
	const { status, error, itemsOf } = await upload(file, form, tables);
	expect(error).toBeUndefined();
	expect(['success', 'waiting']).toContain(status);
	const rows = tables.rowsNamed('Loyalty Orders');
	expect(rows.map(({ amount }) => amount).slice(0, 2)).toEqual([1234.5, expect.any(Number)]);
	expect(rows).toHaveLength(2);
	expect(rows.every((row) => row.currency === currency)).toBe(true);
	expect(rows[0].order_date).toMatch(/^2026-01-(31|13)$/);
	expect(itemsOf('Check the Rows')[0].text).toMatch(/2 orders of 2 customers/);
	expect(itemsOf('Check the Rows')[0].text).not.toMatch(/\uFFFD/);
});

test('the second load replaces the first', async () => {
	const tables = dataTables();
	await upload(Buffer.from(german), {}, tables);
	await sleep(20);
	await upload(Buffer.from(british), {}, tables);
	expect(tables.rowsNamed('Loyalty Orders').map(({ order_id }) => order_id)).toEqual([
		'7001',
		'7002',
	]);
});

test('a bad row is refused and named, the others are loaded', async () => {
	const tables = dataTables();
	const file = `${british}\n7003,31/31/2026,max@example.com,£5.00,GBP,paid\n7004,02/02/2026,max@example.com,five,GBP,paid`;
	const { itemsOf, ran } = await upload(Buffer.from(file), {}, tables);
	const [check] = itemsOf('Check the Rows');
	expect(check).toMatchObject({ read: 4, orders: 2 });
	expect(check.text).toMatch(/2 rows refused: row 4: .*31\/31\/2026.* row 5: .*five/);
	expect(itemsOf('Tidy the Orders', 1)).toHaveLength(2);
	expect(tables.rowsNamed('Loyalty Orders')).toHaveLength(2);
	expect(ran).not.toContain('Say Why Not');
});

test.each([
	[
		'day and month could be swapped',
		'Order ID,Order Date,Customer Email,Total\n1,01/02/2026,a@example.com,5.00\n2,03/04/2026,a@example.com,6.00',
		/day.*month/i,
	],
	['no column for the date', 'Order ID,Customer Email,Total\n1,a@example.com,5.00', /date/i],
	[
		'two currencies',
		'Order ID,Order Date,Customer Email,Total,Currency\n1,2026-01-02,a@example.com,5.00,EUR\n2,2026-01-03,a@example.com,5.00,USD',
		/EUR.*USD/,
	],
])('%s: nothing is changed and the page says why', async (_name, file, reason) => {
	const tables = dataTables();
	await upload(Buffer.from(british), {}, tables);
	const { ran, itemsOf } = await upload(Buffer.from(file), {}, tables);
	expect(ran).toContain('Say Why Not');
	expect(ran).not.toContain('Keep the Orders');
	expect(itemsOf('Check the Rows', 1)[0].error).toMatch(reason);
	expect(tables.rowsNamed('Loyalty Orders')).toHaveLength(2);
});

test('5,000 rows (50,000 are loaded end to end)', async () => {
	const lines = Array.from({ length: 5_000 }, (_, row) => {
		const day = String(1 + (row % 28)).padStart(2, '0');
		return `${row},${day}.01.2026,customer${row % 9000}@example.com,"${row % 90},50"`;
	});
	const tables = dataTables();
	const file = ['Bestellnummer,Bestelldatum,E-Mail,Betrag', ...lines].join('\n');
	const { error, itemsOf } = await upload(Buffer.from(file), {}, tables);
	expect(error).toBeUndefined();
	expect(itemsOf('Check the Rows')[0]).toMatchObject({ read: 5_000, orders: 5_000 });
	expect(tables.rowsNamed('Loyalty Orders')).toHaveLength(5_000);
});
