import type { Field } from '../../../shared/operation';
import { recognisedColumn } from '../../../shared/recognisedColumn';

const percentField = (
	displayName: string,
	name: string,
	value: number,
	description: string,
): Field => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: value,
	description,
});

export const assignHoldoutFields: readonly Field[] = [
	{
		displayName: 'Campaign',
		name: 'campaign',
		type: 'string',
		default: '',
		placeholder: 'e.g. Win-back',
		hint: 'Leave empty to take it from the column campaign',
		description:
			'What the message belongs to. Who is kept from one campaign says nothing about another.',
	},
	percentField(
		'Control Group (%)',
		'holdoutPercent',
		10,
		'How many of a hundred are kept from this campaign, to see what happens without it. The operation Sample Size tells how many are needed.',
	),
	percentField(
		'Global Holdout (%)',
		'globalPercent',
		0,
		'How many of a hundred are kept from all campaigns, always the same customers. 0 for none.',
	),
	{
		displayName: 'Who Is Assigned',
		name: 'who',
		type: 'options',
		options: [
			{
				name: 'Everyone in the List',
				value: 'everyone',
				description: 'Only where nobody is contacted who has not agreed',
			},
			{
				name: 'Those Who May Be Contacted',
				value: 'allowed',
				description: 'Items whose column allowed is true, as Decide Contacts gives it',
			},
		],
		default: 'allowed',
		description:
			'Whom chance decides about; the others pass through with the reason that they have',
	},
	{
		displayName: 'Outputs',
		name: 'outputs',
		type: 'options',
		options: [
			{ name: 'One', value: 'one', description: 'All customers leave by one output' },
			{
				name: 'One per Group',
				value: 'perArm',
				description: 'Treatment, control, and those not assigned leave by outputs of their own',
			},
		],
		default: 'one',
		description: 'Whether to split the customers right here on the canvas',
	},
	{
		displayName: 'Options',
		name: 'holdoutOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			recognisedColumn(
				'Customer Column',
				'customerColumn',
				"the customer's e-mail or number; always use the same one",
				'customer_email',
			),
			{
				displayName: 'Draw Again',
				name: 'salt',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2',
				description:
					'Any other text draws the groups of this campaign anew, for an experiment that starts over',
			},
			{
				displayName: 'Name of the Global Holdout',
				name: 'globalName',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2027',
				description: 'Another name draws the global holdout anew, such as once a year',
			},
		],
	},
];
