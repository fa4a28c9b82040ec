/** What Buffer's answers mean, most of which come with HTTP 200. */
import { outcomeOf } from '../../../nodes/Buffer/mutation';
import { failureIn, secondsToWait } from '../../../nodes/Buffer/reply';

const reply = (statusCode: number, body: unknown, headers = {}) => ({ statusCode, headers, body });
const complaint = (code: string, more = {}) => ({
	data: null,
	errors: [{ message: 'Said so', extensions: { code, ...more } }],
});

it.each([
	[200, complaint('UNAUTHORIZED'), 'key'],
	[200, complaint('UNAUTHENTICATED'), 'key'],
	[401, 'No', 'key'],
	[200, complaint('FORBIDDEN'), 'forbidden'],
	[403, '<html>', 'forbidden'],
	[200, complaint('NOT_FOUND'), 'notFound'],
	[429, complaint('RATE_LIMIT_EXCEEDED', { window: '24h' }), 'tooMany'],
	[429, '', 'tooMany'],
	[200, complaint('UNEXPECTED'), 'unanswered'],
	[502, '<html>', 'unanswered'],
	[200, '<html>', 'unanswered'],
	[200, null, 'unanswered'],
	[
		200,
		{ data: null, errors: [{ message: 'Query exceeds maximum allowed complexity' }] },
		'refused',
	],
	[400, complaint('GRAPHQL_VALIDATION_FAILED'), 'refused'],
])('takes %s with %j as %s', (status, body, kind) => {
	const failure = failureIn(reply(status, body));
	expect(failure?.kind).toBe(kind);
	expect(failure?.httpCode).toBe(String(status));
	expect(failure?.advice).toMatch(/\.$/);
	expect(failure?.message).not.toMatch(/undefined|null/);
});

it('takes data as an answer', () => {
	expect(failureIn(reply(200, { data: { account: { id: '1' } } }))).toBeNull();
});

it('names the window that is used up', () => {
	const body = complaint('RATE_LIMIT_EXCEEDED', { window: '24h' });
	expect(failureIn(reply(429, body))?.message).toBe(
		'Buffer takes no more requests in a day with this API key',
	);
});

it.each([
	[{ 'retry-after': '12' }, 12],
	[{ 'retry-after': 'Thu, 01 Jan 1970 00:01:30 GMT' }, 90],
	[{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
	[{ ratelimit: '"100-in-15min";r=0;t=40, "250-in-24h";r=0;t=500, "x";r=5;t=9000' }, 500],
	[{ ratelimit: '"100-in-15min";r=3;t=40' }, null],
	[{}, null],
])('reads from %j how long to wait', (headers, seconds) => {
	expect(secondsToWait(reply(429, '', headers), 0)).toBe(seconds);
});

it.each([
	['NotFoundError', 'notFound'],
	['UnauthorizedError', 'forbidden'],
	['UnexpectedError', 'unanswered'],
	['RestProxyError', 'refused'],
	['LimitReachedError', 'limit'],
	['InvalidInputError', 'refused'],
	['VoidMutationError', 'refused'],
	['ErrorOfNextYear', 'refused'],
])('takes %s as %s, in words of Buffer', (__typename, kind) => {
	const link = 'https://support.buffer.com/1';
	const outcome = outcomeOf({ __typename, message: 'Said so.', link }, ['PostActionSuccess']);
	expect(outcome).toMatchObject({ failure: { kind, message: 'Said so' } });
	expect('failure' in outcome && outcome.failure.advice).toContain(link);
});
