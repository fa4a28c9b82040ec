import { CLOSED_STATUSES, LEFT_OUT_STATUSES } from '../../schema/tickets/statuses';
import { dateFormatField, timeZoneField } from './calendarFields';
import type { Field } from './operation';

/** When a ticket was opened: the one column that everything about tickets needs. */
export const openedColumn: Field = {
	displayName: 'Opened',
	name: 'opened',
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: 'e.g. created_at',
	hint: 'Leave empty to recognise it',
	description: 'Column with the time at which the ticket was opened',
};

/** What happened to tickets; they match `ticketSettings`. */
export const ticketColumns: readonly Field[] = [
	openedColumn,
	{
		displayName: 'First Response',
		name: 'firstResponse',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. first_response_at',
		hint: 'Leave empty to recognise it',
		description:
			'Column with the time of the first answer by a person, empty while there is none; or with how long it took, if its name says the unit',
	},
	{
		displayName: 'Resolved',
		name: 'resolved',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. resolved_at',
		hint: 'Leave empty to recognise it',
		description:
			'Column with the time at which the ticket was resolved, empty while it is not; or with how long it took, if its name says the unit',
	},
	{
		displayName: 'Reopened',
		name: 'reopened',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. reopened_at',
		hint: 'Leave empty to recognise it',
		description: 'Column with the time of reopening, how often it happened, or yes and no',
	},
];

const closedStatuses: Field = {
	displayName: 'Closed Statuses',
	name: 'closedStatuses',
	type: 'string',
	default: CLOSED_STATUSES,
	description:
		'Statuses of tickets that are done, separated by commas. A ticket with one of them but without a time is not counted as waiting.',
};

const leftOutStatuses: Field = {
	displayName: 'Left-Out Statuses',
	name: 'leftOutStatuses',
	type: 'string',
	default: LEFT_OUT_STATUSES,
	description: 'Statuses of tickets that do not count, separated by commas',
};

const statusColumn: Field = {
	displayName: 'Status Column',
	name: 'statusColumn',
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: 'e.g. status',
	description: 'Column with the status of the ticket. Leave empty to recognise it.',
};

const ticketIdColumn: Field = {
	displayName: 'Ticket Number Column',
	name: 'ticketIdColumn',
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	placeholder: 'e.g. ticket_id',
	description:
		'Column with the number of the ticket; a ticket that stands there twice is refused. Leave empty to recognise it.',
};

const timesIn: Field = {
	displayName: 'Times Are Counted In',
	name: 'timesIn',
	type: 'options',
	options: [
		{ name: 'Hours and Minutes', value: 'minutes', description: 'Dates need a time of day' },
		{
			name: 'Whole Days',
			value: 'days',
			description: 'For lists without a time of day; the same day is 0 hours, the next day is 24',
		},
	],
	default: 'minutes',
	description: 'How exactly the list tells when something happened',
};

const collection = (options: Field[]): Field => ({
	displayName: 'Ticket Options',
	name: 'ticketOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options,
});

/** Rarely needed; they match `ticketOptions`. */
export const ticketOptionsField: Field = collection([
	closedStatuses,
	dateFormatField,
	leftOutStatuses,
	statusColumn,
	ticketIdColumn,
	timesIn,
	timeZoneField,
]);

/** Those of them that also matter where tickets are only counted; the orders beside them bring the time zone. */
export const contactOptionsField: Field = collection([
	dateFormatField,
	leftOutStatuses,
	statusColumn,
	ticketIdColumn,
]);
