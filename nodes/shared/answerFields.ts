import { dateFormatField, timeZoneField } from './calendarFields';
import { groupByField } from './groupByField';
import type { Field } from './operation';
import { periodFields } from './periodFields';
import { simplifyField } from './simplifyField';
import { recognisedColumn } from './recognisedColumn';

/** The column fields that every list of survey answers has: the first thing in the panel. */
export const answerColumns: readonly Field[] = [
	{
		displayName: 'Score',
		name: 'score',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. score',
		hint: 'Leave empty to recognise it',
		description: 'Column with the number that was answered. A text counts if it begins with it.',
	},
	{
		displayName: 'Date Answered',
		name: 'date',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. answered_at',
		hint: 'Leave empty to recognise it',
		description: 'Column with the date of the answer. A list of one wave needs none.',
	},
	{
		displayName: 'Customer',
		name: 'customer',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. customer_email',
		hint: 'Leave empty to recognise it',
		description: "Column with the customer's e-mail or number, so that each customer counts once",
	},
];

const KINDS = {
	sameKind: {
		name: 'All Are of One Kind',
		value: 'sameKind',
		description: 'Stops when the list holds both kinds',
	},
	relational: {
		name: 'Relational',
		value: 'relational',
		description: 'Asked of everybody from time to time, about the shop as a whole',
	},
	transactional: {
		name: 'Transactional',
		value: 'transactional',
		description: 'Asked after something that happened, such as an order or a ticket',
	},
};

const kindField = (byDefault: keyof typeof KINDS): Field => ({
	displayName: 'Kind of Survey',
	name: 'kind',
	type: 'options',
	options: [KINDS.sameKind, KINDS.relational, KINDS.transactional],
	default: byDefault,
	description:
		'Which answers to look at where a column tells the kind; the two are never put into one figure',
});

/** The net promoter score is asked both ways, and relational is the one that shops report. */
export const relationalField = kindField('relational');
export const anyKindField = kindField('sameKind');

const wavesField = (byDefault: 'latest' | 'together'): Field => ({
	displayName: 'Waves',
	name: 'waves',
	type: 'options',
	displayOptions: { show: { period: ['all'] } },
	options: [
		{
			name: 'All Waves Together',
			value: 'together',
			description: 'One figure over all waves, also when the waves are what is grouped by',
		},
		{
			name: 'Latest Wave',
			value: 'latest',
			description: 'The newest wave, compared with the wave before',
		},
	],
	default: byDefault,
	description:
		'What to look at where a column tells the wave, the round in which people were asked',
});

const observationEndField: Field = {
	displayName: 'Observation End',
	name: 'observationEnd',
	type: 'dateTime',
	default: '',
	description:
		'The last day to look at; later answers are left out. Leave empty for the day after the newest answer.',
};

const answerChoice = (waves: 'latest' | 'together'): readonly Field[] => [
	groupByField,
	...periodFields,
	wavesField(waves),
	observationEndField,
	simplifyField,
];

/** Which answers to look at; they match `surveySettings`. Everybody is asked for the net promoter score at a time. */
export const latestWaveChoice = answerChoice('latest');
/** Satisfaction and effort are asked after each event, so a wave of them is only a name for a time of the year. */
export const allWavesChoice = answerChoice('together');

const options: readonly Field[] = [
	dateFormatField,
	recognisedColumn(
		'Date Invited Column',
		'invitedColumn',
		'the date on which somebody was asked: needed for the response rate of a period',
		'invited_at',
	),
	{
		displayName: 'Invited',
		name: 'invited',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description:
			'How many people were asked in the wave or period looked at, for the response rate. Leave at 0 if the list holds a row without a score for each who did not answer.',
	},
	recognisedColumn(
		'Kind of Survey Column',
		'kindColumn',
		'the words relational or transactional',
		'survey_kind',
	),
	{
		displayName: 'Scale Is Right',
		name: 'scaleIsRight',
		type: 'boolean',
		default: false,
		description:
			'Whether the scale is as set, although all scores would also fit a smaller one. Without this such a list stops the run.',
	},
	{
		displayName: 'Several Answers of One Customer',
		name: 'repeatedAnswers',
		type: 'options',
		options: [
			{ name: 'All Count', value: 'all', description: 'People who answer often weigh more' },
			{
				name: 'Latest Counts',
				value: 'latest',
				description: 'One answer per customer and wave; without waves, per period',
			},
		],
		default: 'latest',
		description: 'What to do when a customer answered more than once',
	},
	recognisedColumn('Survey Column', 'surveyColumn', 'the survey: NPS, CSAT or CES', 'survey_type'),
	timeZoneField,
	recognisedColumn('Wave Column', 'waveColumn', 'the name of the wave', 'wave'),
];

const populationOption: Field = {
	displayName: 'Population',
	name: 'population',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description:
		'How many customers there are. Where more than 5 % of them answered, the range becomes narrower. 0 for unknown.',
};

const collection = (entries: readonly Field[]): Field => ({
	displayName: 'Survey Options',
	name: 'surveyOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [...entries].sort((one, other) => one.displayName.localeCompare(other.displayName)),
});

/** How answers are read; the defaults suit most lists. */
export const answerOptions = collection(options);
/** The same, with what only the net promoter score needs. */
export const answerOptionsWithPopulation = collection([...options, populationOption]);
