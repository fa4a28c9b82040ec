/** Codes instead of names: the same person, the same code, and nothing about anybody anywhere else. */
import { createHmac } from 'node:crypto';

import { CustomerPrivacy } from '../../../nodes/CustomerPrivacy/CustomerPrivacy.node';
import { columns, KEY, OTHER_KEY, privacy, type Row } from './privacyRun';
import type { AnyJson } from '../../anyJson.cjs';

const hashed = (rows: readonly Row[], more: Row = {}, secret = { secretKey: KEY }) =>
	privacy('pseudonymize', rows, { columns: columns('email'), ...more }, secret);

describe('Pseudonymize', () => {
	test('the code is HMAC-SHA-256 of purpose and e-mail, with a name of the key', async () => {
		const { items } = await hashed([{ email: 'anna@example.com', amount: 5 }]);
		const hmac = (text: string) => createHmac('sha256', KEY).update(text).digest('hex');
		const id = hmac('["key name"]').slice(0, 8);
		const code = hmac('["pseudonym","","anna@example.com"]').slice(0, 32);
		expect(items).toEqual([{ email: `p-${id}-${code}`, amount: 5 }]);
	});

	test('HMAC-SHA-256 is that of RFC 4231, test case 2', () => {
		const hmac = createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex');
		expect(hmac).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
	});

	test('two spellings of one e-mail are one person; another purpose or key is another code', async () => {
		const rows = [
			{ email: ' Anna@Example.com' },
			{ email: 'anna@example.com' },
			{ email: 17850.0 },
		];
		const { items } = await hashed(rows);
		expect(items[0].email).toBe(items[1].email);
		expect(items[2].email).not.toBe(items[1].email);
		const text = (await hashed([{ email: '17850.0' }])).items;
		expect(text[0].email).toBe(items[2].email);
		const report = await hashed(rows, { privacyOptions: { purpose: 'report' } });
		const rotated = await hashed(rows, {}, { secretKey: OTHER_KEY });
		const all = [items, report.items, rotated.items].map(([{ email }]) => email);
		expect(new Set(all).size).toBe(3);
	});

	test('nested columns, lists and empty cells; everything beside stays, the input too', async () => {
		const rows = [
			{
				customer: { email: 'anna@example.com', name: 'Anna' },
				all: ['anna@example.com', 'b@c.de'],
			},
			{ customer: { email: '', name: 'Ben' }, all: [] },
			{ customer: null, all: null },
		];
		const before = structuredClone(rows);
		const { items } = await privacy('pseudonymize', rows, {
			columns: columns('customer.email', 'all'),
		});
		const [first, second, third] = items as readonly AnyJson[];
		expect(first.customer.name).toBe('Anna');
		expect(first.customer.email).toBe(first.all[0]);
		expect(first.all[1]).toMatch(/^p-/);
		expect(second).toEqual({ customer: { email: null, name: 'Ben' }, all: [] });
		expect(third).toEqual({ customer: null, all: null });
		expect(rows).toEqual(before);
	});

	test('an earlier key gives the earlier code, to find it in tables', async () => {
		const old = (await hashed([{ email: 'anna@example.com' }], {}, { secretKey: OTHER_KEY })).items;
		const { items } = await privacy(
			'pseudonymize',
			[{ email: 'Anna@example.com' }],
			{ columns: columns('email'), privacyOptions: { earlierToo: true } },
			{ secretKey: KEY, earlierSecretKeys: OTHER_KEY },
		);
		expect(items[0].earlierPseudonyms).toEqual({ email: [old[0].email] });
		expect(items[0].email).not.toBe(old[0].email);
	});

	test('codes are never hashed again; a hint says whose they are', async () => {
		const [{ email: current }] = (await hashed([{ email: 'a@b.de' }])).items;
		const [{ email: earlier }] = (await hashed([{ email: 'a@b.de' }], {}, { secretKey: OTHER_KEY }))
			.items;
		const rows = [{ email: current }, { email: earlier }];
		const both = await privacy(
			'pseudonymize',
			rows,
			{ columns: columns('email') },
			{
				...{ secretKey: KEY, earlierSecretKeys: OTHER_KEY },
			},
		);
		expect(both.items).toEqual(rows);
		expect(both.hints.join()).toMatch(/1 of the values are pseudonyms by an earlier key/);
		expect((await hashed(rows)).hints.join()).toMatch(/a key that the credential does not hold/);
	});

	test('a column with addresses that nobody thought of is named', async () => {
		const { hints } = await hashed([
			{ email: 'a@b.de', note: 'no address' },
			{ email: 'a@b.de', note: 'write to anna@example.com', lines: [{ to: 'x@y.org' }] },
		]);
		expect(hints).toEqual([
			'E-mail addresses are still in "note" (first in item 1), "lines.to" (first in item 1). Add these to \'Columns\', or leave them out with Minimize.',
		]);
	});

	test.each<[string, Row, string, RegExp, RegExp]>([
		[
			'a column that is not there',
			{ emial: 'a@b.de' },
			KEY,
			/names the column "email"/,
			/Did you mean "emial"/,
		],
		['an empty key', { email: 'a@b.de' }, '', /'Secret Key' .* is empty/, /32 or more/],
		['a short key', { email: 'a@b.de' }, 'short', /has 5 characters; at least 32/, /32 or more/],
		[
			'a key that is a pattern',
			{ email: 'a@b.de' },
			'ab'.repeat(20),
			/repeats 2 characters/,
			/random/,
		],
		['a key in two lines', { email: 'a@b.de' }, `${KEY}\n${KEY}`, /a line break/, /random/],
		[
			'an object',
			{ email: { of: 'Anna' } },
			KEY,
			/"email" holds an object.*neither a text nor a number/,
			/customer.email/,
		],
	])('%s is a sentence, without the key', async (_what, row, secretKey, message, advice) => {
		const { error } = await hashed([row], {}, { secretKey });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(advice);
		expect(JSON.stringify(error)).not.toContain(KEY);
	});

	test('no column chosen, and no earlier key, are sentences', async () => {
		const none = await privacy('pseudonymize', [{ email: 'a@b.de' }], {});
		expect(none.error?.message).toBe("No column is chosen under 'Columns'");
		const noKey = await hashed([{ email: 'a@b.de' }], { privacyOptions: { earlierToo: true } });
		expect(noKey.error?.message).toMatch(/the credential holds no earlier key/);
	});

	test.each([
		['continueRegularOutput', 0],
		['continueErrorOutput', 1],
	])('what is refused leaves without its columns (%s)', async (onError, output) => {
		const rows = [{ email: 'a@b.de' }, { email: { of: 'Anna' }, name: 'Anna' }];
		const { run } = await privacy('pseudonymize', rows, { columns: columns('email') }, undefined, {
			onError,
		});
		const all = [...run.itemsOf('Node', 0), ...run.itemsOf('Node', 1)];
		expect(all).toHaveLength(2);
		expect(JSON.stringify(all)).not.toContain('Anna');
		expect(run.itemsOf('Node', output).length).toBe(output === 0 ? 2 : 1);
	});

	test('the credential is tested on this machine, and says which key it is', async () => {
		const { loyaltySecretTest } = new CustomerPrivacy().methods.credentialTest;
		const test = (data: Record<string, string>) =>
			loyaltySecretTest({ id: '1', name: 'x', type: 'loyaltySecretApi', data });
		expect(await test({ secretKey: 'short' })).toMatchObject({ status: 'Error' });
		expect(await test({ secretKey: KEY, earlierSecretKeys: KEY })).toMatchObject({
			status: 'Error',
		});
		const good = await test({ secretKey: KEY, earlierSecretKeys: OTHER_KEY });
		const [{ email }] = (await hashed([{ email: 'a@b.de' }])).items;
		expect(good.status).toBe('OK');
		expect(good.message).toContain(String(email).slice(0, 10));
		expect(good.message).not.toContain(KEY);
	});
});
