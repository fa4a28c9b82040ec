import { z } from 'zod/v4';

import { RFM_SEGMENTS, type RfmSegment } from '../../../../core/metrics/rfmSegments';
import type { Field } from '../../../shared/operation';
import { SEGMENT_WORDS } from './rfm.words';

/** Four ascending edges between five scores, as an owner types them: `30, 60, 90, 180`. */
const edges = (example: string) =>
	z
		.string()
		.default('')
		.transform((text) => text.split(/[,;\s]+/).filter((part) => part !== ''))
		.transform((parts) => parts.map(Number))
		.refine(
			(numbers) =>
				numbers.length === 0 ||
				(numbers.length === 4 &&
					numbers.every((one, at) => one === one && (at === 0 || one > numbers[at - 1]))),
			{ error: `four numbers from small to large are needed, such as ${example}` },
		);

const ACTION_ROWS = RFM_SEGMENTS.map((segment) => ({
	segment,
	action: SEGMENT_WORDS[segment].action,
}));

const segmentMap = z.enum(['ten', 'eleven']);
export type SegmentMap = z.output<typeof segmentMap>;

export const rfmShape = {
	output: z.enum(['customers', 'page']).default('customers'),
	segmentMap: segmentMap.default('ten'),
	scores: z.enum(['quintiles', 'thresholds']).default('quintiles'),
	recencyThresholds: edges('30, 60, 90, 180'),
	frequencyThresholds: edges('1, 2, 4, 8'),
	monetaryThresholds: edges('50, 100, 250, 1000'),
	actions: z
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
		.default({ rows: ACTION_ROWS }),
};

const thresholds = (
	displayName: string,
	name: string,
	fallback: string,
	description: string,
): Field => ({
	displayName,
	name,
	type: 'string',
	displayOptions: { show: { scores: ['thresholds'] } },
	default: fallback,
	placeholder: `e.g. ${fallback}`,
	description: `${description}. Four numbers from small to large make five scores.`,
});

export const rfmFields: readonly Field[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'One Item per Customer', value: 'customers' },
			{
				name: 'One Item With a Map',
				value: 'page',
				description: 'A page that shows how many customers are in which segment',
			},
		],
		default: 'customers',
		description: 'What to return',
	},
	{
		displayName: 'Segments',
		name: 'segmentMap',
		type: 'options',
		options: [
			{
				name: '10 Segments',
				value: 'ten',
				description: 'By how recently and how often they bought',
			},
			{
				name: '11 Segments',
				value: 'eleven',
				description: 'By how recently they bought, and by how often and how much together',
			},
		],
		default: 'ten',
		description: 'Which map of segments to use',
	},
	{
		displayName: 'Scores',
		name: 'scores',
		type: 'options',
		options: [
			{
				name: 'By Fifths of Your Customers',
				value: 'quintiles',
				description: 'The best fifth scores 5; customers that are equal score equally',
			},
			{ name: 'By Your Own Thresholds', value: 'thresholds' },
		],
		default: 'quintiles',
		description: 'What makes a score from 1 to 5',
	},
	thresholds(
		'Recency Thresholds (Days)',
		'recencyThresholds',
		'30, 60, 90, 180',
		'Up to the first number of days since the last order scores 5',
	),
	thresholds(
		'Frequency Thresholds (Orders)',
		'frequencyThresholds',
		'1, 2, 4, 8',
		'More orders than the last number score 5',
	),
	thresholds(
		'Monetary Thresholds',
		'monetaryThresholds',
		'50, 100, 250, 1000',
		'More revenue than the last number scores 5',
	),
];

/** What to do about each segment: a table that the owner can change. */
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
