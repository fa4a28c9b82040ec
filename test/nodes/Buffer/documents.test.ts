/** Every question and order to Buffer, held against Buffer's own schema; skipped where that is not at hand. */
import { BufferApi } from '../../../credentials/BufferApi.credentials';
import * as documents from '../../../nodes/Buffer/documents';
import { networks, metadataFor } from '../../../nodes/Buffer/operations/post/networks';
import { bufferSchema, problemsOf, repaired } from './bufferBench.cjs';

const schema = bufferSchema();
const withSchema = schema ? describe : describe.skip;

withSchema("Buffer's schema", () => {
	it.each(Object.entries(documents))('takes %s', (_, document) => {
		// Variables are held against it by the stand-in, with what the node really sends.
		const problems: string[] = problemsOf(schema, document, {});
		expect(problems.filter((one) => !/^Variable "\$input" of required type/.test(one))).toEqual([]);
	});

	it("takes the credential's own test", () => {
		const { query } = new BufferApi().test.request.body as { query: string };
		expect(problemsOf(schema, query, {})).toEqual([]);
	});

	it('is asked for every operation that the node has', () => {
		const { Query, Mutation } = {
			Query: schema.getQueryType(),
			Mutation: schema.getMutationType(),
		};
		const asked = Object.values(documents).join('\n');
		const fields = [...Object.keys(Query!.getFields()), ...Object.keys(Mutation!.getFields())];
		expect(fields.filter((field) => !new RegExp(`\\t${field}\\b`).test(asked))).toEqual([]);
	});

	it('refuses a field that is not there', () => {
		const wrong = documents.ORGANIZATIONS.replace('name', 'nickname');
		expect(problemsOf(schema, wrong, {})).toEqual([
			expect.stringMatching(/Cannot query field "nickname" on type "Organization"/),
		]);
	});

	it.each(networks.map((network) => [network.name, network] as const))(
		'takes what the node sends for %s',
		(_, { key, service, fields }) => {
			const set = Object.fromEntries(fields.map((field) => [field.name, valueFor(field)]));
			const content = { text: 'Bread', assets: [], timeZone: 'Europe/Berlin', editing: false };
			const kinds = fields.find(({ name }) => name === 'type')?.options ?? [{ value: undefined }];
			for (const kind of kinds as Array<{ value?: string }>) {
				const row = kind.value === undefined ? set : { ...set, type: kind.value };
				const metadata = metadataFor(service, { [key]: row }, content);
				const input = {
					...{ channelId: 'c1', text: 'Bread', assets: [], mode: 'addToQueue' },
					...{ schedulingType: 'automatic', metadata },
				};
				expect(Object.keys(metadata?.[key] ?? {}).length).toBeGreaterThan(0);
				expect(problemsOf(schema, documents.CREATE_POST, { input })).toEqual([]);
			}
		},
	);
});

/** Something in every field. */
function valueFor(field: {
	name: string;
	type: string;
	default: unknown;
	options?: unknown;
}): unknown {
	if (field.type === 'boolean') return true;
	if (field.type === 'options') return field.default;
	if (field.type === 'dateTime') return '2099-12-24T09:00';
	if (field.name === 'link') return 'https://example.com';
	return field.name === 'followUps' ? ['Second', 'Third'] : 'Something';
}

describe('the repair of the capture', () => {
	const capture = [
		'"""\nAbout the API\n"""\n\n"""An ID"""\nscalar ChannelId',
		'"""Facebook"""\ninput AnnotationInputFacebook {\n  """Places"""\n  indices: [Unknown!]!\n}',
		'input CreatePostInput {\n  text: String\n  assets: [Unknown!]! = []\n}',
		'input DailyPostingLimitsInput {\n  channelIds: [Unknown!]!\n}',
		'input TagComparator {\n  in: [Unknown!]!\n}',
		'input ThreadedPostInput {\n  assets: [Unknown!]! = []\n}',
	].join('\n\n');

	it('removes the orphan text and names the five types', () => {
		const text = repaired(capture);
		expect(text.startsWith('"""An ID"""')).toBe(true);
		expect(text.match(/\[(\w+)!\]!/g)).toEqual([
			...['[Int!]!', '[AssetInput!]!', '[ChannelId!]!', '[TagId!]!', '[AssetInput!]!'],
		]);
	});

	it.each([
		['a sixth', `${capture}\n\ninput More {\n  of: [Unknown!]!\n}`, /lacks 1 more types/],
		['one less', capture.replace('in: [Unknown!]!', 'in: [TagId!]!'), /TagComparator\.in/],
		['no orphan text', capture.slice(capture.indexOf('"""An ID')), /orphan text/],
	])('fails with %s', (_, text, sentence) => {
		expect(() => repaired(text)).toThrow(sentence);
	});
});
