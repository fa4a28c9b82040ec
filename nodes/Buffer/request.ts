/** Sends GraphQL to Buffer through n8n, waits when Buffer asks to, and asks again where that is safe. */
import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';

import { InputError } from '../../schema/parse';
import { BufferFailure } from './failure';
import { failureIn, secondsToWait, type Reply } from './reply';

export const BUFFER_URL = 'https://api.buffer.com';

/** Answers with what Buffer gave, or with what kept it from doing so. */
export type Attempt<Data> = Readonly<{ data: Data } | { failure: BufferFailure }>;
export type Request = <Data>(document: string, input?: Variables) => Promise<Attempt<Data>>;
export type Variables = Readonly<Record<string, unknown>>;

/** How long one item may wait in all, and how long for one answer. */
export type Patience = Readonly<{ waitSeconds: number; answerSeconds: number }>;

/** Questions, unlike orders, may be asked again when no answer came. */
const PAUSES_BEFORE_ASKING_AGAIN = [1, 3];
/** Where Buffer does not say how long it wants to be left alone. */
const USUAL_PAUSE = 60;

/** What node's own network layer calls a connection that never came about. */
const NEVER_CONNECTED =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$|CERT|SELF_SIGNED/;

export function bufferRequest(
	node: IExecuteFunctions | ILoadOptionsFunctions,
	{ waitSeconds, answerSeconds }: Patience,
): Request {
	let left = waitSeconds;

	return async (document, variables = {}) => {
		for (let asked = 0; ; asked++) {
			const reply = await send(node, { query: document, variables }, answerSeconds);
			const failure = 'failure' in reply ? reply.failure : failureIn(reply);
			if (failure === null) return { data: dataOf(reply) };
			const pause = pauseAfter(failure, reply, document, asked);
			if (pause === null || pause > left) {
				return { failure: inContext(failure, document, pause, left) };
			}
			left -= pause;
			await waitFor(node, pause);
		}
	};
}

/** Null where asking again would do harm or no good. */
function pauseAfter(
	failure: BufferFailure,
	reply: Reply | { failure: BufferFailure },
	document: string,
	asked: number,
): number | null {
	if (failure.kind === 'tooMany') {
		const seconds = 'failure' in reply ? null : secondsToWait(reply, Date.now());
		return Math.max(1, seconds ?? USUAL_PAUSE);
	}
	if (failure.kind !== 'unanswered' || !isQuestion(document)) return null;
	return PAUSES_BEFORE_ASKING_AGAIN[asked] ?? null;
}

function isQuestion(document: string): boolean {
	return document.trimStart().startsWith('query');
}

function inContext(
	{ kind, message, advice, httpCode }: BufferFailure,
	document: string,
	pause: number | null,
	left: number,
): BufferFailure {
	if (kind === 'tooMany' && pause !== null) {
		const bound = `it asks for ${Math.ceil(pause)} seconds, and the node may wait for ${Math.floor(left)}`;
		return new BufferFailure(kind, `${message}: ${bound}`, advice, httpCode);
	}
	if (kind === 'unanswered' && isQuestion(document)) {
		return new BufferFailure(kind, message, 'Run it again in a few minutes.', httpCode);
	}
	return new BufferFailure(kind, message, advice, httpCode);
}

/** Slices of a second, so that a cancelled run ends at once. */
async function waitFor(
	node: IExecuteFunctions | ILoadOptionsFunctions,
	seconds: number,
): Promise<void> {
	for (let left = seconds; left > 0; left--) {
		await sleep(Math.min(1, left) * 1000);
		stopIfCancelled(node);
	}
}

function stopIfCancelled(node: IExecuteFunctions | ILoadOptionsFunctions): void {
	if ('getExecutionCancelSignal' in node && node.getExecutionCancelSignal()?.aborted === true) {
		// n8n tells a cancelled run from one that went wrong by the word 'canceled'.
		throw new InputError('The run was canceled', 'Start it again.');
	}
}

async function send(
	node: IExecuteFunctions | ILoadOptionsFunctions,
	body: IDataObject,
	answerSeconds: number,
): Promise<Reply | { failure: BufferFailure }> {
	let failure: BufferFailure;
	try {
		return (await node.helpers.httpRequestWithAuthentication.call(node, 'bufferApi', {
			url: BUFFER_URL,
			method: 'POST',
			body,
			json: true,
			timeout: answerSeconds * 1000,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as Reply;
	} catch (cause) {
		failure = withoutReply(cause, answerSeconds);
	}
	stopIfCancelled(node);
	return { failure };
}

function withoutReply(cause: unknown, answerSeconds: number): BufferFailure {
	const code = codeOf(cause);
	if (code !== null && NEVER_CONNECTED.test(code)) {
		return new BufferFailure('unreachable', `Buffer could not be reached (${readable(code)})`);
	}
	if (code === null) {
		// Before a request leaves: a credential that is missing or cannot be read.
		const said = cause instanceof Error ? cause.message : String(cause);
		return new BufferFailure('key', said, 'Choose a Buffer credential in this node.');
	}
	return code === 'ECONNABORTED' || code === 'ETIMEDOUT'
		? new BufferFailure(
				'unanswered',
				`Buffer did not answer within ${answerSeconds} ${answerSeconds === 1 ? 'second' : 'seconds'}`,
			)
		: new BufferFailure('unanswered', 'The connection to Buffer broke before it answered');
}

/** n8n wraps what its HTTP client threw. */
function codeOf(cause: unknown): string | null {
	for (let at = cause, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
		const { code } = at as Error & { code?: unknown };
		if (typeof code === 'string') return code;
	}
	return null;
}

/** n8n replaces a whole message that has a code such as ENOTFOUND in it. */
function readable(code: string): string {
	if (/CERT|SELF_SIGNED/.test(code)) return 'its certificate is not trusted';
	return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'its name was not found' : 'no connection';
}

function dataOf<Data>(reply: Reply | { failure: BufferFailure }): Data {
	return ('body' in reply ? (reply.body as { data: Data }) : { data: undefined }).data as Data;
}
