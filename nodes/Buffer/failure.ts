/** What went wrong between n8n and Buffer, in words for the person who can change it. */
export type FailureKind =
	/** Buffer does not know the key, or the key may not do this. */
	| 'key'
	| 'forbidden'
	/** There is no such channel, post or organization. */
	| 'notFound'
	/** Too many requests, or no more posts for the day or the plan. */
	| 'tooMany'
	| 'limit'
	/** What was asked for cannot be done like that. */
	| 'refused'
	/** No connection: nothing has arrived at Buffer. */
	| 'unreachable'
	/** Buffer failed, or never answered: what was asked for may have been done or not. */
	| 'unanswered';

/** Which channel it was about, and what to look at. */
export type FailureDetails = Readonly<Record<string, unknown>>;

export class BufferFailure extends Error {
	override readonly name = 'BufferFailure';

	constructor(
		readonly kind: FailureKind,
		message: string,
		readonly advice: string = ADVICE[kind],
		readonly httpCode?: string,
		readonly details: FailureDetails = {},
	) {
		super(message);
	}

	/** The same about one channel. */
	about(place: string, details: FailureDetails): BufferFailure {
		const message = `${place}: ${this.message}`;
		return new BufferFailure(this.kind, message, this.advice, this.httpCode, details);
	}
}

/** Whether the next request with the same key would meet the same. */
export function stopsEverything({ kind }: BufferFailure): boolean {
	return kind === 'key' || kind === 'tooMany' || kind === 'unreachable';
}

export const ADVICE: Readonly<Record<FailureKind, string>> = {
	key: 'Create a new API key in the settings of your Buffer account and put it into the Buffer credential.',
	forbidden: 'Use the key of an account that may do this, or ask the owner of the organization.',
	notFound: 'Check the ID, and that it belongs to the account of the Buffer credential.',
	tooMany:
		"Run it less often, or raise 'Longest Wait (Seconds)' under 'Options' so that the node waits until Buffer goes on.",
	limit: 'Choose another day or another channel, or remove waiting posts in Buffer.',
	refused: 'Change what Buffer names in the settings of this node and run it again.',
	unreachable:
		'Nothing was sent. Check the connection of this n8n to the internet and run it again.',
	unanswered: 'Look in Buffer what has arrived before you run it again.',
};
