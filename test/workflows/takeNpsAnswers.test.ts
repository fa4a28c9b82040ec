import form from '../../workflows/take-nps-answers.json';
import typeform from '../../workflows/take-nps-answers-typeform.json';
import type { AnyJson } from '../anyJson.cjs';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { answerColumns, codeOf, credentials, keep, key, owned } from './npsShop.cjs';
import { signedReport } from './typeformReport.cjs';

// workflows/take-nps-answers.json and its Typeform alternative as shipped, in n8n's own engine.
const ANSWERS = 'Loyalty Survey Answers';
type Tables = ReturnType<typeof dataTables>;

const anna = 'anna@example.com';
const codeFor = (email: string, wave = '2026-03', secret = key) =>
	codeOf(`NPS answer ${wave}`, email, secret);
const link = { e: anna, w: '2026-03', s: codeFor(anna) };
const said = {
	...{ score: '9', comment: ' Fresh every morning. ', submittedAt: '2026-03-11T10:00:00.000Z' },
	allowed: ['You may write to me about my answer'],
};
const quoting = { quote: 'Yes, with my first name' };

async function invited() {
	const tables = dataTables();
	await keep(tables, ANSWERS, [
		{ ...answerColumns, customer_email: anna, ask_id: 'ask-1' },
		{ ...answerColumns, customer_email: anna, ask_id: 'ask-0', wave: '2025-11' },
		{ ...answerColumns, customer_email: 'berta@example.com', ask_id: 'ask-2' },
	]);
	return tables;
}

async function fillIn(tables: Tables, json: AnyJson) {
	const start = 'When the Form Is Answered';
	const run = await runWorkflow(owned(form), { start, items: [{ json }], tables, credentials });
	expect(run.error).toBeUndefined();
	return run.ran.filter((name) => name.startsWith('Say'));
}

const kept = (tables: Tables) =>
	tables
		.rowsNamed(ANSWERS)
		.filter(({ answered_at }) => answered_at)
		.map(({ ask_id, score, comment, may_contact, may_quote }) => ({
			...{ ask_id, score, comment, may_contact, may_quote },
		}));

const first = { ask_id: 'ask-1', score: 9, comment: 'Fresh every morning.', may_contact: 'yes' };

test('the answer is kept beside its invitation, and only the first counts', async () => {
	const tables = await invited();
	expect(await fillIn(tables, { ...link, ...said })).toEqual(['Say Thank You']);
	expect(kept(tables)).toEqual([{ ...first, may_quote: 'no' }]);
	expect(tables.rowsNamed('Loyalty Consents')).toEqual([]);
	const second = await fillIn(tables, { ...link, ...said, score: '2', ...quoting });
	expect(second).toEqual(['Say That the First Answer Counts']);
	expect(kept(tables)).toEqual([{ ...first, may_quote: 'no' }]);
	expect(tables.rowsNamed('Loyalty Consents')).toEqual([]);
});

test('a yes to being quoted is a consent of its own', async () => {
	const tables = await invited();
	for (let time = 1; time <= 2; time++) {
		await fillIn(tables, { ...link, e: 'Anna@Example.com', ...said, ...quoting });
	}
	expect(kept(tables)).toEqual([{ ...first, may_quote: 'yes' }]);
	expect(tables.rowsNamed('Loyalty Consents')).toEqual([
		expect.objectContaining({
			...{ customer_email: anna, channel: 'social', purpose: 'quoting', status: 'granted' },
			recorded_at: '2026-03-11T10:00:00.000Z',
		}),
	]);
});

/** What the form offers about quoting, and what is kept of it. */
const manners = [
	['Yes, with my first name', 'yes', 1],
	['Yes, with my initial only', 'initial only', 1],
	['Yes, without my name', 'without my name', 1],
	['No', 'no', 0],
] as const;

test('the form offers each manner of being quoted, and none is chosen beforehand', () => {
	const { parameters } = form.nodes.find(({ name }) => name === 'When the Form Is Answered')!;
	const { values } = (parameters as AnyJson).formFields;
	const field = values.find(({ fieldName }: AnyJson) => fieldName === 'quote');
	expect(field.fieldOptions.values.map(({ option }: AnyJson) => option)).toEqual(
		manners.map(([option]) => option),
	);
	expect([field.defaultValue, field.requiredField]).toEqual([undefined, undefined]);
});

test.each(manners)('%s: kept as %s', async (quote, mayQuote, consents) => {
	const tables = await invited();
	await fillIn(tables, { ...link, ...said, quote });
	expect(kept(tables)).toEqual([{ ...first, may_quote: mayQuote }]);
	expect(tables.rowsNamed('Loyalty Consents')).toHaveLength(consents);
});

test.each<[string, AnyJson]>([
	['a code of somebody else', { e: 'berta@example.com' }],
	['a code of an earlier question', { s: codeFor(anna, '2025-11') }],
	['a code by another key', { s: codeFor(anna, '2026-03', `${key}x`) }],
	['the opt-out code', { s: codeOf('opt-out link', anna) }],
	['the address as its own code', { s: anna }],
	['a code in the place of the address', { e: link.s }],
	['a score that is none', { score: '11' }],
	['no score', { score: '' }],
	['markup for a wave', { w: '<b>', s: codeFor(anna, '<b>') }],
])('%s: nothing is kept', async (_what, more) => {
	const tables = await invited();
	expect(await fillIn(tables, { ...link, ...said, ...more })).toEqual([
		'Say That the Link Is Not Right',
	]);
	expect(kept(tables)).toEqual([]);
});

test('who was never asked is not taken for a customer', async () => {
	const tables = await invited();
	const stranger = { e: 'carla@example.com', s: codeFor('carla@example.com') };
	await fillIn(tables, { ...link, ...said, ...stranger });
	expect(kept(tables)).toEqual([]);
	expect(tables.rowsNamed(ANSWERS)).toHaveLength(3);
});

test('without a link it is practice', async () => {
	const tables = await invited();
	const blank = { e: '', w: '', s: '' };
	expect(await fillIn(tables, { ...blank, ...said })).toEqual(['Say That Nothing Was Kept']);
	expect(kept(tables)).toEqual([]);
});

describe('Typeform', () => {
	async function report(tables: Tables, answered: AnyJson, secret = 'typeform-webhook') {
		const { headers, body } = signedReport(secret, answered);
		const run = await runWorkflow(owned(typeform), {
			...{ start: 'When Typeform Reports', tables, credentials },
			items: [
				{
					json: { headers, params: {}, query: {}, body: JSON.parse(body) },
					binary: {
						data: { data: Buffer.from(body).toString('base64'), mimeType: 'application/json' },
					},
				},
			],
		});
		expect(run.error).toBeUndefined();
		return run.ran.filter((name) => /^Say/.test(name));
	}
	const answered = {
		hidden: link,
		...{ score: 9, comment: 'Fresh every morning.', mayContact: true, mayQuote: true },
	};

	test('the same report five times is one answer', async () => {
		const tables = await invited();
		expect(await report(tables, answered)).toEqual(['Say That It Is Kept']);
		for (let time = 2; time <= 5; time++) {
			expect(await report(tables, answered)).toEqual(['Say That It Is Known']);
		}
		expect(kept(tables)).toEqual([{ ...first, may_quote: 'yes' }]);
		expect(tables.rowsNamed('Loyalty Consents')).toHaveLength(1);
	});

	test.each(manners)('%s: kept as %s', async (mayQuote, asked, consents) => {
		const tables = await invited();
		await report(tables, { ...answered, mayQuote });
		expect(kept(tables)).toEqual([{ ...first, may_quote: asked }]);
		expect(tables.rowsNamed('Loyalty Consents')).toHaveLength(consents);
	});

	test('another secret, and a report that was changed on its way, are refused', async () => {
		const tables = await invited();
		expect(await report(tables, answered, 'another')).toEqual(['Say That the Signature Is Wrong']);
		expect(kept(tables)).toEqual([]);
	});

	test.each<[string, AnyJson]>([
		['a code of somebody else', { hidden: { ...link, e: 'berta@example.com' } }],
		['no hidden fields', { hidden: {} }],
		['no score', { score: undefined }],
	])('%s: nothing is kept, and Typeform need not send it again', async (_what, more) => {
		const tables = await invited();
		expect(await report(tables, { ...answered, ...more })).toEqual(['Say That It Does Not Count']);
		expect(kept(tables)).toEqual([]);
	});
});
