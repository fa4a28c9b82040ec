/** What each chosen channel is to get, read from the settings and checked before anything is sent. */
import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../schema/parse';
import { placeOf, type Channel } from '../../channels';
import type { Call } from '../../operation';
import { filled, idsOf, rowsOf, textOf } from '../../settings';
import { assetsOf } from './media';
import { metadataFor } from './networks';
import { whenOf, type When } from './when';

/** One channel's post before it is one. */
export type Draft = Readonly<{
	channel: Channel;
	text: string;
	assets: readonly IDataObject[];
	when: When;
	/** Buffer's CreatePostInput. */
	input: IDataObject;
}>;

export function draftsOf(call: Call, channels: readonly Channel[]): readonly Draft[] {
	const { setting, timeZone } = call;
	const when = whenOf(call, {
		when: setting('when', 'addToQueue'),
		dueAt: setting('dueAt', ''),
		timeZone: setting('timeZone', ''),
	});
	const assets = assetsOf(setting('imageUrls', ''), setting('media', {}));
	const common = commonInput(setting('additionalFields', {}) as IDataObject, when);
	const textFor = textsOf(call, channels);
	return channels.map((channel): Draft => {
		refuseIfClosed(channel);
		const text = textFor(channel);
		if (text === '' && assets.length === 0) {
			throw new InputError(
				`The post for ${placeOf(channel)} has neither text nor image`,
				"Fill in 'Text', or add an image or a video.",
			);
		}
		const zone = textOf(setting('timeZone', '')) || timeZone;
		const content = { text, assets, timeZone: zone, editing: false };
		const metadata = metadataFor(channel.service, setting('networkSettings', {}), content);
		const input = filled({ ...common, channelId: channel.id, text, assets: [...assets], metadata });
		return { channel, text, assets, when, input };
	});
}

function commonInput(more: IDataObject, { mode, due, draft }: When): IDataObject {
	const tagIds = idsOf(more.tagIds, 'Tag IDs');
	return filled({
		schedulingType: more.schedulingType ?? 'automatic',
		mode,
		dueAt: due === null ? undefined : new Date(due).toISOString(),
		saveToDraft: draft || undefined,
		tagIds: tagIds.length === 0 ? undefined : tagIds,
		aiAssisted: more.aiAssisted,
	});
}

/** A channel's own text, or the one for all. */
function textsOf({ setting }: Call, channels: readonly Channel[]): (channel: Channel) => string {
	const general = textOf(setting('text', ''));
	const own = new Map(
		rowsOf(setting('channelTexts', {}), 'rows').map((row) => [
			textOf(row.channel),
			textOf(row.text),
		]),
	);
	for (const id of own.keys()) {
		if (channels.some((channel) => channel.id === id)) continue;
		throw new InputError(
			`'Text per Channel' names "${id}", which is not among the channels of the post`,
			"Choose it under 'Channel Names or IDs', too, or remove its text.",
		);
	}
	return ({ id }) => own.get(id) || general;
}

function refuseIfClosed(channel: Channel): void {
	const { isDisconnected, isLocked } = channel;
	if (!isDisconnected && !isLocked) return;
	throw new InputError(
		isDisconnected
			? `${placeOf(channel)} is no longer connected to Buffer`
			: `${placeOf(channel)} is locked by the limits of the Buffer plan`,
		'Connect it again in Buffer, or leave it out.',
	);
}
