import { z } from 'zod/v4';

import type { Field } from '../../../shared/operation';
import { actionsSetting } from './rfm.actions';

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

const segmentMap = z.enum(['ten', 'eleven']);
export type SegmentMap = z.output<typeof segmentMap>;

export const rfmShape = {
	output: z.enum(['customers', 'page']).default('customers'),
	segmentMap: segmentMap.default('ten'),
	scores: z.enum(['quintiles', 'thresholds']).default('quintiles'),
	recencyThresholds: edges('30, 60, 90, 180'),
	frequencyThresholds: edges('1, 2, 4, 8'),
	monetaryThresholds: edges('50, 100, 250, 1000'),
	actions: actionsSetting,
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
