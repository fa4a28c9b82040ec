/** Sends one post so that it goes out once: what was not answered is looked up before it is sent again. */
import { sleep } from 'n8n-workflow';

import { CREATE_POST } from '../../documents';
import { BufferFailure } from '../../failure';
import { outcomeOf, type Payload } from '../../mutation';
import type { Call } from '../../operation';
import type { Post } from '../../outputs';
import type { Attempt } from '../../request';
import type { Draft } from './create.drafts';
import { samePosts } from './samePosts';

/** Clocks of two machines differ. */
const CLOCKS_APART_MS = 5 * 60_000;
/** What has arrived late shows up by then. */
const LOOKS_AFTER_SECONDS = [1, 3];

/** @param known posts of the same text that were there before, and are not this one */
export async function sendOnce(
	call: Call,
	organizationId: string,
	draft: Draft,
	known: readonly Post[],
): Promise<Attempt<Post>> {
	const began = call.now();
	const first = await orderOf(call, draft);
	if (!isUnanswered(first)) return first;
	const arrived = await arrival(call, organizationId, draft, known, began);
	if (arrived !== null) return arrived;
	const second = await orderOf(call, draft);
	if (!isUnanswered(second)) return second;
	return (await arrival(call, organizationId, draft, known, began)) ?? second;
}

async function orderOf(call: Call, { input }: Draft): Promise<Attempt<Post>> {
	const answer = await call.attempt<{ createPost: Payload }>(CREATE_POST, { input });
	if ('failure' in answer) return answer;
	type Done = Payload & { post: Post };
	const outcome = outcomeOf<Done>(answer.data.createPost, ['PostActionSuccess']);
	return 'failure' in outcome ? outcome : { data: outcome.data.post };
}

function isUnanswered(attempt: Attempt<Post>): boolean {
	return 'failure' in attempt && attempt.failure.kind === 'unanswered';
}

/** The post, where it has arrived; why that cannot be known; null where it has not. */
async function arrival(
	call: Call,
	organizationId: string,
	draft: Draft,
	known: readonly Post[],
	began: number,
): Promise<Attempt<Post> | null> {
	for (const seconds of LOOKS_AFTER_SECONDS) {
		await sleep(seconds * 1000);
		const look = await lookedUp(call, organizationId, draft, began - CLOCKS_APART_MS);
		if ('failure' in look) return look;
		const post = look.data.find(({ id }) => !known.some((one) => one.id === id));
		if (post) return { data: post };
	}
	return null;
}

async function lookedUp(
	call: Call,
	organizationId: string,
	draft: Draft,
	since: number,
): Promise<Attempt<readonly Post[]>> {
	try {
		const found = await samePosts(call, organizationId, [draft], since);
		return { data: found.get(draft.channel.id) ?? [] };
	} catch (cause) {
		const said = cause instanceof Error ? cause.message : String(cause);
		const message = `Buffer did not say whether it took the post, and could not be asked: ${said}`;
		return { failure: new BufferFailure('unanswered', message) };
	}
}
