import { WEEKDAYS } from '../../../../schema/workingHours';
import type { Field } from '../../../shared/operation';

export const targetFields: readonly Field[] = [
	{
		displayName: 'First Response Target (Hours)',
		name: 'firstResponseTarget',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 24,
		description: 'How soon a first answer should be given',
	},
	{
		displayName: 'Resolution Target (Hours)',
		name: 'resolutionTarget',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 72,
		description: 'How soon a ticket should be resolved',
	},
];

const names = WEEKDAYS.map((day) => ({ name: day[0].toUpperCase() + day.slice(1), value: day }));

export const workingHoursField: Field = {
	displayName: 'Working Hours',
	name: 'workingHours',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Hours' },
	placeholder: 'Add Hours',
	default: {},
	description:
		'When the shop answers; only these hours count then, also for the targets. Leave empty to count around the clock.',
	options: [
		{
			displayName: 'Hours',
			name: 'rows',
			values: [
				{
					displayName: 'Weekdays',
					name: 'weekdays',
					type: 'multiOptions',
					options: names,
					default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
					description: 'The days with these hours',
				},
				{
					displayName: 'From',
					name: 'from',
					type: 'string',
					default: '9:00',
					placeholder: 'e.g. 9:00',
					description: "On the shop's clock",
				},
				{
					displayName: 'To',
					name: 'to',
					type: 'string',
					default: '17:00',
					placeholder: 'e.g. 17:30',
					description: "On the shop's clock; 24:00 is the end of the day",
				},
			],
		},
	],
};

export const ticketsEndField: Field = {
	displayName: 'Observation End',
	name: 'observationEnd',
	type: 'dateTime',
	default: '',
	description:
		'The last day to look at; what happened later is left out. Leave empty to look up to the newest entry of the tickets.',
};
