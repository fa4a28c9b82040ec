import { dateFormatField } from '../../../shared/calendarFields';
import { observationEndField } from '../../../shared/observationEndField';
import type { Field } from '../../../shared/operation';
import { orderFields } from '../../../shared/orderFields';
import { recognisedColumn } from '../../../shared/recognisedColumn';
import { simplifyField } from '../../../shared/simplifyField';

const outcomesField: Field = {
	displayName: 'Outcomes in Columns',
	name: 'outcomeColumns',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Outcome', sortable: true },
	placeholder: 'Add Outcome',
	default: {},
	description:
		'Columns of the assignments that tell what became of the customer. Opt-outs, complaints and refunds are recognised.',
	options: [
		{
			displayName: 'Outcome',
			name: 'rows',
			values: [
				{
					displayName: 'Column',
					name: 'column',
					type: 'string',
					requiresDataPath: 'single',
					default: '',
					placeholder: 'e.g. visited',
					description: 'Name of the column',
				},
				{
					displayName: 'Column of the Time Before',
					name: 'beforeColumn',
					type: 'string',
					requiresDataPath: 'single',
					default: '',
					placeholder: 'e.g. spent_before',
					description:
						"The same figure before the assignment, for 'Take Out What Was Known Before'. Leave empty if there is none.",
				},
				{
					displayName: 'Good News Is',
					name: 'better',
					type: 'options',
					options: [
						{ name: 'Less of It', value: 'lower', description: 'Such as complaints' },
						{ name: 'More of It', value: 'higher', description: 'Such as visits' },
					],
					default: 'higher',
					description: 'Which direction you hope for',
				},
				{
					displayName: 'Holds',
					name: 'kind',
					type: 'options',
					options: [
						{ name: 'An Amount', value: 'amount' },
						{ name: 'Recognise', value: 'recognise' },
						{ name: 'Yes or No', value: 'share' },
					],
					default: 'recognise',
					description: 'What the cells of the column are',
				},
			],
		},
	],
};

const options: Field = {
	displayName: 'Assignment Options',
	name: 'assignmentOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		recognisedColumn('Campaign Column', 'campaignColumn', 'the name of the campaign', 'campaign'),
		recognisedColumn(
			'Customer Column',
			'customerColumn',
			"the customer's e-mail or number, as in the orders",
			'customer_email',
		),
		recognisedColumn(
			'Date Assigned Column',
			'dateColumn',
			'the day on which the customer was assigned',
			'assignedAt',
		),
		dateFormatField,
		recognisedColumn(
			'Global Holdout Column',
			'globalColumn',
			'a mark on those who are kept from all campaigns',
			'globalHoldout',
		),
	],
};

export const compareGroupsFields: readonly Field[] = [
	{
		displayName: 'Group',
		name: 'arm',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. arm',
		hint: 'Leave empty to recognise it',
		description: 'Column of the assignments that says treatment or control',
	},
	{
		displayName: 'Compare',
		name: 'compareWith',
		type: 'options',
		options: [
			{
				name: 'Each Campaign With Its Control Group',
				value: 'campaign',
				description: 'One item per campaign',
			},
			{
				name: 'The Global Holdout With Everybody Else',
				value: 'global',
				description: 'What all campaigns do together',
			},
		],
		default: 'campaign',
		description: 'Which groups to put beside each other',
	},
	{
		displayName: 'Days After the Assignment',
		name: 'windowDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3660, numberPrecision: 0 },
		default: 30,
		description:
			'How long orders count for each customer. Those whose days are not over are not looked at yet.',
	},
	outcomesField,
	{
		displayName: 'Customers Needed per Group',
		name: 'minimumPerGroup',
		type: 'number',
		typeOptions: { minValue: 10, numberPrecision: 0 },
		default: 30,
		description: 'With fewer in one of the groups there is no verdict',
	},
	{
		displayName: 'Take Out What Was Known Before',
		name: 'adjust',
		type: 'boolean',
		default: false,
		description:
			'Whether to add the difference of amounts with what each customer did before the assignment taken out, which narrows the range where customers are steady',
	},
	observationEndField,
	simplifyField,
	options,
	...orderFields,
];
