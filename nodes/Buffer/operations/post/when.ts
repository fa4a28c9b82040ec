/** When a post goes out: the choice in the panel, and what Buffer is told. */
import type { INodeProperties } from 'n8n-workflow';

import { timeZoneSetting } from '../../../../schema/calendarSettings';
import { instantOfSetting, wallTime } from '../../../../schema/dueTime';
import { InputError, parseParams } from '../../../../schema/parse';
import { isBlank } from '../../../../schema/values/found';
import type { Call } from '../../operation';

/** What the panel offers. */
type Choice = 'addToQueue' | 'shareNext' | 'shareNow' | 'customScheduled' | 'draft';

/** What Buffer is told. */
export type When = Readonly<{
	mode: Exclude<Choice, 'draft'>;
	/** Milliseconds since 1970-01-01 UTC; null where Buffer chooses the time. */
	due: number | null;
	draft: boolean;
}>;

const choices: Array<{ name: string; value: Choice; description: string }> = [
	{
		name: 'Add to Queue',
		value: 'addToQueue',
		description: "At the next free time of the channel's own posting schedule",
	},
	{ name: 'At a Time', value: 'customScheduled', description: 'At the time of your choice' },
	{
		name: 'Save as Draft',
		value: 'draft',
		description: 'Nothing goes out until somebody schedules it in Buffer',
	},
	{
		name: 'Share Next',
		value: 'shareNext',
		description: 'Before everything that waits in the queue',
	},
	{ name: 'Share Now', value: 'shareNow', description: 'At once' },
];

export const whenField: INodeProperties = {
	displayName: 'When to Post',
	name: 'when',
	type: 'options',
	options: choices,
	default: 'addToQueue',
	description: 'When the post goes out',
};

export const dueAtField: INodeProperties = {
	displayName: 'Due Time',
	name: 'dueAt',
	type: 'dateTime',
	default: '',
	description: 'When the post goes out. A draft may do without.',
};

export const timeZoneField: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Berlin',
	description:
		"The zone in which the due time is meant, unless it carries its own. Leave empty for the workflow's time zone.",
};

/** Shown where a due time means something. */
export const dueFields: readonly INodeProperties[] = [dueAtField, timeZoneField].map((field) => ({
	...field,
	displayOptions: { show: { when: ['customScheduled', 'draft'] } },
}));

export function whenOf(
	call: Call,
	set: { when: unknown; dueAt: unknown; timeZone: unknown },
): When {
	const choice = choices.find(({ value }) => value === set.when)?.value;
	if (!choice) {
		throw new InputError(
			`'When to Post' holds "${String(set.when)}", which it does not offer`,
			`Choose one of ${choices.map(({ value }) => value).join(', ')}.`,
		);
	}
	if (choice === 'draft') {
		const due = isBlank(set.dueAt) ? null : dueOf(call, set);
		return { mode: due === null ? 'addToQueue' : 'customScheduled', due, draft: true };
	}
	if (choice !== 'customScheduled') return { mode: choice, due: null, draft: false };
	return { mode: choice, due: dueOf(call, set), draft: false };
}

/** The instant that is meant; one that has passed would go out at once. */
function dueOf(call: Call, set: { dueAt: unknown; timeZone: unknown }): number {
	const named = parseParams(timeZoneSetting, set.timeZone ?? '', () => 'Time Zone');
	const timeZone = named || call.timeZone;
	const due = instantOfSetting(set.dueAt, 'Due Time', timeZone);
	if (due > call.now()) return due;
	throw new InputError(
		`'Due Time' is ${wallTime(due, timeZone)} in ${timeZone}, which has passed`,
		"Choose a later time, or 'Share Now' under 'When to Post'.",
	);
}
