import { z } from 'zod/v4';

import type { Field, NamedOutputs } from '../../../shared/operation';

/** Names the tier of those who reach none of the rows. */
export const NO_TIER = 'No Tier';

/** One output for each tier costs the canvas space. */
const MOST_TIERS = 10;

const TABLES = {
	customerShare: 'tiersByCustomers',
	revenueShare: 'tiersByRevenue',
	threshold: 'tiersByThreshold',
} as const;

type Row = { name: string; reach: number };

const DEFAULTS: Readonly<Record<keyof typeof TABLES, readonly Row[]>> = {
	customerShare: [
		{ name: 'Gold', reach: 5 },
		{ name: 'Silver', reach: 20 },
		{ name: 'Bronze', reach: 50 },
	],
	revenueShare: [
		{ name: 'A', reach: 80 },
		{ name: 'B', reach: 95 },
		{ name: 'C', reach: 100 },
	],
	threshold: [
		{ name: 'Gold', reach: 1000 },
		{ name: 'Silver', reach: 300 },
		{ name: 'Bronze', reach: 1 },
	],
};

const rows = z
	.array(z.object({ name: z.string().trim().min(1, 'every tier needs a name'), reach: z.number() }))
	.max(MOST_TIERS, `at most ${MOST_TIERS} tiers are possible`)
	.refine((tiers) => new Set(tiers.map(({ name }) => name)).size === tiers.length, {
		error: 'two tiers have the same name',
	});
const defaultRows = (rule: keyof typeof TABLES) => ({
	rows: DEFAULTS[rule].map((row) => ({ ...row })),
});
const inOrder = (order: 'rising' | 'falling', what: string) =>
	rows.refine(
		(tiers) =>
			tiers.every(({ reach }, at) => {
				if (at === 0) return reach > 0;
				const before = tiers[at - 1].reach;
				return order === 'rising' ? reach > before && reach <= 100 : reach < before && reach > 0;
			}),
		{ error: what },
	);
const shares = inOrder(
	'rising',
	'the best tier comes first, and the percentages rise from row to row, up to 100',
);

export const tiersShape = {
	tierBy: z.enum(['spend', 'orders']).default('spend'),
	tierRule: z.enum(['customerShare', 'revenueShare', 'threshold']).default('customerShare'),
	tiersByCustomers: z.object({ rows: shares }).default(defaultRows('customerShare')),
	tiersByRevenue: z.object({ rows: shares }).default(defaultRows('revenueShare')),
	tiersByThreshold: z
		.object({
			rows: inOrder('falling', 'the best tier comes first, and the limits fall from row to row'),
		})
		.default(defaultRows('threshold')),
	windowDays: z.number().int().min(1).max(3660).default(365),
	graceDays: z.number().int().min(0).max(3660).default(90),
	outputs: z.enum(['one', 'perTier']).default('one'),
};

export type TierSettings = z.output<z.ZodObject<typeof tiersShape>>;

/** The rows of the chosen rule, the best tier first. */
export function tiersOf(settings: TierSettings): readonly Row[] {
	return settings[TABLES[settings.tierRule]].rows;
}

export const tierOutputs: NamedOutputs = {
	setting: 'outputs',
	value: 'perTier',
	names: { setting: 'tierRule', tableFor: TABLES, rest: NO_TIER },
};

const tierTable = (
	rule: keyof typeof TABLES,
	displayName: string,
	label: string,
	what: string,
): Field => ({
	displayName,
	name: TABLES[rule],
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tier', sortable: true },
	displayOptions: { show: { tierRule: [rule] } },
	placeholder: 'Add Tier',
	default: { rows: DEFAULTS[rule].map((row) => ({ ...row })) },
	description: `The best tier first; who reaches none of them is called ${NO_TIER}`,
	options: [
		{
			displayName: 'Tier',
			name: 'rows',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Gold',
					description: 'What you call the tier',
				},
				{
					displayName: label,
					name: 'reach',
					type: 'number',
					default: 0,
					description: what,
				},
			],
		},
	],
});

export const tierFields: readonly Field[] = [
	{
		displayName: 'Tiers By',
		name: 'tierBy',
		type: 'options',
		options: [
			{ name: 'Number of Orders', value: 'orders' },
			{ name: 'Spend', value: 'spend', description: 'Revenue after refunds' },
		],
		default: 'spend',
		description: 'What earns a tier',
	},
	{
		displayName: 'Tier Rule',
		name: 'tierRule',
		type: 'options',
		options: [
			{
				name: 'ABC by Share of Revenue',
				value: 'revenueShare',
				description: 'A: the few customers who bring the first 80 % of everything',
			},
			{ name: 'Fixed Limits', value: 'threshold', description: 'So much earns the tier' },
			{
				name: 'Top Percentages of Customers',
				value: 'customerShare',
				description: 'Gold: the best 5 % of your customers',
			},
		],
		default: 'customerShare',
		description: 'How the tiers are cut',
	},
	tierTable(
		'customerShare',
		'Tiers by Customers',
		'Best Customers, up to (%)',
		'The tier reaches down to this share of all customers',
	),
	tierTable(
		'revenueShare',
		'Tiers by Revenue',
		'Share of Everything, up to (%)',
		'The tier reaches down to whoever completes this share of all revenue',
	),
	tierTable('threshold', 'Tiers by Limit', 'From', 'So much in the window earns the tier'),
	{
		displayName: 'Window (Days)',
		name: 'windowDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3660 },
		default: 365,
		description: 'Only what was bought within so many days counts',
	},
	{
		displayName: 'Grace (Days)',
		name: 'graceDays',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 3660 },
		default: 90,
		description:
			'How long a customer keeps a better tier after falling below it; a better tier is earned at once',
	},
	{
		displayName: 'Outputs',
		name: 'outputs',
		type: 'options',
		options: [
			{ name: 'One', value: 'one', description: 'All customers leave by one output' },
			{ name: 'One per Tier', value: 'perTier', description: 'Each tier leaves by its own' },
		],
		default: 'one',
		description: 'Whether to split the customers right here on the canvas',
	},
];
