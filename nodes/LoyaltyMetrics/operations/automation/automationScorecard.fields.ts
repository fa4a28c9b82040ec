import { DEFAULT_KIND_ROWS } from '../../../../schema/automationKindSettings';
import { dateFormatField } from '../../../shared/calendarFields';
import { contactColumns, contactOptions } from '../../../shared/contactFields';
import { groupByField } from '../../../shared/groupByField';
import { observationEndField } from '../../../shared/observationEndField';
import type { Field } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { periodFields } from '../../../shared/periodFields';
import { simplifyField } from '../../../shared/simplifyField';
import { outputField } from './automationScorecard.output';

const tagColumn = (displayName: string, name: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: 'e.g. automation',
	hint: 'Leave empty to recognise it, or if there is none',
	description,
});

const kindsField: Field = {
	displayName: 'Kinds of Automation',
	name: 'kinds',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Kind',
	default: { rows: DEFAULT_KIND_ROWS.map((row) => ({ ...row })) },
	description:
		'What each automation is for, which says what it is meant to move. Those not listed are shown with all figures.',
	options: [
		{
			displayName: 'Kinds',
			name: 'rows',
			values: [
				{
					displayName: 'Automations',
					name: 'automations',
					type: 'string',
					default: '',
					placeholder: 'e.g. newsletter, win-back',
					description:
						'How their names begin, separated by commas. Capital letters, spaces and signs make no difference; the first row that fits counts.',
				},
				{
					displayName: 'Kind',
					name: 'kind',
					type: 'options',
					options: [
						{
							name: 'Marketing',
							value: 'marketing',
							description: 'Meant to move who buys, how often, and revenue per customer',
						},
						{
							name: 'Sales',
							value: 'sales',
							description: 'Meant to move order value and revenue per customer',
						},
						{
							name: 'Service',
							value: 'service',
							description: 'Meant to move who buys again, and the net promoter score',
						},
					],
					default: 'marketing',
					description: 'What these automations are for',
				},
			],
		},
	],
};

const compareField: Field = {
	displayName: 'Compare With the Period Before',
	name: 'compare',
	type: 'boolean',
	displayOptions: { show: { period: ['lastDays'], output: ['automations'] } },
	default: false,
	description:
		'Whether to add the same figures of as many days right before. Other people were touched then, so there is no verdict.',
};

const column = (displayName: string, name: string, what: string, placeholder: string): Field => ({
	displayName,
	name,
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description: `Column of the answers with ${what}. Leave empty to recognise it.`,
});

/** Named as the operations on surveys name them, so that their sentences are true here too. */
const answerOptions: Field = {
	displayName: 'Survey Options',
	name: 'answerOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		column('Customer', 'customerColumn', "the customer's e-mail or number", 'customer_email'),
		column('Date Answered', 'dateColumn', 'the date of the answer', 'answered_at'),
		dateFormatField,
		{
			displayName: 'Kind of Survey',
			name: 'kind',
			type: 'options',
			options: [
				{ name: 'All Are of One Kind', value: 'sameKind' },
				{ name: 'Relational', value: 'relational', description: 'About the shop as a whole' },
				{
					name: 'Transactional',
					value: 'transactional',
					description: 'After an order or a ticket',
				},
			],
			default: 'relational',
			description: 'Which answers to look at where a column tells the kind',
		},
		column('Kind of Survey Column', 'kindColumn', 'the words relational or transactional', 'kind'),
		{
			displayName: 'Scale Is Right',
			name: 'scaleIsRight',
			type: 'boolean',
			default: false,
			description:
				'Whether the scale is 0 to 10, although all scores would also fit a smaller one. Without this such a list stops the run.',
		},
		column('Score', 'scoreColumn', 'the score from 0 to 10', 'score'),
		column('Survey Column', 'surveyColumn', 'the survey: NPS, CSAT or CES', 'survey'),
	],
};

export const automationScorecardFields: readonly Field[] = [
	...orderColumns,
	tagColumn(
		'Automation of Orders',
		'orderAutomation',
		'Column of the orders with the automation that led to the order; several are separated by commas',
	),
	...contactColumns,
	tagColumn(
		'Automation of Answers',
		'answerAutomation',
		'Column of the answers with the automation that the customer was touched by; several are separated by commas',
	),
	kindsField,
	outputField,
	groupByField,
	...periodFields.filter(({ name }) => name !== 'compare'),
	compareField,
	observationEndField,
	simplifyField,
	contactOptions,
	answerOptions,
	...orderRules,
];
