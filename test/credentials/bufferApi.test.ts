/** The credential of Buffer: how it signs, and how its test tells a good key from a bad one. */
import { BufferApi } from '../../credentials/BufferApi.credentials';
import { complaint } from '../nodes/Buffer/bufferBench.cjs';

const credential = new BufferApi();

it('hides the key and sends it as a bearer token', () => {
	expect(credential.properties).toEqual([
		expect.objectContaining({ name: 'apiKey', typeOptions: { password: true }, required: true }),
	]);
	expect(credential.authenticate.properties).toEqual({
		headers: { Authorization: '=Bearer {{$credentials.apiKey}}' },
	});
});

/** As n8n reads the rules of a credential's test. */
function verdict(body: unknown): string {
	for (const rule of credential.test.rules ?? []) {
		if (rule.type !== 'responseSuccessBody') throw new Error('Another kind of rule');
		const { key, value, message } = rule.properties;
		let at = body;
		for (const step of key.split(/[.[\]]+/).filter(Boolean)) {
			at = (at as Record<string, unknown> | undefined)?.[step];
		}
		if (at === value) return message;
	}
	return 'OK';
}

it.each([
	['a good key', { data: { account: { id: '1' } } }, 'OK'],
	['an expired key', complaint('UNAUTHORIZED', 'Invalid'), 'Buffer does not accept this API key'],
	['no key', complaint('UNAUTHENTICATED', 'None'), 'Buffer does not know this API key'],
	['a key that may not', complaint('FORBIDDEN', 'No'), expect.stringMatching(/may not read/)],
])('knows %s', (_, body, said) => {
	expect(verdict(body)).toEqual(said);
});
