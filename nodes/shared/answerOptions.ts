/** What about survey answers seldom needs saying; it matches `surveyOptions`. */
import { dateFormatField, timeZoneField } from './calendarFields';
import type { Field } from './operation';
import { recognisedColumn } from './recognisedColumn';

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
