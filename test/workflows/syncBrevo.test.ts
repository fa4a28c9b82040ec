import brevo from '../../workflows/update-newsletter-brevo.json';
import { answer, called, customer, outcomes, turns } from './syncPart.cjs';
import type { AnyJson } from '../anyJson.cjs';

// workflows/update-newsletter-brevo.json as shipped, in n8n's own engine, with answers as Brevo gives them.
const names = ['LOYALTY_SEGMENT', 'LOYALTY_VALUE_TIER'];
const attributes = names.map((name) => ({ name, category: 'normal', type: 'text' }));
const values = { LOYALTY_SEGMENT: 'Champions', LOYALTY_VALUE_TIER: 'Gold' };
const contact = (name: string, more = {}) => ({
	...{ email: `${name}@example.com`, emailBlacklisted: false, listIds: [5], attributes: {} },
	...more,
});

const run = async (contacts: AnyJson[], asked: string[], pinned: AnyJson = {}, list = '') =>
	await called(
		brevo,
		asked.map(customer),
		{ list },
		{
			'Get the Attributes': [answer({ attributes })],
			'Get a Page of Contacts': [answer({ contacts })],
			...pinned,
		},
	);
const written = (outcome: AnyJson) => outcome.itemsOf('Split the Writes')[0].inputs;

test('attributes are written, and nothing else: no list, and never the blocklist', async () => {
	const outcome = await run([contact('anna')], ['anna'], {
		'Write the Contacts': [answer('', 204)],
	});
	expect(written(outcome)).toEqual([{ email: 'anna@example.com', attributes: values }]);
	expect(outcomes(outcome)).toEqual({ anna: ['updated', ''] });
});

test('who is blocked is an opt-out; who is no contact or not on the list is passed over', async () => {
	const contacts = [
		contact('gone', { emailBlacklisted: true }),
		contact('away', { listIds: [7] }),
		contact('same', { attributes: values }),
	];
	const outcome = await run(contacts, ['gone', 'away', 'same', 'stranger'], {}, '5');
	expect(outcome.ran).not.toContain('Write the Contacts');
	expect(outcomes(outcome)).toEqual({
		gone: ['optedOut', 'Is blocked for e-mail campaigns: has unsubscribed, complained or bounced.'],
		away: ['notFound', 'Gets no newsletter: is not on list 5.'],
		same: ['unchanged', ''],
		stranger: ['notFound', 'Is no contact in Brevo.'],
	});
});

test('attributes that are missing are created first', async () => {
	const outcome = await run([contact('anna')], ['anna'], {
		'Get the Attributes': [answer({ attributes: [attributes[0]] })],
		'Create the Attribute': [answer({}, 201)],
		'Write the Contacts': [answer('', 204)],
	});
	expect(outcome.itemsOf('Split the Missing Ones')).toEqual([{ name: 'LOYALTY_VALUE_TIER' }]);
	expect(outcomes(outcome)).toEqual({ anna: ['updated', ''] });
});

test('an attribute that is refused is looked for again, and nothing is written meanwhile', async () => {
	const outcome = await run([contact('anna')], ['anna'], {
		'Get the Attributes': [answer({ attributes: [] })],
		'Create the Attribute': [answer({ message: 'Too many attributes' }, 400), answer({}, 201)],
	});
	expect(turns(outcome, 'Get the Attributes')).toBe(4);
	expect(outcome.ran).not.toContain('Write the Contacts');
	expect(outcomes(outcome)).toEqual({
		anna: ['refused', 'Brevo answered with 400: Too many attributes'],
	});
});

test('a batch that is refused as a whole is split, until the one to blame stands alone', async () => {
	const outcome = await run([contact('anna'), contact('bert')], ['anna', 'bert'], {
		'Write the Contacts': [answer({ message: 'No contact found for indexes 1' }, 404)],
	});
	const sizes = outcome.data.resultData.runData['Split the Writes'].map(
		(turn: AnyJson) => turn.data.main[0].length,
	);
	expect(sizes.slice(0, 2)).toEqual([1, 2]);
	expect(outcomes(outcome).anna).toEqual(['notFound', 'Is no contact in Brevo any more.']);
});

test('a page that is not given means nothing is known of anybody: all are left for the next run', async () => {
	const outcome = await run([], ['anna'], {
		'Get a Page of Contacts': [{ json: { error: 'timeout' } }],
	});
	expect(turns(outcome, 'Take Those Left')).toBe(4);
	expect(outcomes(outcome)).toEqual({ anna: ['retryLater', 'Brevo did not answer.'] });
});

test('waits as long as Brevo says, which it says in a header of its own, and not for more than a minute', async () => {
	const busy = (seconds: string) => ({
		'Get the Attributes': [answer({}, 429, { 'x-sib-ratelimit-reset': seconds })],
	});
	const short = await run([], ['anna'], busy('7'));
	expect(short.itemsOf('Decide Who Goes Again')[0]).toMatchObject({ wait: 7 });
	const long = await run([], ['anna'], busy('600'));
	expect(turns(long, 'Take Those Left')).toBe(1);
	expect(outcomes(long).anna[1]).toMatch(/asks to wait 600 seconds/);
});

test('with an expired key nobody is refused', async () => {
	const outcome = await run([], ['anna'], { 'Get the Attributes': [answer({}, 401)] });
	expect(outcomes(outcome)).toEqual({
		anna: ['retryLater', 'Brevo does not accept the key: check the credential.'],
	});
});

test('a list that is no number is told, and nothing is asked', async () => {
	const outcome = await run([], ['anna'], {}, 'my list');
	expect(outcome.ran).not.toContain('Get the Attributes');
	expect(outcomes(outcome).anna[1]).toMatch(/^The list in Settings is none/);
});
