import pipedrive from '../../workflows/update-crm-pipedrive.json';
import { answer, called, customer, outcomes, turns } from './syncPart.cjs';
import type { AnyJson } from '../anyJson.cjs';

// workflows/update-crm-pipedrive.json as shipped, in n8n's own engine, with answers as Pipedrive gives them.
const names = ['segment', 'value tier', 'orders', 'revenue', 'last order'];
const fields = names.map((name, at) => ({
	...{ field_name: `Loyalty ${name}`, field_code: `key${at}` },
}));
const values = { key0: 'Champions', key1: 'Gold', key2: 3, key3: 90, key4: '2026-11-02' };
const person = (id: number, emails: string[], custom_fields: AnyJson = {}) => ({
	...{ id, name: emails[0], emails: emails.map((value) => ({ value })), custom_fields },
});
const page = (data: AnyJson[], next_cursor: string | null = null) =>
	answer({ data, additional_data: { next_cursor } });

const run = async (
	persons: AnyJson[],
	asked: string[],
	pinned: AnyJson = {},
	settings: AnyJson = {},
) =>
	await called(pipedrive, asked.map(customer), settings, {
		'Get the Fields': [page(fields)],
		'Get a Page of Persons': [page(persons)],
		...pinned,
	});
const writes = (outcome: AnyJson) =>
	outcome
		.itemsOf('Split the Writes')
		.map(({ method, path, body }: AnyJson) => ({ method, path, body }));

test('the five fields are written by their keys, numbers as numbers', async () => {
	const outcome = await run([person(7, ['Anna@example.com'])], ['anna'], {
		'Write the Person': [answer({ success: true })],
	});
	expect(writes(outcome)).toEqual([
		{ method: 'PATCH', path: 'persons/7', body: { custom_fields: values } },
	]);
	expect(outcomes(outcome)).toEqual({ anna: ['updated', ''] });
});

test('who has the values is left alone; a second address is found; of two the older is meant', async () => {
	const persons = [
		person(1, ['work@example.com', 'anna@example.com'], values),
		person(2, ['bert@example.com']),
		person(3, ['bert@example.com'], values),
	];
	const outcome = await run(persons, ['anna', 'bert', 'cleo'], {
		'Write the Person': [answer({ error: 'Not valid' }, 400)],
	});
	expect(writes(outcome).map(({ path }: AnyJson) => path)).toEqual(['persons/2']);
	expect(outcomes(outcome)).toEqual({
		anna: ['unchanged', ''],
		bert: ['refused', 'Pipedrive answered with 400: Not valid'],
		cleo: ['notFound', 'Pipedrive has no person with this address.'],
	});
});

test('missing persons are created only where the owner wants it', async () => {
	const pinned = { 'Write the Person': [answer({ success: true }, 201)] };
	const outcome = await run([], ['anna'], pinned, { create_missing: true });
	expect(writes(outcome)[0]).toMatchObject({
		...{ method: 'POST', path: 'persons' },
		body: { emails: [{ value: 'anna@example.com', primary: true }], custom_fields: values },
	});
	expect(outcomes(outcome)).toEqual({ anna: ['created', ''] });
});

test('fields that are missing are created first, and their keys used', async () => {
	const outcome = await run([person(7, ['anna@example.com'])], ['anna'], {
		'Get the Fields': [page(fields.slice(1))],
		'Create the Field': [answer({ data: { field_name: 'x', field_code: 'made' } }, 201)],
		'Write the Person': [answer({ success: true })],
	});
	expect(outcome.itemsOf('Split the Missing Ones')).toEqual([
		{ field_name: 'Loyalty segment', field_type: 'varchar' },
	]);
	expect(writes(outcome)[0].body.custom_fields).toMatchObject({ made: 'Champions', key1: 'Gold' });
});

test('where not all fields can be read, none is made twice', async () => {
	const outcome = await run([], ['anna'], { 'Get the Fields': [page([], 'more')] });
	expect(outcome.ran).not.toContain('Create the Field');
	expect(outcomes(outcome).anna).toEqual([
		'refused',
		expect.stringMatching(/more than 500 person fields/),
	]);
});

test('asked to wait, it does not go on with the others', async () => {
	const asked = Array.from({ length: 150 }, (_, at) => `c${at}`);
	const persons = asked.map((name, at) => person(at + 1, [`${name}@example.com`]));
	const busy = answer({ error: 'Too many' }, 429, { 'retry-after': '600' });
	const outcome = await run(persons, asked, {
		'Write the Person': [...asked.slice(0, 99).map(() => answer({ success: true })), busy],
	});
	expect(turns(outcome, 'Split the Writes')).toBe(1);
	const all = Object.values(outcomes(outcome));
	expect(all.filter(([told]) => told === 'updated')).toHaveLength(99);
	expect(all.filter(([told]) => told === 'retryLater')).toHaveLength(51);
	expect(all.at(-1)?.[1]).toBe('Pipedrive answered with 429. It asks to wait 600 seconds.');
});

test('more than a hundred are written in turns', async () => {
	const asked = Array.from({ length: 200 }, (_, at) => `c${at}`);
	const persons = asked.map((name, at) => person(at + 1, [`${name}@example.com`]));
	const outcome = await run(persons, asked, {
		'Write the Person': asked.slice(0, 100).map(() => answer({ success: true })),
	});
	expect(turns(outcome, 'Split the Writes')).toBe(2);
	expect(new Set(Object.values(outcomes(outcome)).map(([told]) => told))).toEqual(
		new Set(['updated']),
	);
});

test('without an answer it asks four times; with an expired key once', async () => {
	const silent = await run([], ['anna'], {
		'Get a Page of Persons': [{ json: { error: 'timeout' } }],
	});
	expect(turns(silent, 'Take Those Left')).toBe(4);
	expect(outcomes(silent)).toEqual({ anna: ['retryLater', 'Pipedrive did not answer.'] });
	const expired = await run([], ['anna'], { 'Get the Fields': [answer({}, 401)] });
	expect(turns(expired, 'Take Those Left')).toBe(1);
	expect(outcomes(expired).anna[1]).toMatch(/does not accept the key/);
});
