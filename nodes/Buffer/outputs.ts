/** What the node hands on: few fields by default, times on the channel's own clock. */
import type { IDataObject } from 'n8n-workflow';

import { wallTime } from '../../schema/dueTime';
import { channelName, type Channel } from './channels';
import { networkName } from './networks';

export type Post = Readonly<{
	id: string;
	status: string;
	text: string;
	dueAt: string | null;
	sentAt: string | null;
	createdAt: string;
	externalLink: string | null;
	channelId: string;
	channelService: string;
	shareMode: string;
	schedulingType: string | null;
	tags: readonly { id: string; name: string }[];
	assets: readonly { type: string; source: string }[];
	error: { message: string; supportUrl: string | null } | null;
	channel: Pick<Channel, 'id' | 'name' | 'displayName' | 'timezone'>;
}>;

export function postItem(post: Post, simplify: boolean): IDataObject {
	const { timezone } = post.channel;
	const onWall = (time: string | null) => (time === null ? null : wallTime(time, timezone));
	const times = { dueAt: onWall(post.dueAt), sentAt: onWall(post.sentAt) };
	if (!simplify) {
		return {
			...post,
			...times,
			dueAtUtc: post.dueAt,
			timeZone: timezone,
		} as unknown as IDataObject;
	}
	return {
		id: post.id,
		status: post.status,
		channel: channelName(post.channel),
		channelId: post.channelId,
		network: networkName(post.channelService),
		text: post.text,
		...times,
		link: post.externalLink,
		reason: post.error?.message ?? null,
	};
}

export function channelItem(channel: Channel, simplify: boolean): IDataObject {
	if (!simplify) return channel as unknown as IDataObject;
	return {
		id: channel.id,
		name: channelName(channel),
		network: networkName(channel.service),
		type: channel.type,
		timeZone: channel.timezone,
		connected: !channel.isDisconnected,
		locked: channel.isLocked,
		queuePaused: channel.isQueuePaused,
		organizationId: channel.organizationId,
		link: channel.externalLink ?? null,
	};
}
