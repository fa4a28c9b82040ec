import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../schema/parse';
import { isBlank } from '../../../../schema/values/found';
import { simplifyField } from '../../../shared/simplifyField';
import { EDIT_POST, POST_IN_FULL } from '../../documents';
import { BufferFailure } from '../../failure';
import { outcomeOf, type Payload } from '../../mutation';
import { networkName } from '../../networks';
import type { BufferOperation, Call } from '../../operation';
import { optionsField } from '../../optionFields';
import { postItem, type Post } from '../../outputs';
import type { Attempt } from '../../request';
import { filled, idsOf, requiredText, textOf } from '../../settings';
import { changesField } from './edit.fields';
import { assetsOf } from './media';
import { metadataFor } from './networks';
import { postField } from './postField';
import { whenOf } from './when';

/** Changes a post that has not gone out yet. */
export const editPost: BufferOperation = {
	value: 'edit',
	name: 'Edit',
	action: 'Edit a post',
	description: 'Changes text, pictures, time or settings of a post that has not gone out yet',
	fields: [postField, changesField, simplifyField, optionsField()],
	async run(call) {
		const id = requiredText(call.setting('postId', ''), 'Post ID');
		const { post } = await call.request<{ post: Post }>(POST_IN_FULL, { input: { id } });
		const input = inputFor(call, post);
		const first = await edited(call, input);
		const again = 'failure' in first && first.failure.kind === 'unanswered';
		// The same change twice is the same, unless it publishes.
		const last = again && input.mode !== 'shareNow' ? await edited(call, input) : first;
		if ('failure' in last) throw aboutPost(last.failure, post);
		return { done: [postItem(last.data, call.setting('simplify', true) === true)] };
	},
};

async function edited(call: Call, input: IDataObject): Promise<Attempt<Post>> {
	const answer = await call.attempt<{ editPost: Payload }>(EDIT_POST, { input });
	if ('failure' in answer) return answer;
	const outcome = outcomeOf<Payload & { post: Post }>(answer.data.editPost, ['PostActionSuccess']);
	return 'failure' in outcome ? outcome : { data: outcome.data.post };
}

/** Buffer wants the whole post again, apart from pictures and network settings that stay. */
function inputFor(call: Call, post: Post): IDataObject {
	if (post.status === 'sent' || post.status === 'sending') {
		throw new InputError(
			`The post has gone out on ${networkName(post.channelService)} and can no longer be changed`,
			'Change it on the network itself, or create a new one.',
		);
	}
	const changes = call.setting('updateFields', {}) as IDataObject;
	if (Object.keys(changes).length === 0) {
		throw new InputError(
			"'Update Fields' is empty",
			"Add what is to change under 'Update Fields'.",
		);
	}
	const text = 'text' in changes ? textOf(changes.text) : post.text;
	const newAssets = 'imageUrls' in changes || 'media' in changes;
	const assets = newAssets ? assetsOf(changes.imageUrls, changes.media) : undefined;
	const content = {
		text,
		assets: assets ?? [],
		timeZone: textOf(changes.timeZone) || call.timeZone,
		editing: true,
	};
	const tagIds =
		'tagIds' in changes ? idsOf(changes.tagIds, 'Tag IDs') : post.tags.map(({ id }) => id);
	return filled({
		id: post.id,
		text,
		assets,
		tagIds,
		metadata: metadataFor(post.channelService, changes.networkSettings, content),
		schedulingType: changes.schedulingType ?? post.schedulingType ?? 'automatic',
		aiAssisted: changes.aiAssisted,
		...timeFor(call, post, changes),
	});
}

function timeFor(call: Call, post: Post, changes: IDataObject): IDataObject {
	const { dueAt, timeZone } = changes;
	if (!('when' in changes) && isBlank(dueAt)) {
		const saveToDraft = post.status === 'draft' || undefined;
		const isTimed = post.shareMode === 'customScheduled' && post.dueAt !== null;
		return filled({
			mode: post.shareMode,
			dueAt: isTimed ? post.dueAt : undefined,
			saveToDraft,
		});
	}
	const stays = post.status === 'draft' ? 'draft' : 'customScheduled';
	const { mode, due, draft } = whenOf(call, { when: changes.when ?? stays, dueAt, timeZone });
	return filled({
		mode,
		dueAt: due === null ? undefined : new Date(due).toISOString(),
		saveToDraft: draft || undefined,
	});
}

function aboutPost(failure: BufferFailure, post: Post): BufferFailure {
	const { displayName, name } = post.channel;
	const channel = displayName || name;
	const network = networkName(post.channelService);
	return failure.about(`${network} '${channel}'`, {
		...{ channel, channelId: post.channelId, network, postId: post.id },
	});
}
