import { ANY_CHANNEL, channelBit, channelNumber } from '../../core/policy/channels';
import { CONSENT } from '../../core/policy/consentBook';
import { purposeNumber } from '../../core/policy/purposes';
import { inSmallChunks, type Steps } from '../../core/steps';
import { foundColumns, type FoundColumns } from '../columns/foundColumns';
import { settledDates } from '../columns/settledDates';
import type { Context, Item, Reading } from '../parse';
import { isBlank } from '../values/found';
import { arrivalOf, type Arrival } from './arrival';
import { CHANNEL_HEADERS, PURPOSE_HEADERS, refuseWithout } from './logColumns';
import { momentReader } from './moments';
import { PARTY_HEADERS, partyReader, type Parties, type PartyColumn } from './parties';
import type { DecideSettings } from './policySettings';
import { channelSetReader, consentReader, purposeReader } from './words';

/** Records of consent, in columns; those that name nobody are not among them. */
export type ConsentRows = Readonly<{
	arrival: Arrival;
	length: number;
	parties: Parties;
	status: Uint8Array;
	/** Bits of the channels; 0 where the record does not say which. */
	channels: Uint8Array;
	/** Number of the purpose; 0 where the record does not say which. */
	purpose: Uint8Array;
	at: Float64Array;
	until: Float64Array;
	itemOf: Int32Array;
	/** What stands in the record, for the sentence. */
	statusOf: (record: number) => unknown;
	sourceOf: (record: number) => unknown;
}>;

type ConsentColumn = PartyColumn | 'status' | 'channel' | 'purpose' | 'date' | 'expiry' | 'source';

const LABELS: Readonly<Record<ConsentColumn, string>> = {
	id: 'Customer Column',
	mail: 'Email Column',
	phone: 'Phone Column',
	status: 'Status Column',
	channel: 'Channel Column',
	purpose: 'Purpose Column',
	date: 'Date Recorded Column',
	expiry: 'Expiry Column',
	source: 'Source Column',
};

const HEADERS: Readonly<Record<ConsentColumn, readonly string[]>> = {
	...PARTY_HEADERS,
	status: [
		...['status', 'consent', 'consent status', 'subscription status', 'opt-in', 'opted in'],
		...['accepts_marketing', 'email marketing consent', 'marketing consent', 'subscribed'],
		...['Einwilligung', 'Zustimmung', 'Statut', 'consentement'],
	],
	channel: CHANNEL_HEADERS,
	purpose: PURPOSE_HEADERS,
	date: [
		...['recorded_at', 'consent date', 'consented_at', 'opt-in date', 'opt-in time', 'optin_time'],
		...['date recorded', 'given_at', 'granted_at', 'confirm_time', 'changed_at', 'timestamp'],
		...['updated_at', 'date', 'created_at', 'created', 'Datum', 'Erteilt am', 'Date'],
	],
	expiry: [
		...['expires_at', 'expires', 'expiry', 'expiry date', 'expiration date', 'valid until'],
		...['valid_to', 'Gültig bis', 'Läuft ab am', "valable jusqu'au", "date d'expiration"],
	],
	source: ['source', 'consent source', 'opt-in source', 'origin', 'collected by', 'Quelle'],
};

/** Reads a register of consents; what it does not say clearly counts as no consent. */
export function* readConsents(
	items: readonly Item[],
	settings: Pick<DecideSettings, 'consentColumns' | 'timeZone'>,
	context: Context,
): Steps<Reading<ConsentRows>> {
	const arrival = yield* arrivalOf(items);
	const of = arrival === 'rows' ? yield* consentColumns(items, settings.consentColumns) : {};
	const { dateFormat, withoutChannel, withoutPurpose } = settings.consentColumns;
	const dates = yield* settledDates(
		arrival === 'rows' ? items : [],
		[of.date, of.expiry].filter((column) => column !== undefined),
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Consent Columns'",
	);
	const moments = momentReader(dates.order, settings.timeZone || context.timeZone);
	const most = arrival === 'rows' ? items.length : 0;
	const people = partyReader(of, most);
	const [statusOf, channelsOf, purposeOf] = [consentReader(), channelSetReader(), purposeReader()];
	const [onlyChannel, onlyPurpose] = [
		channelBit(channelNumber(withoutChannel)),
		purposeNumber(withoutPurpose),
	];
	const table = newTable(most);
	let length = 0;
	let nobodys = 0;
	yield* inSmallChunks(most, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const item = items[row];
			if (!people.read(length, item)) {
				if (Object.keys(item).length > 0) nobodys += 1;
				continue;
			}
			const [date, expiry] = [of.date?.read(item), of.expiry?.read(item)];
			table.status[length] = statusOf(of.status?.read(item));
			table.channels[length] = of.channel ? channelsOf(of.channel.read(item)) : onlyChannel;
			table.purpose[length] = of.purpose ? purposeOf(of.purpose.read(item)) : onlyPurpose;
			table.at[length] = moments.earliest(date);
			table.until[length] = isBlank(expiry) ? Infinity : moments.earliest(expiry);
			table.itemOf[length] = row;
			if (table.status[length] === CONSENT.granted && isDoubtful(table, length, date)) {
				table.status[length] = CONSENT.unclear;
			}
			length += 1;
		}
	});
	const cell = (record: number, column: 'status' | 'source') =>
		of[column]?.read(items[table.itemOf[record]]);
	return {
		rows: {
			...{ arrival, length, parties: people.parties(length) },
			status: table.status.subarray(0, length),
			channels: table.channels.subarray(0, length),
			purpose: table.purpose.subarray(0, length),
			at: table.at.subarray(0, length),
			until: table.until.subarray(0, length),
			itemOf: table.itemOf.subarray(0, length),
			statusOf: (record) => cell(record, 'status'),
			sourceOf: (record) => cell(record, 'source'),
		},
		bad: [],
		hints: [...dates.hints, ...nobodysHint(nobodys)],
	};
}

function newTable(most: number) {
	return {
		status: new Uint8Array(most),
		channels: new Uint8Array(most),
		purpose: new Uint8Array(most),
		at: new Float64Array(most),
		until: new Float64Array(most),
		itemOf: new Int32Array(most),
	};
}

/** A date that is there and cannot be read may say anything. */
function isDoubtful({ at, until }: ReturnType<typeof newTable>, place: number, date: unknown) {
	return Number.isNaN(until[place]) || (Number.isNaN(at[place]) && !isBlank(date));
}

function* consentColumns(
	items: readonly Item[],
	named: DecideSettings['consentColumns'],
): Steps<FoundColumns<ConsentColumn>> {
	const of = yield* foundColumns(
		items,
		LABELS,
		{
			...{ id: named.customerColumn, mail: named.emailColumn, phone: named.phoneColumn },
			...{ status: named.statusColumn, channel: named.channelColumn },
			...{ purpose: named.purposeColumn, date: named.dateColumn },
			...{ expiry: named.expiryColumn, source: named.sourceColumn },
		},
		HEADERS,
	);
	refuseWithout(items, 'the consents', "'Consent Columns'", [
		{ label: LABELS.id, isThere: (of.id ?? of.mail ?? of.phone) !== undefined },
		{ label: LABELS.status, isThere: of.status !== undefined },
	]);
	return of;
}

function nobodysHint(count: number): string[] {
	if (count === 0) return [];
	return [
		count === 1
			? '1 consent names no customer and counts for nobody'
			: `${count} consents name no customer and count for nobody`,
	];
}

/** May a record with these channels concern a message? What it does not say may concern every one, unless it grants. */
export function channelsConcerned(channels: number, status: number): number {
	if (channels !== 0) return channels;
	return status === CONSENT.granted ? 0 : ANY_CHANNEL;
}
