import type { IDataObject } from 'n8n-workflow';

import { channelsFilterField, organizationField } from '../../channelFields';
import { channelName, chosenChannels, chosenOrganization, type Channel } from '../../channels';
import { AGGREGATED_METRICS } from '../../documents';
import { networkName } from '../../networks';
import type { BufferOperation } from '../../operation';
import { optionsField } from '../../optionFields';
import { filled, idsOf } from '../../settings';
import { periodFields, periodOf, perChannelField, tagsField } from './get.fields';

type Aggregate = Readonly<{
	metrics: readonly { type: string; name: string; value: number; unit: string }[];
	metricsUpdatedAt: string | null;
}>;

/** How the posts of a period did, for each channel or for all together. */
export const getMetrics: BufferOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get metrics of posts',
	description: 'Reactions, comments and more of all posts that went out in a period',
	fields: [
		organizationField,
		channelsFilterField,
		...periodFields,
		perChannelField,
		tagsField,
		optionsField(),
	],
	async run(call) {
		const period = periodOf(call);
		const organizationId = await chosenOrganization(call);
		const channels = await chosenChannels(call, organizationId, undefined, true);
		const tagIds = idsOf(call.setting('tagIds', ''), 'Tag IDs');
		const of = async (wanted: readonly Channel[]) => {
			const input = filled({
				organizationId,
				// The last day counts whole.
				startDateTime: `${period.from}T00:00:00.000Z`,
				endDateTime: `${period.to}T00:00:00.000Z`,
				channelIds: wanted.map(({ id }) => id),
				tags: tagIds.length === 0 ? undefined : { in: tagIds, isEmpty: false },
			});
			type Answer = { aggregatedPostMetrics: Aggregate };
			return (await call.request<Answer>(AGGREGATED_METRICS, { input })).aggregatedPostMetrics;
		};
		if (call.setting('perChannel', true) !== true) {
			const all = { channel: 'All chosen channels', channelId: null, network: null };
			return { done: [{ ...all, ...figures(await of(channels), period) }] };
		}
		const done: IDataObject[] = [];
		for (const one of channels) {
			const { id: channelId, service } = one;
			const about = { channel: channelName(one), channelId, network: networkName(service) };
			done.push({ ...about, ...figures(await of([one]), period) });
		}
		return { done };
	},
};

/** Buffer leaves out what a network does not count: it is not 0. */
function figures(
	{ metrics, metricsUpdatedAt }: Aggregate,
	period: { from: string; to: string },
): IDataObject {
	const values = Object.fromEntries(metrics.map(({ type, value }) => [type, value]));
	const { postCount = null, ...others } = values;
	return {
		...period,
		posts: postCount,
		metrics: others,
		updatedAt: metricsUpdatedAt,
		reason: metricsUpdatedAt === null ? 'No post of this period has been counted yet' : null,
	};
}
