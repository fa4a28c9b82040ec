/** Reads Buffer's answers: most of what goes wrong comes with HTTP 200, in the body. */
import { ADVICE, BufferFailure, type FailureKind } from './failure';

export type Reply = Readonly<{
	statusCode: number;
	headers: Readonly<Record<string, unknown>>;
	body: unknown;
}>;

type Complaint = Readonly<{ message?: string; extensions?: { code?: string; window?: string } }>;

/** What the body's own code means; without one, the HTTP status decides. */
const KINDS: Readonly<Record<string, FailureKind>> = {
	UNAUTHENTICATED: 'key',
	UNAUTHORIZED: 'key',
	FORBIDDEN: 'forbidden',
	NOT_FOUND: 'notFound',
	RATE_LIMIT_EXCEEDED: 'tooMany',
	UNEXPECTED: 'unanswered',
	INTERNAL_SERVER_ERROR: 'unanswered',
};

const WINDOWS: Readonly<Record<string, string>> = {
	'15m': ' in 15 minutes',
	'24h': ' in a day',
	'30d': ' in 30 days',
};

/** What kept Buffer from answering; null where it has answered. */
export function failureIn({ statusCode, body }: Reply): BufferFailure | null {
	const [complaint] = complaintsIn(body);
	const kind = kindOf(statusCode, complaint);
	if (kind === null) {
		if (isRecord(body) && isRecord(body.data)) return null;
		return failed('unanswered', 'Buffer gave an answer that cannot be read', statusCode);
	}
	const said = complaint?.message ? `: ${complaint.message}` : '';
	switch (kind) {
		case 'key':
			return failed(kind, 'Buffer does not accept the API key', statusCode);
		case 'forbidden':
			return failed(kind, `Buffer does not allow this with the API key${said}`, statusCode);
		case 'notFound':
			return failed(kind, `Buffer does not have what was asked for${said}`, statusCode);
		case 'tooMany': {
			const window = WINDOWS[complaint?.extensions?.window ?? ''] ?? '';
			return failed(kind, `Buffer takes no more requests${window} with this API key`, statusCode);
		}
		case 'unanswered':
			return failed(kind, `Buffer could not finish this${said}`, statusCode);
		default:
			return failed(kind, `Buffer did not take the request${said}`, statusCode);
	}
}

/** Seconds that Buffer asks to wait for; null where it does not say. */
export function secondsToWait({ headers }: Reply, now: number): number | null {
	const after = String(headers['retry-after'] ?? '').trim();
	if (/^\d+(\.\d+)?$/.test(after)) return Number(after);
	const date = Date.parse(after);
	if (Number.isFinite(date)) return Math.max(0, (date - now) / 1000);
	// One entry for each window: those with nothing left tell when they open again.
	const full = [...String(headers.ratelimit ?? '').matchAll(/;\s*r=0\s*;\s*t=(\d+)/g)];
	return full.length > 0 ? Math.max(...full.map(([, seconds]) => Number(seconds))) : null;
}

function kindOf(statusCode: number, complaint: Complaint | undefined): FailureKind | null {
	const code = complaint?.extensions?.code;
	if (code !== undefined && code in KINDS) return KINDS[code];
	if (statusCode === 401) return 'key';
	if (statusCode === 403) return 'forbidden';
	if (statusCode === 404) return 'notFound';
	if (statusCode === 429) return 'tooMany';
	if (statusCode >= 500) return 'unanswered';
	return complaint || statusCode >= 300 ? 'refused' : null;
}

function complaintsIn(body: unknown): readonly Complaint[] {
	return isRecord(body) && Array.isArray(body.errors) ? (body.errors as Complaint[]) : [];
}

function failed(kind: FailureKind, message: string, statusCode: number): BufferFailure {
	return new BufferFailure(kind, message, ADVICE[kind], String(statusCode));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
