/** Which posts are wanted, and in which order. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { instantOfSetting } from '../../../../schema/dueTime';
import { isBlank } from '../../../../schema/values/found';
import type { Call } from '../../operation';
import { filled, idsOf } from '../../settings';

export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		dateField('Created After', 'createdAfter'),
		dateField('Created Before', 'createdBefore'),
		dateField('Due After', 'dueAfter'),
		dateField('Due Before', 'dueBefore'),
		{
			displayName: 'Status',
			name: 'status',
			type: 'multiOptions',
			options: [
				{ name: 'Draft', value: 'draft' },
				{ name: 'Going Out Now', value: 'sending' },
				{ name: 'Has Gone Out', value: 'sent' },
				{ name: 'Not Accepted by the Network', value: 'error' },
				{ name: 'Scheduled', value: 'scheduled' },
				{ name: 'Waits for Approval', value: 'needs_approval' },
			],
			default: [],
			description: 'Only posts that stand so',
		},
		{
			displayName: 'Tag IDs',
			name: 'tagIds',
			type: 'string',
			default: '',
			description: 'Only posts with at least one of these tags, with commas between them',
		},
		{
			displayName: 'Untagged Posts',
			name: 'untagged',
			type: 'boolean',
			default: true,
			description: 'Whether posts without any tag are wanted, alone or beside those with the tags',
		},
	],
};

export const sortField: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	options: [
		{ name: 'Created First', value: 'createdAt:asc' },
		{ name: 'Created Last', value: 'createdAt:desc' },
		{ name: 'Due First', value: 'dueAt:asc' },
		{ name: 'Due Last', value: 'dueAt:desc' },
	],
	default: 'dueAt:asc',
	description: 'Which post comes first',
};

/** Buffer's own filter; undefined where nothing is filtered. */
export function filterOf(call: Call, channelIds: readonly string[]): IDataObject | undefined {
	const set = call.setting('filters', {}) as IDataObject;
	const tagIds = idsOf(set.tagIds, 'Tag IDs');
	const status = idsOf(set.status, 'Status');
	const tagged = tagIds.length > 0 || set.untagged === true;
	const filter = filled({
		channelIds: channelIds.length === 0 ? undefined : [...channelIds],
		status: status.length === 0 ? undefined : status,
		tags: tagged ? { in: tagIds, isEmpty: set.untagged === true } : undefined,
		dueAt: between(call, set.dueAfter, set.dueBefore, 'Due'),
		createdAt: between(call, set.createdAfter, set.createdBefore, 'Created'),
	});
	return Object.keys(filter).length === 0 ? undefined : filter;
}

export function sortOf(call: Call): IDataObject[] {
	const [field, direction] = String(call.setting('sort', 'dueAt:asc')).split(':');
	return [{ field, direction }];
}

function between(
	call: Call,
	after: unknown,
	before: unknown,
	name: string,
): IDataObject | undefined {
	const start = isoOf(call, after, `${name} After`);
	const end = isoOf(call, before, `${name} Before`);
	return start === undefined && end === undefined ? undefined : filled({ start, end });
}

function isoOf({ timeZone }: Call, value: unknown, name: string): string | undefined {
	if (isBlank(value)) return undefined;
	return new Date(instantOfSetting(value, name, timeZone)).toISOString();
}

function dateField(displayName: string, name: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'dateTime',
		default: '',
		description: "A time without an offset is meant in the workflow's time zone",
	};
}
