import hubspot from '../../workflows/update-crm-hubspot.json';
import mailchimp from '../../workflows/update-newsletter-mailchimp.json';
import wooCommerce from '../../workflows/get-orders-woocommerce.json';
import { answer, called, customer, outcomes, turns } from './syncPart.cjs';
import type { AnyJson } from '../anyJson.cjs';

// The parts of the sync as shipped, in n8n's own engine, with answers as the services give them.
const values = {
	...{ loyalty_segment: 'Champions', loyalty_value_tier: 'Gold', loyalty_orders: '3' },
	...{ loyalty_revenue: '90', loyalty_last_order: '2026-11-02' },
};

describe('HubSpot', () => {
	const properties = {
		'Get the Properties': [answer({ results: Object.keys(values).map((name) => ({ name })) })],
	};
	const contact = (name: string, has = {}) => ({
		id: `id of ${name}`,
		properties: { email: `${name}@example.com`, ...has },
	});
	const run = async (names: string[], pinned: AnyJson, settings = {}) =>
		await called(hubspot, names.map(customer), settings, { ...properties, ...pinned });

	test('who has the values is left alone, whatever way numbers are written', async () => {
		const outcome = await run(['anna'], {
			'Find the Contacts': [answer({ results: [contact('anna', values)] })],
		});
		expect(outcomes(outcome)).toEqual({ anna: ['unchanged', ''] });
		expect(outcome.ran).not.toContain('Write the Contacts');
	});

	test('of a batch each record is told apart: taken, refused, not found', async () => {
		const found = [contact('anna'), contact('bert')];
		const missing = { context: { ids: ['cleo@example.com'] }, message: 'Not there' };
		const wrong = { context: { objectWriteTraceId: ['bert@example.com'] }, message: 'Not valid' };
		const outcome = await run(['anna', 'bert', 'cleo'], {
			'Find the Contacts': [answer({ results: found, errors: [missing] }, 207)],
			'Write the Contacts': [answer({ results: [found[0]], errors: [wrong] }, 207)],
		});
		expect(outcomes(outcome)).toEqual({
			anna: ['updated', ''],
			bert: ['refused', 'HubSpot refused it: Not valid'],
			cleo: ['notFound', 'HubSpot has no contact with this address.'],
		});
		const [{ inputs }] = outcome.itemsOf('Split the Writes') as unknown as AnyJson[];
		expect(inputs[0]).toEqual({
			id: 'id of anna',
			objectWriteTraceId: 'anna@example.com',
			properties: { ...values, loyalty_revenue: '90.00' },
		});
	});

	test('missing contacts are created only where the owner wants it', async () => {
		const outcome = await run(
			['anna'],
			{
				'Find the Contacts': [answer({ results: [] }, 207)],
				'Write the Contacts': [answer({ results: [contact('anna')] }, 201)],
			},
			{ create_missing: true },
		);
		expect(outcomes(outcome)).toEqual({ anna: ['created', ''] });
	});

	test('a batch that is refused as a whole is split, until the one to blame stands alone', async () => {
		const outcome = await run(['anna', 'bert'], {
			'Find the Contacts': [answer({ results: [contact('anna'), contact('bert')] })],
			'Write the Contacts': [answer({ message: 'Bad' }, 400)],
		});
		const sizes = outcome.data.resultData.runData['Split the Writes'].map(
			(turn: AnyJson) => turn.data.main[0].length,
		);
		expect(sizes.slice(0, 2)).toEqual([1, 2]);
		expect(outcomes(outcome).anna).toEqual(['refused', 'HubSpot answered with 400: Bad']);
	});

	test('without an answer it asks four times; who is not reached is left for the next run', async () => {
		const outcome = await run(['anna'], { 'Find the Contacts': [{ json: { error: 'timeout' } }] });
		expect(turns(outcome, 'Take Those Left')).toBe(4);
		expect(outcomes(outcome)).toEqual({ anna: ['retryLater', 'HubSpot did not answer.'] });
	});

	test('asked to wait for more than a minute, it does not', async () => {
		const outcome = await run(['anna'], {
			'Find the Contacts': [answer({}, 429, { 'retry-after': '600' })],
		});
		expect(turns(outcome, 'Take Those Left')).toBe(1);
		expect(outcomes(outcome).anna[1]).toMatch(/asks to wait 600 seconds/);
	});

	test('with an expired key nobody is refused: all are left for the next run', async () => {
		const outcome = await run(['anna'], { 'Get the Properties': [answer({}, 401)] });
		expect(outcomes(outcome)).toEqual({
			anna: ['retryLater', 'HubSpot does not accept the key: check the credential.'],
		});
	});

	test('what is no address is not asked about', async () => {
		const outcome = await called(hubspot, [{ ...customer('x'), customer: '1042' }], {}, {});
		expect(outcomes(outcome)).toEqual({ '1042': ['refused', 'This is no e-mail address.'] });
		expect(outcome.ran).not.toContain('Take Those Left');
	});
});

describe('Mailchimp', () => {
	const settings = { server: 'us21', list: 'a1', tag_prefix: 'Loyalty: ' };
	const tags = ['Loyalty: Champions', 'Loyalty: Gold', 'Loyalty: Lost', 'VIP'].map((name, at) => ({
		id: at + 1,
		name,
	}));
	const member = (name: string, status: string, names: string[] = []) => ({
		...{ email_address: `${name}@example.com`, status },
		tags: tags.filter((tag) => names.includes(tag.name)),
	});
	const run = async (members: AnyJson[], names: string[], pinned: AnyJson = {}) =>
		await called(mailchimp, names.map(customer), settings, {
			'Get a Page of Members': [answer({ members })],
			'Get the Tags': [answer({ segments: tags })],
			...pinned,
		});

	test('only who is subscribed is tagged; who left is an opt-out; others are passed over', async () => {
		const members = [
			member('gone', 'unsubscribed'),
			member('bounced', 'cleaned'),
			member('waiting', 'pending'),
		];
		const outcome = await run(members, ['gone', 'bounced', 'waiting', 'stranger']);
		expect(outcome.ran).not.toContain('Tag the Members');
		expect(outcomes(outcome)).toEqual({
			gone: ['optedOut', 'Has unsubscribed.'],
			bounced: ['optedOut', 'Was removed by Mailchimp, because mail came back.'],
			waiting: ['notFound', 'Gets no newsletter: has not confirmed the subscription.'],
			stranger: ['notFound', 'Is not in the audience.'],
		});
	});

	test('earlier tags of the sync are taken away, tags of the owner stay', async () => {
		const anna = member('anna', 'subscribed', ['Loyalty: Lost', 'Loyalty: Gold', 'VIP']);
		const done = { members_added: [anna], members_removed: [anna], errors: [] };
		const outcome = await run([anna], ['anna'], {
			'Tag the Members': [answer(done), answer(done)],
		});
		expect(outcomes(outcome)).toEqual({ anna: ['updated', ''] });
		const writes = outcome.itemsOf('Split the Writes') as unknown as AnyJson[];
		expect(writes.map(({ segment, add, remove }) => ({ segment, add, remove }))).toEqual([
			{ segment: 1, add: ['anna@example.com'], remove: [] },
			{ segment: 3, add: [], remove: ['anna@example.com'] },
		]);
	});

	test('a refusal for compliance is an opt-out, another refusal is not', async () => {
		const members = [member('anna', 'subscribed'), member('bert', 'subscribed')];
		const errors = [
			{ email_addresses: ['anna@example.com'], error: 'Member In Compliance State' },
			{ email_addresses: ['bert@example.com'], error: 'Something else' },
		];
		const answers = [answer({ errors }), answer({ errors })];
		const outcome = await run(members, ['anna', 'bert'], { 'Tag the Members': answers });
		expect(outcomes(outcome)).toEqual({
			anna: ['optedOut', 'Member In Compliance State'],
			bert: ['refused', 'Mailchimp refused it: Something else'],
		});
	});

	test('without an audience in Settings nothing is asked', async () => {
		const outcome = await called(mailchimp, [customer('anna')], { ...settings, list: '' }, {});
		expect(outcome.ran).not.toContain('Get a Page of Members');
		expect(outcomes(outcome).anna).toEqual(['retryLater', 'No audience is named in Settings.']);
	});
});

describe('WooCommerce', () => {
	const settings = { address: 'https://shop.example.com' };
	const order = {
		...{ id: 7, status: 'completed', currency: 'EUR', total: '40.00' },
		...{ date_created: '2026-11-01T10:00:00', date_modified_gmt: '2026-11-02T10:00:00' },
		...{
			billing: { email: ' Anna@Example.com' },
			refunds: [{ total: '-5.50' }, { total: '-1.00' }],
		},
	};
	const run = async (answers: AnyJson[], since = '') => {
		const pinned = { 'Ask for a Page': answers };
		const outcome = await called(wooCommerce, [{ since }], settings, pinned);
		return { outcome, given: outcome.itemsOf('Put the Orders Together')[0] as AnyJson };
	};

	test('an order as all loyalty workflows know it, its refunds added up', async () => {
		const { given } = await run([answer([order])]);
		expect(given.outcome).toBe('read');
		expect(given.orders).toEqual([
			{
				...{ order_id: '7', order_date: '2026-11-01', customer: 'anna@example.com', amount: 40 },
				...{ refunded: 6.5, currency: 'EUR', status: 'completed', problem: '' },
			},
		]);
	});

	test.each([
		[{ total: 'abc' }, 'its total "abc" is no amount'],
		[{ total: '' }, 'its total "" is no amount'],
		[{ date_created: null }, 'its date "" cannot be read'],
		[{ refunds: [{ total: '-41' }] }, '41 was refunded of 40'],
		[{ currency: '' }, 'its currency "" is none'],
	])('an order that cannot be understood says why: %j', async (more, problem) => {
		const { given } = await run([answer([{ ...order, ...more }])]);
		expect(given.orders[0]).toMatchObject({ order_id: '7', problem });
	});

	test('gives no orders at all when one page cannot be read', async () => {
		const { outcome, given } = await run([answer({ message: 'Down' }, 503)]);
		expect(given).toMatchObject({ outcome: 'failed', orders: [], requests: 4 });
		expect(given.reason).toBe('WooCommerce answered with 503, four times in a row.');
		expect(outcome.itemsOf('Wait as Asked')).toHaveLength(1);
	});

	test('says that the key is not accepted', async () => {
		const { given } = await run([answer({}, 401)]);
		expect(given.reason).toMatch(/does not accept the key/);
	});

	test('begins after the time it is given, in UTC', async () => {
		const { outcome } = await run([answer([])], '2026-11-02T00:30:00+02:00');
		expect(outcome.itemsOf('Turn to the Page')[0].after).toBe('2026-11-01T22:30:00');
	});
});
