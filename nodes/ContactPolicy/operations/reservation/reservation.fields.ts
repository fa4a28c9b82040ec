import type { Field } from '../../../shared/operation';
import { recognisedColumn } from '../../../shared/recognisedColumn';
import { logColumnsField } from '../policy/column.fields';
import { limitFields } from '../policy/limit.fields';

const runId: Field = {
	displayName: 'Run',
	name: 'runId',
	type: 'string',
	default: '={{ $execution.id }}',
	description: 'What tells the reservations of this run from those of another',
};

const timeZone: Field = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Berlin',
	description: "Zone of dates without one. Leave empty for the workflow's time zone.",
};

export const reserveFields: readonly Field[] = [
	runId,
	{
		displayName: 'Message Carries a Discount',
		name: 'carriesDiscount',
		type: 'options',
		options: [
			{ name: 'As a Column Says', value: 'recognise', description: 'None without such a column' },
			{ name: 'No', value: 'no' },
			{ name: 'Yes', value: 'yes' },
		],
		default: 'recognise',
		description: 'The same as where it was decided',
	},
	{
		displayName: 'Columns',
		name: 'reserveColumns',
		type: 'collection',
		placeholder: 'Add Column',
		default: {},
		options: [
			recognisedColumn(
				'Approved Column',
				'approvedColumn',
				'yes where a person has approved; needed where a person comes first',
				'approved',
			),
			recognisedColumn(
				'Customer Column',
				'customerColumn',
				'the number of the customer',
				'customer_id',
			),
			recognisedColumn(
				'Discount Column',
				'discountColumn',
				'the discount of the message',
				'discount_percent',
			),
			recognisedColumn('Email Column', 'emailColumn', 'the e-mail address', 'email'),
			recognisedColumn('Phone Column', 'phoneColumn', 'the phone number', 'phone'),
			recognisedColumn('Reward Column', 'rewardColumn', 'what the reward costs', 'reward'),
		],
	},
];

export const settleFields: readonly Field[] = [
	runId,
	{
		displayName: 'Idempotency Key',
		name: 'idempotencyKey',
		type: 'string',
		default: '',
		placeholder: "e.g. {{ $('Reserve').item.json.idempotency_key }}",
		hint: 'Inside a loop always fill it in: then only this message is settled',
		description:
			'Key of the one message to settle. Leave empty to settle all that this run has reserved.',
	},
	...limitFields,
	{
		displayName: 'Row Number Column',
		name: 'rowIdColumn',
		type: 'string',
		requiresDataPath: 'single',
		default: 'id',
		description: 'Column with the number that the table itself gives to each row, ascending',
	},
	logColumnsField,
	timeZone,
];

export const reviewFields: readonly Field[] = [
	{
		displayName: 'Older Than Minutes',
		name: 'olderThanMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description: 'A reservation younger than this may still be on its way',
	},
	logColumnsField,
	timeZone,
];
