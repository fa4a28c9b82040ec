import type { Field } from './operation';

/** Which days to look at; they match `spanShape`. */
export const spanFields: readonly Field[] = [
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
];

/** Which days to look at, and whether to compare; they match `periodShape`. */
export const periodFields: readonly Field[] = [
	...spanFields,
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

/**
 * The same choice where a result has its own period before, whatever days are looked at: the calendar month, the
 * cohort, the year. It matches `comparedShape`.
 */
export function comparedField(
	description: string,
	show?: Readonly<Record<string, readonly string[]>>,
): Field {
	return {
		displayName: 'Compare With the Period Before',
		name: 'compare',
		type: 'boolean',
		...(show === undefined ? {} : { displayOptions: { show: { ...show } as never } }),
		default: true,
		description,
	};
}
