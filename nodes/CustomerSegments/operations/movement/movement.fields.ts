/** What an owner chooses about movement, and the same as a schema. */
import { z } from 'zod/v4';

import { MOVEMENTS, type Movement } from '../../../../core/metrics/segmentMovement';
import { movementSettings } from '../../../../schema/segmentSettings';
import type { Field, NamedOutputs } from '../../../shared/operation';
import { simplifyField } from '../../../shared/simplifyField';
import { segmentedColumns, segmentOrderField } from '../../segmentOrder';
import { snapshotOptions } from './movement.options';

export const movementParams = movementSettings.extend({
	output: z.enum(['customers', 'moved', 'page']).default('customers'),
	outputs: z.enum(['one', 'perMovement']).default('one'),
	simplify: z.boolean(),
});

export type MovementParams = z.output<typeof movementParams>;

/** The outputs on the canvas; whose move is neither up nor down leaves by the last one. */
const OUTPUT_OF: Readonly<Record<Movement, number>> = {
	...{ better: 0, worse: 1, same: 2, new: 3, gone: 4, changed: 5 },
};

export const movementOutputs: NamedOutputs = {
	setting: 'outputs',
	value: 'perMovement',
	names: ['Rose', 'Slipped', 'Stayed', 'New', 'Gone', 'Not Ranked'],
};

/** @param kind index into MOVEMENTS, or below 0 where there is none */
export function outputOfMovement(kind: number): number {
	return OUTPUT_OF[MOVEMENTS[kind] ?? 'changed'];
}

const ofCustomers = { show: { output: ['customers', 'moved'] } };

export const movementFields: readonly Field[] = [
	...segmentedColumns,
	{
		displayName: 'Snapshot Date',
		name: 'snapshotDate',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. run_date',
		hint: 'Leave empty to recognise it',
		description: 'Column with the day of the snapshot. A snapshot of one day needs none.',
	},
	segmentOrderField,
	{
		displayName: 'Compare With',
		name: 'compareWith',
		type: 'options',
		options: [
			{ name: 'Snapshot of a Day', value: 'date' },
			{
				name: 'The Newest Earlier Snapshot',
				value: 'newest',
				description: 'The last one before the current date',
			},
		],
		default: 'newest',
		description: 'Which snapshot to take where several days are kept; the others are left out',
	},
	{
		displayName: 'Day of the Snapshot',
		name: 'compareDate',
		type: 'dateTime',
		displayOptions: { show: { compareWith: ['date'] } },
		default: '',
		description: 'The day whose segments to compare with',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item per Customer',
				value: 'customers',
				description: 'In the order of the current list; who is gone comes last',
			},
			{
				name: 'One Item With a Page',
				value: 'page',
				description: 'How many moved from where to where, and who',
			},
			{
				name: 'Only Customers Who Moved',
				value: 'moved',
				description: 'Rose, slipped, new or gone',
			},
		],
		default: 'customers',
		description: 'What to return',
	},
	{
		displayName: 'Outputs on the Canvas',
		name: 'outputs',
		type: 'options',
		displayOptions: ofCustomers,
		options: [
			{ name: 'One for All', value: 'one', description: 'All customers leave by one output' },
			{
				name: 'One per Movement',
				value: 'perMovement',
				description:
					'Who rose, slipped, stayed, is new or gone leaves by an output of its own, moves that are neither up nor down by a sixth',
			},
		],
		default: 'one',
		description: 'Whether to split the customers right here on the canvas',
	},
	simplifyField,
	{
		displayName: 'Current Date',
		name: 'currentDate',
		type: 'dateTime',
		default: '',
		description:
			'The day of the current segments. Leave empty for the snapshot date of the current items, or today.',
	},
	snapshotOptions,
];
