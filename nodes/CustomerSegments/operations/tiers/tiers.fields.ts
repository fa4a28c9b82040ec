/** The node panel of value tiers. */
import type { Field } from '../../../shared/operation';
import { DEFAULTS, NO_TIER, TABLES, type Rule } from './tiers.rules';

const tierTable = (rule: Rule, displayName: string, label: string, what: string): Field => ({
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
		displayName: 'Outputs on the Canvas',
		name: 'outputs',
		type: 'options',
		options: [
			{ name: 'One for All', value: 'one', description: 'All customers leave by one output' },
			{ name: 'One per Tier', value: 'perTier', description: 'Each tier leaves by its own' },
		],
		default: 'one',
		description: 'Whether to split the customers right here on the canvas',
	},
];
