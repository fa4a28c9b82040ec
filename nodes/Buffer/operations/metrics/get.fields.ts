/** The period, the split and the tags of the metrics. */
import type { INodeProperties } from 'n8n-workflow';

import { dayOfInstant, dayOfSetting, isoDay } from '../../../../schema/calendarDay';
import { InputError } from '../../../../schema/parse';
import { found } from '../../../../schema/values/found';
import type { Call } from '../../operation';

/** Buffer counts over a year at most. */
const MOST_DAYS = 365;

export const periodFields: readonly INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'Between Two Days', value: 'between' },
			{ name: 'Last 30 Days', value: 'last30' },
			{ name: 'Last 7 Days', value: 'last7' },
			{ name: 'Last 90 Days', value: 'last90' },
		],
		default: 'last30',
		description: 'The days on which the posts went out; the last days end yesterday',
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { period: ['between'] } },
		description: 'The first day',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { period: ['between'] } },
		description: 'The last day, which counts whole',
	},
];

export const perChannelField: INodeProperties = {
	displayName: 'Each Channel by Itself',
	name: 'perChannel',
	type: 'boolean',
	default: true,
	description:
		'Whether to return one item for each channel, with all that its network counts, or one for all of them, with what all networks count',
};

export const tagsField: INodeProperties = {
	displayName: 'Tag IDs',
	name: 'tagIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 6a1b2c3d4e5f6a7b8c9d0e1f',
	description: 'Only posts with at least one of these tags, with commas between them',
};

/** First and last day, as `2026-12-24`. */
export function periodOf(call: Call): { from: string; to: string } {
	const period = String(call.setting('period', 'last30'));
	const last = /^last(\d+)$/.exec(period);
	if (last) {
		const yesterday = dayOfInstant(call.now(), call.timeZone) - 1;
		return { from: isoDay(yesterday - Number(last[1]) + 1), to: isoDay(yesterday) };
	}
	const [from, to] = [dayIn(call, 'from', 'From'), dayIn(call, 'to', 'To')];
	if (!(from <= to)) {
		throw new InputError(
			`'From' (${isoDay(from)}) comes after 'To' (${isoDay(to)})`,
			"Choose a day in 'From' that is not after the one in 'To'.",
		);
	}
	if (to - from >= MOST_DAYS) {
		throw new InputError(
			`The period has ${to - from + 1} days; Buffer counts over at most ${MOST_DAYS}`,
			"Choose days in 'From' and 'To' that are closer together.",
		);
	}
	return { from: isoDay(from), to: isoDay(to) };
}

function dayIn({ setting, timeZone }: Call, name: string, displayName: string): number {
	const value = setting(name, '');
	const day = dayOfSetting(value, timeZone);
	if (day !== null) return day;
	throw new InputError(
		`'${displayName}' needs a date such as 2026-12-24; it holds ${found(value)}`,
		`Choose a day in '${displayName}'.`,
	);
}
