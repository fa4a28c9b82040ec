import { dateFormatField } from './calendarFields';
import type { Field } from './operation';
import { recognisedColumn } from './recognisedColumn';

/** The visible fields of a log of messages, and its rarely used settings; they match `contactShape`. */
export const contactColumns: readonly Field[] = [
	{
		displayName: 'Automation of Contacts',
		name: 'contactAutomation',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. automation',
		hint: 'Leave empty to recognise it',
		description:
			'Column of the contacts with the name of the automation behind the message; several are separated by commas',
	},
	{
		displayName: 'Holdout',
		name: 'holdout',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. holdout',
		hint: 'Leave empty to recognise it, or if nobody was kept from messages by chance',
		description:
			'Column of the contacts that says treatment or control, where chance decided who gets the message. Only with it can a difference be evidence of effect.',
	},
];

export const contactOptions: Field = {
	displayName: 'Contact Options',
	name: 'contactOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		recognisedColumn(
			'Customer Column',
			'customerColumn',
			"the customer's e-mail or number, as in the orders",
			'customer_email',
		),
		dateFormatField,
		recognisedColumn('Date Sent Column', 'dateColumn', 'the date of the message', 'sent_at'),
	],
};
