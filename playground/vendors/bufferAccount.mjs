// @ts-check
/** A Buffer account that does not exist: channels, posts and ideas, and what Buffer does with them. */
import { DateTime } from 'luxon';

/** What the public guides and the networks themselves say. */
const longestText = { twitter: 280, bluesky: 300, threads: 500, mastodon: 500 };

/**
 * @typedef {Record<string, any>} Thing
 * @typedef {ReturnType<typeof bufferAccount>} BufferAccount
 */

/** Not found, not allowed: Buffer's answer is a list of `errors` then. */
export class Complaint extends Error {
	/** @param {string} code @param {string} message */
	constructor(code, message) {
		super(message);
		this.code = code;
	}
}

/** @param {{ now?: () => number }} [options] */
export function bufferAccount({ now = Date.now } = {}) {
	const organizations = [{ __typename: 'Organization', id: 'org1', name: 'Corner Bakery' }];
	/** @type {Thing[]} */
	const channels = [];
	/** @type {Thing[]} */
	const posts = [];
	/** @type {Thing[]} */
	const ideas = [];
	/** @type {Map<string, number>} posts a day, by the channel's ID */
	const limits = new Map();
	/** @type {Map<string, Thing>} what createPost answers instead, by the channel's ID */
	const refusals = new Map();
	let count = 0;
	const newId = (/** @type {string} */ kind) => `${kind}${++count}`;
	const iso = (/** @type {number} */ time) => new Date(time).toISOString();

	/** @param {Thing} made */
	function addChannel(made) {
		const { service, name = 'bakery', timezone = 'Europe/Berlin' } = made;
		const channel = {
			__typename: 'Channel',
			...{ id: made.id ?? newId('channel'), service, name, displayName: null, timezone },
			...{ type: 'business', descriptor: `${service} business`, organizationId: 'org1' },
			...{ isDisconnected: false, isLocked: false, isQueuePaused: false, isNew: false },
			...{ avatar: 'https://example.com/a.png', serviceId: 's1', externalLink: null, products: [] },
			...{ createdAt: iso(0), updatedAt: iso(0), allowedActions: [], scopes: [] },
			...{ hasActiveMemberDevice: false, postingGoal: null, showTrendingTopicSuggestions: false },
			postingSchedule: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => ({
				...{ __typename: 'ScheduleV2', day, times: ['09:00', '17:00'], paused: false },
			})),
			linkShortening: { __typename: 'ChannelLinkShortening', isEnabled: false, config: null },
			metadata: null,
			...made,
		};
		channels.push(channel);
		return channel;
	}

	/** @param {string} id */
	function channel(id) {
		const found = channels.find((one) => one.id === id);
		if (!found) throw new Complaint('NOT_FOUND', `Channel ${id} not found`);
		return found;
	}

	/** @param {string} id */
	function post(id) {
		const found = posts.find((one) => one.id === id);
		if (!found) throw new Complaint('NOT_FOUND', `Post ${id} not found`);
		return found;
	}

	/** The next times of a channel's schedule. @param {Thing} of @param {number} many */
	function slots(of, many) {
		/** @type {number[]} */
		const found = [];
		let day = DateTime.fromMillis(now(), { zone: of.timezone }).startOf('day');
		for (; found.length < many; day = day.plus({ days: 1 })) {
			for (const time of of.postingSchedule[day.weekday - 1].times) {
				const [hour, minute] = time.split(':').map(Number);
				const at = day.set({ hour, minute }).toMillis();
				if (at > now() && found.length < many) found.push(at);
			}
		}
		return found;
	}

	/** @param {Thing} of */
	function timeQueue(of) {
		const queue = posts.filter(
			(one) => one.channelId === of.id && one.status === 'scheduled' && !one.isCustomScheduled,
		);
		if (queue.length === 0) return;
		queue.sort((one, other) => one.place - other.place);
		const taken = posts
			.filter((one) => one.channelId === of.id && one.isCustomScheduled)
			.map((one) => Date.parse(one.dueAt));
		const free = slots(of, queue.length + taken.length).filter((at) => !taken.includes(at));
		queue.forEach((one, at) => (one.dueAt = iso(free[at] ?? now())));
	}

	/** @param {string} channelId @param {string} day */
	function dayStatus(channelId, day) {
		const zone = channel(channelId).timezone;
		const onDay = (/** @type {string | null} */ time) =>
			time !== null && DateTime.fromISO(time, { zone }).toISODate() === day;
		const mine = posts.filter((one) => one.channelId === channelId);
		const sent = mine.filter((one) => onDay(one.sentAt)).length;
		const scheduled = mine.filter((one) => one.status === 'scheduled' && onDay(one.dueAt)).length;
		const limit = limits.get(channelId) ?? null;
		const isAtLimit = limit !== null && sent + scheduled >= limit;
		return {
			__typename: 'DailyPostingLimitStatus',
			...{ channelId, sent, scheduled, limit, isAtLimit },
		};
	}

	/** @param {Thing} of @param {Thing} input @returns {string | null} why Buffer would not take it */
	function invalid(of, input) {
		const { text = '', assets = [], metadata = {}, mode, dueAt } = input;
		const longest = /** @type {Record<string, number>} */ (longestText)[of.service] ?? 5000;
		if (text === '' && assets.length === 0) return 'Text is required';
		if ([...text].length > longest) return `Text is longer than ${longest} characters.`;
		if (of.isLocked) return 'The channel is locked';
		if (mode === 'customScheduled' && !(Date.parse(dueAt) > now())) return 'dueAt is in the past';
		if (['instagram', 'pinterest', 'tiktok', 'youtube'].includes(of.service) && !assets.length) {
			return 'Media is required';
		}
		if (of.service === 'instagram' && !metadata.instagram?.type) return 'Type is required';
		if (of.service === 'facebook' && !metadata.facebook?.type) return 'Type is required';
		if (of.service === 'pinterest' && !metadata.pinterest?.boardServiceId) {
			return 'Board is required';
		}
		return null;
	}

	/** @param {Thing} of @param {string} text */
	function shortened(of, text) {
		const { isEnabled, config } = of.linkShortening;
		return isEnabled ? text.replace(/https?:\/\/\S+/g, `https://${config.domain}/abc`) : text;
	}

	/** @param {Thing} into @param {Thing} of @param {Thing} input */
	function fill(into, of, input) {
		const { mode, saveToDraft, dueAt = null, tagIds, assets } = input;
		const sharedNow = mode === 'shareNow' && !saveToDraft;
		Object.assign(into, {
			text: shortened(of, input.text ?? into.text ?? ''),
			status: saveToDraft ? 'draft' : sharedNow ? 'sent' : 'scheduled',
			schedulingType: input.schedulingType,
			shareMode: mode,
			sharedNow,
			isCustomScheduled: mode === 'customScheduled',
			dueAt: sharedNow ? iso(now()) : mode === 'customScheduled' ? iso(Date.parse(dueAt)) : null,
			sentAt: sharedNow ? iso(now()) : null,
			externalLink: sharedNow ? `https://social.example/${into.id}` : null,
			updatedAt: iso(now()),
			place: mode === 'shareNext' ? -count : (into.place ?? count),
		});
		if (tagIds) {
			into.tags = tagIds.map((/** @type {string} */ id) => ({
				...{ __typename: 'Tag', id, name: id, color: '#F523F1', isLocked: false },
			}));
		}
		if (assets) into.assets = assets.map(assetOf);
		if (input.metadata) into.sentMetadata = input.metadata;
		timeQueue(of);
	}

	/** @param {Thing} input */
	function createPost(input) {
		const of = channels.find((one) => one.id === input.channelId);
		if (!of) return { __typename: 'NotFoundError', message: 'Channel not found' };
		const refusal = refusals.get(of.id);
		if (refusal) return refusal;
		const message = invalid(of, input);
		if (message !== null) return { __typename: 'InvalidInputError', message };
		const due = input.mode === 'customScheduled' ? Date.parse(input.dueAt) : now();
		const day = DateTime.fromMillis(due, { zone: of.timezone }).toISODate() ?? '';
		const fixed = ['customScheduled', 'shareNow'].includes(input.mode) && !input.saveToDraft;
		if (fixed && dayStatus(of.id, day).isAtLimit) {
			return { __typename: 'LimitReachedError', message: 'Daily posting limit reached' };
		}
		return { __typename: 'PostActionSuccess', post: addPost(input) };
	}

	/** Without any check. @param {Thing} input @param {Thing} [more] */
	function addPost(input, more = {}) {
		const of = channel(input.channelId);
		const made = {
			__typename: 'Post',
			...{ id: newId('post'), channelId: of.id, channelService: of.service, channel: of },
			...{ via: 'api', createdAt: iso(now()), tags: [], assets: [], notes: [], error: null },
			...{ metrics: null, metricsUpdatedAt: null, metadata: null, ideaId: null, author: null },
			...{ notificationStatus: null, allowedActions: [] },
		};
		fill(made, of, input);
		posts.push(Object.assign(made, more));
		timeQueue(of);
		return made;
	}

	/** @param {Thing} input */
	function editPost(input) {
		const found = posts.find((one) => one.id === input.id);
		if (!found) return { __typename: 'NotFoundError', message: 'Post not found' };
		if (found.status === 'sent') {
			return { __typename: 'InvalidInputError', message: 'Sent posts cannot be edited' };
		}
		const assets = input.assets ?? found.assets;
		const metadata = input.metadata ?? found.sentMetadata;
		const message = invalid(found.channel, { ...input, assets, metadata });
		if (message !== null) return { __typename: 'InvalidInputError', message };
		fill(found, found.channel, input);
		return { __typename: 'PostActionSuccess', post: found };
	}

	/** @param {string} id */
	function deletePost(id) {
		posts.splice(posts.indexOf(post(id)), 1);
		return { __typename: 'DeletePostSuccess', id };
	}

	/** @param {Thing} input */
	function createIdea({ organizationId, content, group }) {
		const { text = null, title = null, date = null } = content;
		if (!text && !title) return { __typename: 'InvalidInputError', message: 'Text is required' };
		const media = (content.media ?? []).map((/** @type {Thing} */ one) => ({
			...{ __typename: 'IdeaMedia', id: newId('media'), alt: null, ...one },
		}));
		const seconds = Math.floor(now() / 1000);
		const idea = {
			__typename: 'Idea',
			...{ id: newId('idea'), organizationId, groupId: group?.groupId ?? null, position: 1 },
			...{ createdAt: seconds, updatedAt: seconds },
			content: {
				__typename: 'IdeaContent',
				...{ title, text, date, media, tags: [], aiAssisted: false },
				services: content.services ?? [],
			},
		};
		ideas.push(idea);
		return { __typename: 'IdeaResponse', idea, refreshIdeas: false };
	}

	return {
		...{ organizations, channels, posts, ideas, limits, refusals, now },
		...{ addChannel, addPost, channel, post, dayStatus },
		...{ createPost, editPost, deletePost, createIdea },
	};
}

/** @param {Thing} input @returns {Thing} */
function assetOf({ image, video }) {
	const { url, thumbnailUrl, metadata = {} } = image ?? video;
	const common = { id: null, source: url, thumbnail: thumbnailUrl ?? url };
	if (video) return { __typename: 'VideoAsset', type: 'video', mimeType: 'video/mp4', ...common };
	const { altText = '' } = metadata;
	const facts = { __typename: 'ImageMetadata', altText, width: 1, height: 1, isAnimated: false };
	return {
		__typename: 'ImageAsset',
		type: 'image',
		mimeType: 'image/png',
		...common,
		image: facts,
	};
}
