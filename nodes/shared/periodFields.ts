import type { Field } from './operation';

/** Which days to look at, and whether to compare; they match `periodShape`. */
export const periodFields: readonly Field[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'All', value: 'all', description: 'Everything up to the observation end' },
			{ name: 'Last Days', value: 'lastDays', description: 'The days right before it' },
		],
		default: 'all',
		description: 'Which days to look at',
	},
	{
		displayName: 'Period (Days)',
		name: 'periodDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3660 },
		displayOptions: { show: { period: ['lastDays'] } },
		default: 90,
		description: 'How many days to look at',
	},
	{
		displayName: 'Compare With the Period Before',
		name: 'compare',
		type: 'boolean',
		displayOptions: { show: { period: ['lastDays'] } },
		default: false,
		description:
			'Whether to compute the same for as many days right before, and to tell whether the change is more than chance',
	},
];
