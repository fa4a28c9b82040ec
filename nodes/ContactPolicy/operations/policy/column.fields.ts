/** The columns of the three lists, all of them recognised where the owner names none. */
import { dateFormatField, decimalSignField } from '../../../shared/calendarFields';
import type { Field } from '../../../shared/operation';
import { recognisedColumn } from '../../../shared/recognisedColumn';
import { purposeField } from './message.fields';
import { channelOptions } from './channel.fields';

const customer = recognisedColumn(
	'Customer Column',
	'customerColumn',
	'the number of the customer',
	'customer_id',
);
const email = recognisedColumn('Email Column', 'emailColumn', 'the e-mail address', 'email');
const phone = recognisedColumn('Phone Column', 'phoneColumn', 'the phone number', 'phone');
const channel = recognisedColumn(
	'Channel Column',
	'channelColumn',
	'email, sms, whatsapp, push, phone, post or social',
	'channel',
);
const purpose = recognisedColumn(
	'Purpose Column',
	'purposeColumn',
	'marketing, survey, transactional or quoting',
	'purpose',
);
const campaign = recognisedColumn(
	'Campaign Column',
	'campaignColumn',
	'the name of the campaign',
	'campaign',
);
const discount = recognisedColumn(
	'Discount Column',
	'discountColumn',
	'the discount of the message: an amount, a code, or yes and no',
	'discount_percent',
);

const columnsOf = (displayName: string, name: string, options: readonly Field[]): Field => ({
	displayName,
	name,
	type: 'collection',
	placeholder: 'Add Column',
	default: {},
	options: [...options],
});

export const candidateColumnsField = columnsOf('Candidate Columns', 'candidateColumns', [
	campaign,
	channel,
	recognisedColumn(
		'Confidence Column',
		'confidenceColumn',
		'how sure the score is: 0 to 1, or high and low',
		'confidence',
	),
	customer,
	dateFormatField,
	decimalSignField,
	discount,
	email,
	recognisedColumn(
		'Last Answer Column',
		'lastAnswerColumn',
		'the score of the last survey answer',
		'last_score',
	),
	recognisedColumn(
		'Last Complaint Column',
		'lastComplaintColumn',
		'the date of the last complaint',
		'last_complaint_at',
	),
	recognisedColumn(
		'Last Order Column',
		'lastOrderColumn',
		'the date of the last order',
		'lastOrderDate',
	),
	recognisedColumn(
		'Last Refund Column',
		'lastRefundColumn',
		'the date of the last refund',
		'last_refund_at',
	),
	recognisedColumn(
		'Likely to Buy Column',
		'likelyToBuyColumn',
		'the probability of buying anyway, 0 to 1',
		'likelyToBuy',
	),
	recognisedColumn(
		'Open Ticket Column',
		'openTicketColumn',
		'open tickets or complaints: how many, a status, or yes and no',
		'open_tickets',
	),
	phone,
	recognisedColumn('Reward Column', 'rewardColumn', 'what the reward costs', 'reward'),
	recognisedColumn('Risk Column', 'riskColumn', 'the risk of losing the customer', 'risk'),
	recognisedColumn(
		'Time Zone Column',
		'timeZoneColumn',
		"the customer's time zone, such as Europe/Berlin",
		'time_zone',
	),
	recognisedColumn('Value Column', 'valueColumn', 'what the customer is worth', 'value'),
]);

export const logColumnsField = columnsOf('Log Columns', 'logColumns', [
	campaign,
	channel,
	customer,
	dateFormatField,
	recognisedColumn('Date Sent Column', 'dateColumn', 'the date of the message', 'sent_at'),
	discount,
	email,
	phone,
	purpose,
	recognisedColumn(
		'Status Column',
		'statusColumn',
		'what became of the message: reserved, confirmed, bounced, unsubscribed, complained',
		'status',
	),
]);

export const consentColumnsField = columnsOf('Consent Columns', 'consentColumns', [
	channel,
	{
		displayName: 'Channel Without a Column',
		name: 'withoutChannel',
		type: 'options',
		options: channelOptions.map((option) => ({ ...option })),
		default: 'email',
		description: 'Which channel the consents are for, where no column says so',
	},
	customer,
	dateFormatField,
	recognisedColumn(
		'Date Recorded Column',
		'dateColumn',
		'when the consent was given or taken back',
		'recorded_at',
	),
	email,
	recognisedColumn('Expiry Column', 'expiryColumn', 'when the consent ends', 'expires_at'),
	phone,
	purpose,
	{
		...purposeField,
		displayName: 'Purpose Without a Column',
		name: 'withoutPurpose',
		description: 'What the consents are for, where no column says so',
	},
	recognisedColumn('Source Column', 'sourceColumn', 'where the consent was given', 'source'),
	recognisedColumn('Status Column', 'statusColumn', 'granted, denied or withdrawn', 'status'),
]);
