import type { IDataObject } from 'n8n-workflow';

import { wallTime } from '../../../../schema/dueTime';
import { channelsField, organizationField } from '../../channelFields';
import { chosenChannels, chosenOrganization, placeOf } from '../../channels';
import { dailyLimits, localDay, type DailyLimit } from '../../dailyLimits';
import { BufferFailure, stopsEverything } from '../../failure';
import { networkName } from '../../networks';
import type { BufferOperation, Call } from '../../operation';
import { postItem, type Post } from '../../outputs';
import type { Attempt } from '../../request';
import { draftsOf, type Draft } from './create.drafts';
import { createFields, samePostsOf } from './create.fields';
import { sendOnce } from './create.send';
import { samePosts } from './samePosts';

/** One post for each chosen channel; a channel that does not take it leaves the others alone. */
export const createPost: BufferOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create a post',
	description: 'Plans, publishes or drafts a post on one or several channels',
	fields: [organizationField, channelsField, ...createFields],
	async run(call) {
		const organizationId = await chosenOrganization(call);
		const drafts = draftsOf(call, await chosenChannels(call, organizationId));
		const { sinceHours, returnIt } = samePostsOf(call);
		const since = call.now() - sinceHours * 3_600_000;
		const there = await samePosts(call, organizationId, drafts, since);
		const isThere = ({ channel }: Draft) => returnIt && there.get(channel.id)!.length > 0;
		const limits = await limitsFor(
			call,
			drafts.filter((draft) => !isThere(draft)),
		);

		const done: IDataObject[] = [];
		const undone: BufferFailure[] = [];
		let stopped: BufferFailure | null = null;
		for (const draft of drafts) {
			const known = there.get(draft.channel.id) ?? [];
			if (isThere(draft)) {
				done.push(itemOf(call, known[0], true));
				continue;
			}
			const failure: BufferFailure | null = stopped
				? notTried(stopped)
				: limitFailure(draft, limits);
			const sent: Attempt<Post> = failure
				? { failure }
				: await sendOnce(call, organizationId, draft, known);
			if ('data' in sent) {
				done.push(itemOf(call, sent.data, false));
				continue;
			}
			undone.push(aboutChannel(sent.failure, draft));
			if (stopsEverything(sent.failure)) stopped ??= sent.failure;
		}
		return { done, undone };
	},
};

/** `reason` is what keeps a post from going out; a new one has no such thing yet. */
function itemOf({ setting }: Call, post: Post, alreadyThere: boolean): IDataObject {
	const simplify = setting('simplify', true) === true;
	const { sentAt, reason, ...item } = postItem(post, simplify);
	return simplify ? { ...item, alreadyThere } : { ...item, sentAt, reason, alreadyThere };
}

/**
 * Only where the day is known: a queue goes on on the next day, and drafts are not counted.
 */
async function limitsFor(
	call: Call,
	drafts: readonly Draft[],
): Promise<ReadonlyMap<string, DailyLimit & { day: string }>> {
	const dated = drafts.filter(
		({ when }) => !when.draft && (when.due !== null || when.mode === 'shareNow'),
	);
	const days = new Map(
		dated.map(({ channel, when }) => [
			channel.id,
			localDay(when.due ?? call.now(), channel.timezone),
		]),
	);
	const limits = await dailyLimits(call, days);
	return new Map([...limits].map(([id, limit]) => [id, { ...limit, day: days.get(id)! }]));
}

function limitFailure(
	{ channel }: Draft,
	limits: ReadonlyMap<string, DailyLimit & { day: string }>,
): BufferFailure | null {
	const limit = limits.get(channel.id);
	if (!limit?.isAtLimit) return null;
	const { sent, scheduled, day } = limit;
	const count =
		limit.limit === null ? '' : ` of ${limit.limit} ${limit.limit === 1 ? 'post' : 'posts'}`;
	return new BufferFailure(
		'limit',
		`The daily limit${count} is reached on ${day} (${sent} sent, ${scheduled} planned)`,
	);
}

function notTried({ kind, message, advice, httpCode }: BufferFailure): BufferFailure {
	return new BufferFailure(kind, `Not tried, because of this: ${message}`, advice, httpCode);
}

function aboutChannel(failure: BufferFailure, { channel, text, when }: Draft): BufferFailure {
	return failure.about(placeOf(channel), {
		channel: channel.displayName || channel.name,
		channelId: channel.id,
		network: networkName(channel.service),
		text,
		dueAt: when.due === null ? null : wallTime(when.due, channel.timezone),
	});
}
