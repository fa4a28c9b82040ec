import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { channelsFilterField, organizationField } from '../../channelFields';
import { channelName, chosenChannels, chosenOrganization } from '../../channels';
import { dailyLimits, localDay } from '../../dailyLimits';
import { networkName } from '../../networks';
import type { BufferOperation, Call } from '../../operation';
import { optionsField } from '../../optionFields';
import { dayOfSetting, isoDay } from '../../../../schema/calendarDay';
import { InputError } from '../../../../schema/parse';
import { found, isBlank } from '../../../../schema/values/found';

const dateField: INodeProperties = {
	displayName: 'Date',
	name: 'date',
	type: 'dateTime',
	default: '',
	description: "The day on each channel's own calendar. Leave empty for today.",
};

/** How many posts each channel may still send on a day. */
export const getLimits: BufferOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get posts left today',
	description: 'How many posts each channel has sent and planned on a day, and how many are left',
	fields: [organizationField, channelsFilterField, dateField, optionsField()],
	async run(call) {
		const organization = await chosenOrganization(call);
		const channels = await chosenChannels(call, organization, undefined, true);
		const day = chosenDay(call);
		const days = new Map(
			channels.map(({ id, timezone }) => [id, day ?? localDay(call.now(), timezone)]),
		);
		const statuses = await dailyLimits(call, days);
		return {
			done: channels.map((channel): IDataObject => {
				const status = statuses.get(channel.id);
				const { sent = null, scheduled = null, limit = null } = status ?? {};
				return {
					channel: channelName(channel),
					channelId: channel.id,
					network: networkName(channel.service),
					date: days.get(channel.id),
					sent,
					scheduled,
					limit,
					left: status?.left ?? null,
					atLimit: status?.isAtLimit ?? null,
					reason: reasonOf(status),
				};
			}),
		};
	},
};

function reasonOf(status: { limit: number | null } | undefined): string | null {
	if (!status) return 'Buffer says nothing about this channel';
	return status.limit === null ? 'This network has no daily limit' : null;
}

function chosenDay({ setting, timeZone }: Call): string | null {
	const value = setting('date', '');
	if (isBlank(value)) return null;
	const day = dayOfSetting(value, timeZone);
	if (day !== null) return isoDay(day);
	throw new InputError(
		`'Date' needs a date such as 2026-12-24; it holds ${found(value)}`,
		"Choose a day in 'Date', or leave it empty for today.",
	);
}
