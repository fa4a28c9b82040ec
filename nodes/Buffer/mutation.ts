/** Reads what Buffer did: its answers to orders are the thing itself, or a typed sentence about what is wrong. */
import { ADVICE, BufferFailure, type FailureKind } from './failure';
import type { Attempt } from './request';

/** One member of the unions that Buffer answers with. */
export type Payload = Readonly<{ __typename: string; message?: string; link?: string | null }>;

const KINDS: Readonly<Record<string, FailureKind>> = {
	InvalidInputError: 'refused',
	LimitReachedError: 'limit',
	NotFoundError: 'notFound',
	RestProxyError: 'refused',
	UnauthorizedError: 'forbidden',
	UnexpectedError: 'unanswered',
	VoidMutationError: 'refused',
};

/** @param successes the members of the union that mean it was done */
export function outcomeOf<Done extends Payload>(
	payload: Payload,
	successes: readonly string[],
): Attempt<Done> {
	if (successes.includes(payload.__typename)) return { data: payload as Done };
	// Buffer may add members: what cannot be told apart is taken as a refusal, in Buffer's words.
	const kind = KINDS[payload.__typename] ?? 'refused';
	const message = payload.message ? withoutStop(payload.message) : 'Buffer gives no reason';
	const advice = payload.link ? `${ADVICE[kind]} Buffer's help: ${payload.link}` : ADVICE[kind];
	return { failure: new BufferFailure(kind, message, advice) };
}

/** The sentence goes on in ours. */
function withoutStop(message: string): string {
	return message.trim().replace(/\.$/, '');
}
