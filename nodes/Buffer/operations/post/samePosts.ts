/** Looks for a post that is there already: same channel, same text, same due time. */
import type { IDataObject } from 'n8n-workflow';

import type { Channel } from '../../channels';
import type { Call } from '../../operation';
import type { Post } from '../../outputs';
import { postsOf } from '../../posts';
import { sourcesOf } from './media';
import type { Draft } from './create.drafts';

/** Buffer keeps whole minutes on some networks. */
const SAME_TIME_MS = 60_000;

/** Posts that the network did not accept may be sent again; drafts are no posts, unless a draft is wanted. */
const POSTS = ['needs_approval', 'scheduled', 'sending', 'sent'];

/**
 * The posts that are the same as these drafts, by the channel's ID. Where Buffer chooses the time there is
 * no due time to compare: then a post counts that was created since.
 */
export async function samePosts(
	call: Call,
	organizationId: string,
	drafts: readonly Draft[],
	createdSince: number,
): Promise<ReadonlyMap<string, readonly Post[]>> {
	const [{ when }] = drafts;
	const around = (instant: number, ms: number) => new Date(instant + ms).toISOString();
	const time =
		when.due === null
			? { createdAt: { start: around(createdSince, 0) } }
			: { dueAt: { start: around(when.due, -SAME_TIME_MS), end: around(when.due, SAME_TIME_MS) } };
	const filter: IDataObject = {
		channelIds: drafts.map(({ channel }) => channel.id),
		status: when.draft ? ['draft', ...POSTS] : POSTS,
		...time,
	};
	const sort = [{ field: 'createdAt', direction: 'desc' }];
	const posts = await postsOf(call, { organizationId, filter, sort });
	return new Map(
		drafts.map((draft) => [draft.channel.id, posts.filter((post) => isSame(post, draft))]),
	);
}

function isSame(post: Post, { channel, text, assets, when }: Draft): boolean {
	if (post.channelId !== channel.id) return false;
	if (when.due !== null) {
		const apart = Math.abs(Date.parse(post.dueAt ?? '') - when.due);
		if (!(apart < SAME_TIME_MS)) return false;
	}
	if (!isSameText(post.text, text, channel)) return false;
	if (text !== '') return true;
	// Without text it is the pictures that tell posts apart.
	const sources = post.assets.map(({ source }) => source);
	return JSON.stringify(sources) === JSON.stringify(sourcesOf(assets));
}

/** A channel that shortens links has other addresses in the text that it keeps. */
function isSameText(kept: string, sent: string, { linkShortening }: Channel): boolean {
	const [one, other] = [kept, sent].map((text) => text.normalize('NFC').trim().split(/\s+/));
	if (one.length !== other.length) return false;
	const domain = linkShortening?.isEnabled ? linkShortening.config?.domain : undefined;
	return one.every((word, at) => word === other[at] || isShortened(word, other[at], domain));
}

function isShortened(kept: string, sent: string, domain: string | undefined): boolean {
	if (domain === undefined || !/^https?:\/\//i.test(sent)) return false;
	return kept.replace(/^https?:\/\//i, '').startsWith(`${domain}/`);
}
