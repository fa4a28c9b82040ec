/** What to do about each segment: a table that the owner can change, and the same as a schema. */
import { z } from 'zod/v4';

import { RFM_SEGMENTS, type RfmSegment } from '../../../../core/metrics/rfmSegments';
import type { Field } from '../../../shared/operation';
import { SEGMENT_WORDS } from './rfm.words';

const ACTION_ROWS = RFM_SEGMENTS.map((segment) => ({
	segment,
	action: SEGMENT_WORDS[segment].action,
}));

export const actionsSetting = z
	.object({
		rows: z
			.array(
				z.object({
					segment: z.enum(RFM_SEGMENTS as [RfmSegment, ...RfmSegment[]]),
					action: z.string().trim().default(''),
				}),
			)
			.default([]),
	})
	.default({ rows: ACTION_ROWS });

export const actionsField: Field = {
	displayName: 'Suggested Actions',
	name: 'actions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Action' },
	placeholder: 'Add Action',
	default: { rows: ACTION_ROWS.map((row) => ({ ...row })) },
	description: 'What to do about the customers of each segment, in your own words',
	options: [
		{
			displayName: 'Action',
			name: 'rows',
			values: [
				{
					displayName: 'Segment',
					name: 'segment',
					type: 'options',
					options: RFM_SEGMENTS.map((segment) => ({
						name: SEGMENT_WORDS[segment].name,
						value: segment,
					})).sort((one, other) => one.name.localeCompare(other.name)),
					default: 'champions',
					description: 'Whom it is about',
				},
				{
					displayName: 'Action',
					name: 'action',
					type: 'string',
					default: '',
					placeholder: 'e.g. Thank them in person',
					description: 'What to do',
				},
			],
		},
	],
};
