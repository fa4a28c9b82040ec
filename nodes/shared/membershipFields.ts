import { dateFormatField, timeZoneField } from './calendarFields';
import { columnField } from './columnField';
import type { Field } from './operation';
import { recognisedColumn } from './recognisedColumn';

/** The column fields that every list of memberships has: the first thing in the panel. */
export const membershipColumns: readonly Field[] = [
	columnField(
		'Start Date',
		'startDate',
		'Column with the day on which the membership began',
		'started_at',
	),
	columnField(
		'End Date',
		'endDate',
		'Column with the day on which the member left. Its cell is empty for those who are still members.',
		'ended_at',
	),
	columnField(
		'Customer',
		'customer',
		"Column with the customer's e-mail or number, so that several memberships of one person without a pause count as one",
		'customer_email',
	),
];

/** Members who stay need no new dates, so a list that is kept up reaches until today. */
export const membershipEndField: Field = {
	displayName: 'Observation End',
	name: 'observationEnd',
	type: 'dateTime',
	default: '',
	description:
		'The last day to look at. Leave empty for today, or, in a list whose newest date is more than 31 days old, for the day after that date.',
};

export const overlapsField: Field = {
	displayName: 'Overlapping Memberships',
	name: 'overlaps',
	type: 'options',
	options: [
		{
			name: 'Merge',
			value: 'merge',
			description: 'One membership from the first start to the last end',
		},
		{ name: 'Refuse', value: 'refuse', description: 'The one that begins later is a bad row' },
	],
	default: 'merge',
	description: 'What to do when one customer has two memberships on the same days',
};

export const membershipStatusColumn = recognisedColumn(
	'Status Column',
	'statusColumn',
	'the status, which tells subscriptions that never began',
	'status',
);

/** What about memberships seldom needs saying. */
export const membershipCollection = (options: readonly Field[]): Field => ({
	displayName: 'Options',
	name: 'membershipOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [...options],
});

/** They match `membershipOptions`. */
export const membershipOptionsField = membershipCollection([
	dateFormatField,
	overlapsField,
	membershipStatusColumn,
	timeZoneField,
]);
