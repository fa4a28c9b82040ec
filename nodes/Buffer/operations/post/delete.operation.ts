import { DELETE_POST, POST_IN_FULL } from '../../documents';
import type { BufferFailure } from '../../failure';
import { outcomeOf, type Payload } from '../../mutation';
import type { BufferOperation, Call } from '../../operation';
import { optionsField } from '../../optionFields';
import { requiredText } from '../../settings';
import { postField } from './postField';

/** Takes a post out of Buffer; what has gone out stays on the network. */
export const deletePost: BufferOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a post',
	description: 'Takes the post out of Buffer; one that has gone out stays on its network',
	fields: [postField, optionsField()],
	async run(call) {
		const id = requiredText(call.setting('postId', ''), 'Post ID');
		const failure = await deletion(call, id);
		if (failure === null) return { done: [{ deleted: true }] };
		if (failure.kind !== 'unanswered') throw failure;
		if (await isGone(call, id)) return { done: [{ deleted: true }] };
		const again = await deletion(call, id);
		// Gone meanwhile: the first order has been carried out late.
		if (again === null || again.kind === 'notFound') return { done: [{ deleted: true }] };
		throw again;
	},
};

async function deletion(call: Call, id: string): Promise<BufferFailure | null> {
	type Answer = { deletePost: Payload };
	const answer = await call.attempt<Answer>(DELETE_POST, { input: { id } });
	if ('failure' in answer) return answer.failure;
	const outcome = outcomeOf(answer.data.deletePost, ['DeletePostSuccess']);
	return 'failure' in outcome ? outcome.failure : null;
}

async function isGone(call: Call, id: string): Promise<boolean> {
	const answer = await call.attempt(POST_IN_FULL, { input: { id } });
	return 'failure' in answer && answer.failure.kind === 'notFound';
}
