import type { Steps } from '../../core/steps';
import { CAMPAIGN_HEADERS } from '../automationTags';
import { foundColumns, sampleOf, type FoundColumns } from '../columns/foundColumns';
import { columnsThere } from '../columns/namedColumn';
import { HOLDOUT_HEADERS } from '../contacts/arms';
import { CONTACT_HEADERS } from '../contacts/headers';
import { InputError, type Item } from '../parse';
import { PARTY_HEADERS, type PartyColumn } from './parties';
import type { DecideSettings } from './policySettings';

export type LogColumn =
	| PartyColumn
	| 'date'
	| 'reserved'
	| 'channel'
	| 'purpose'
	| 'campaign'
	| 'status'
	| 'discount'
	| 'holdout';

const LABELS: Readonly<Record<LogColumn, string>> = {
	id: 'Customer Column',
	mail: 'Email Column',
	phone: 'Phone Column',
	date: 'Date Sent Column',
	reserved: 'Date Sent Column',
	channel: 'Channel Column',
	purpose: 'Purpose Column',
	campaign: 'Campaign Column',
	status: 'Status Column',
	discount: 'Discount Column',
	holdout: 'Holdout',
};

export const DISCOUNT_HEADERS: readonly string[] = [
	...['discount_percent', 'discount', 'discount_amount', 'discount code', 'coupon', 'coupon code'],
	...['voucher', 'voucher code', 'Rabatt', 'Gutschein', 'remise', 'code promo'],
];
export const CHANNEL_HEADERS: readonly string[] = ['channel', 'medium', 'Kanal', 'canal'];
export const PURPOSE_HEADERS: readonly string[] = ['purpose', 'message type', 'Zweck', 'finalité'];

const HEADERS: Readonly<Record<LogColumn, readonly string[]>> = {
	...PARTY_HEADERS,
	date: CONTACT_HEADERS.date,
	reserved: ['reserved_at'],
	channel: CHANNEL_HEADERS,
	purpose: PURPOSE_HEADERS,
	campaign: CAMPAIGN_HEADERS,
	status: ['status', 'message status', 'delivery status', 'event', 'state', 'Statut', 'Zustand'],
	discount: DISCOUNT_HEADERS,
	holdout: HOLDOUT_HEADERS,
};

/** The columns of a contact log; without customer, date and campaign it cannot restrain anything. */
export function* logColumns(
	items: readonly Item[],
	{ logColumns: named }: Pick<DecideSettings, 'logColumns'>,
): Steps<FoundColumns<LogColumn>> {
	const of = yield* foundColumns(
		items,
		LABELS,
		{
			...{ id: named.customerColumn, mail: named.emailColumn, phone: named.phoneColumn },
			...{ date: named.dateColumn, reserved: '', channel: named.channelColumn, holdout: '' },
			...{ purpose: named.purposeColumn, campaign: named.campaignColumn },
			...{ status: named.statusColumn, discount: named.discountColumn },
		},
		HEADERS,
	);
	refuseWithout(items, 'the contact log', "'Log Columns'", [
		{ label: LABELS.id, isThere: (of.id ?? of.mail ?? of.phone) !== undefined },
		{ label: LABELS.date, isThere: (of.date ?? of.reserved) !== undefined },
		{ label: LABELS.campaign, isThere: of.campaign !== undefined },
	]);
	return of;
}

type Needed = Readonly<{ label: string; isThere: boolean }>;

/** Stops where a column is missing without which the list tells nothing. */
export function refuseWithout(
	items: readonly Item[],
	list: string,
	where: string,
	needed: readonly Needed[],
): void {
	const missing = needed.find(({ isThere }) => !isThere);
	if (missing === undefined) return;
	throw new InputError(
		`No column of ${list} was recognised for '${missing.label}'`,
		`Name it under '${missing.label}' in ${where}. ${columnsThere(sampleOf(items).headers)}`,
	);
}
