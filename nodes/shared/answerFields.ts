import { columnField } from './columnField';
import { groupByField } from './groupByField';
import type { Field } from './operation';
import { periodFields } from './periodFields';
import { simplifyField } from './simplifyField';

/** The column fields that every list of survey answers has: the first thing in the panel. */
export const answerColumns: readonly Field[] = [
	columnField(
		'Score',
		'score',
		'Column with the number that was answered. A text counts if it begins with it.',
		'score',
	),
	columnField(
		'Date Answered',
		'date',
		'Column with the date of the answer. A list of one wave needs none.',
		'answered_at',
	),
	columnField(
		'Customer',
		'customer',
		"Column with the customer's e-mail or number, so that each customer counts once",
		'customer_email',
	),
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
