import { inSmallChunks, type Steps } from '../../core/steps';
import { automationKey } from '../automationTags';
import { settledDates } from '../columns/settledDates';
import { armReader } from '../contacts/arms';
import type { Context, Item, Reading } from '../parse';
import { isBlank } from '../values/found';
import { keyTable } from '../values/keyTable';
import { ARM } from '../../core/metrics/automationHoldout';
import { arrivalOf, type Arrival } from './arrival';
import { discountReader } from './discountReader';
import { logColumns } from './logColumns';
import { momentReader } from './moments';
import { partyReader, type Parties } from './parties';
import type { DecideSettings } from './policySettings';
import { channelReader, purposeReader, STANDING, standingReader } from './words';

/** Messages to customers, in columns; rows that name nobody, and messages that were never sent, are not among them. */
export type LogRows = Readonly<{
	arrival: Arrival;
	length: number;
	parties: Parties;
	/** NaN where the row has no date that can be read. */
	moment: Float64Array;
	channel: Uint8Array;
	purpose: Uint8Array;
	/** Numbers of the campaigns' keys; −1 for none. */
	campaign: Int32Array;
	campaigns: readonly (string | number | null)[];
	standing: Uint8Array;
	discount: Uint8Array;
	itemOf: Int32Array;
}>;

export type LogSettings = Pick<DecideSettings, 'logColumns' | 'timeZone'>;

/** Reads a log of messages, with reservations and what came back; nothing in it stops the run. */
export function* readContactLog(
	items: readonly Item[],
	settings: LogSettings,
	context: Context,
): Steps<Reading<LogRows>> {
	const arrival = yield* arrivalOf(items);
	if (arrival !== 'rows') return { rows: noRows(arrival), bad: [], hints: [] };
	const of = yield* logColumns(items, settings);
	const { dateFormat } = settings.logColumns;
	const dates = yield* settledDates(
		items,
		[of.date, of.reserved].filter((column) => column !== undefined),
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Log Columns'",
	);
	const moments = momentReader(dates.order, settings.timeZone || context.timeZone);
	const people = partyReader(of, items.length);
	const [channelOf, purposeOf, standingOf] = [channelReader(), purposeReader(), standingReader()];
	const discountOf = discountReader();
	const armOf = of.holdout === undefined ? () => 0 : armReader(of.holdout.name);
	const campaigns = keyTable();
	const campaignOf = campaignReader((key) => campaigns.indexOf(key));
	const table = { ...newTable(items.length), length: 0, nobodys: 0, undated: 0 };

	yield* inSmallChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const item = items[row];
			const place = table.length;
			const standing = standingOf(of.status?.read(item));
			if (standing === STANDING.notSent) continue;
			if (armOf(of.holdout?.read(item)) === ARM.control) continue;
			if (!people.read(place, item)) {
				if (Object.keys(item).length > 0) table.nobodys += 1;
				continue;
			}
			const sent = of.date?.read(item);
			table.moment[place] = moments.latest(isBlank(sent) ? of.reserved?.read(item) : sent);
			if (Number.isNaN(table.moment[place])) table.undated += 1;
			table.channel[place] = channelOf(of.channel?.read(item));
			table.purpose[place] = purposeOf(of.purpose?.read(item));
			table.campaign[place] = campaignOf(of.campaign!.read(item));
			table.standing[place] = standing;
			// Without a column nobody knows: then every message may have carried one.
			table.discount[place] = of.discount === undefined ? 1 : discountOf(of.discount.read(item));
			table.itemOf[place] = row;
			table.length += 1;
		}
	});
	return {
		rows: {
			arrival,
			...cut(table),
			parties: people.parties(table.length),
			campaigns: campaigns.keys,
		},
		bad: [],
		hints: [...dates.hints, ...logHints(table)],
	};
}

/** The number of a campaign: without regard to case, spaces and signs; −1 for none. */
export function campaignReader(numberOf: (key: string) => number): (cell: unknown) => number {
	const known = new Map<unknown, number>();
	return (cell) => {
		let number = known.get(cell);
		if (number === undefined) {
			number =
				isBlank(cell) || typeof cell === 'object' ? -1 : numberOf(automationKey(String(cell)));
			if (known.size < 100_000) known.set(cell, number);
		}
		return number;
	};
}

function newTable(most: number) {
	return {
		moment: new Float64Array(most),
		channel: new Uint8Array(most),
		purpose: new Uint8Array(most),
		campaign: new Int32Array(most),
		standing: new Uint8Array(most),
		discount: new Uint8Array(most),
		itemOf: new Int32Array(most),
	};
}

function cut(table: ReturnType<typeof newTable> & { length: number }) {
	const { length } = table;
	return {
		length,
		moment: table.moment.subarray(0, length),
		channel: table.channel.subarray(0, length),
		purpose: table.purpose.subarray(0, length),
		campaign: table.campaign.subarray(0, length),
		standing: table.standing.subarray(0, length),
		discount: table.discount.subarray(0, length),
		itemOf: table.itemOf.subarray(0, length),
	};
}

function noRows(arrival: Arrival): LogRows {
	const parties = partyReader({}, 0).parties(0);
	return { arrival, ...cut({ ...newTable(0), length: 0 }), parties, campaigns: [] };
}

function logHints({ nobodys, undated }: { nobodys: number; undated: number }): string[] {
	const rows = (count: number) => (count === 1 ? '1 row' : `${count} rows`);
	return [
		...(nobodys > 0
			? [`${rows(nobodys)} of the contact log ${nobodys === 1 ? 'names' : 'name'} no customer`]
			: []),
		...(undated > 0
			? [
					`${rows(undated)} of the contact log ${undated === 1 ? 'has' : 'have'} no date that can be read: those customers are not contacted`,
				]
			: []),
	];
}
