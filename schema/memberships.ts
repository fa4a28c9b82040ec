import type { Memberships } from '../core/metrics/memberships';
import { inChunks, type Steps } from '../core/steps';
import { refusals } from './columns/refusals';
import { settledDates } from './columns/settledDates';
import { groupsOf } from './groups';
import type { MembershipSettings, PricedSettings } from './membershipSettings';
import { joinedUp } from './memberships/joinedUp';
import { membershipColumns } from './memberships/membershipColumns';
import { membershipHints } from './memberships/membershipHints';
import {
	membershipTable,
	membershipTallies,
	type MembershipTable,
	type MembershipTallies,
} from './memberships/membershipTable';
import { newestDay } from './memberships/newestDay';
import { priceReader, type PriceReader } from './memberships/prices';
import { membershipRowReader } from './memberships/rowReader';
import { isEmptyInput } from './orders/orderHints';
import { InputError, type Context, type Item, type Reading } from './parse';
import { customerKeys } from './values/customerKeys';
import { dayReader } from './values/dayReader';
import { localDays } from './values/localDays';

/** Memberships in columns, in the order in which they began, and how they were read. */
export type MembershipRows = Readonly<{
	memberships: Memberships;
	/** The item that each membership begins with. */
	itemOf: Int32Array;
	/** E-mails or numbers, and whose each membership is; −1: not known. */
	customers: readonly string[];
	customerOf: Int32Array;
	/** The day to come on which a membership that goes on is going to end; `NOT_ENDED` where none is known. */
	announcedEnd: Int32Array;
	/** Null when nothing is grouped. */
	groups: Readonly<{ names: readonly string[]; of: Int32Array }> | null;
	/** First start, and newest start or end: today in a list without memberships. Days since 1970-01-01. */
	firstDay: number;
	newestDay: number;
	today: number;
	timeZone: string;
	tallies: MembershipTallies;
}>;

/** The same with money; per membership, NaN where it is not known. */
export type PricedRows = MembershipRows &
	Readonly<{ monthlyPrice: Float64Array; cost: Float64Array; currency: string | null }>;

/** Reads memberships or subscriptions of any source: who began when, and who left when. */
export function* readMemberships(
	items: readonly Item[],
	settings: MembershipSettings,
	context: Context,
): Steps<Reading<MembershipRows>> {
	const { rows, bad, hints } = yield* readRows(items, settings, context, null);
	return { rows: rows.base, bad, hints };
}

/** The same with what they cost per month and what it cost to win them. */
export function* readPricedMemberships(
	items: readonly Item[],
	settings: PricedSettings,
	context: Context,
): Steps<Reading<PricedRows>> {
	const { rows, bad, hints } = yield* readRows(items, settings, context, settings);
	const { base, table, prices } = rows;
	return {
		rows: {
			...base,
			monthlyPrice: table.price.subarray(0, table.size),
			cost: table.cost.subarray(0, table.size),
			currency: prices?.currency() ?? null,
		},
		bad,
		hints,
	};
}

type Read = Readonly<{ base: MembershipRows; table: MembershipTable; prices: PriceReader | null }>;

function* readRows(
	items: readonly Item[],
	settings: MembershipSettings,
	context: Context,
	priced: PricedSettings | null,
): Steps<Reading<Read>> {
	if (isEmptyInput(items)) {
		const advice = 'The node before this one gave no items.';
		throw new InputError('There are no memberships to read', advice);
	}
	const { membershipOptions: options } = settings;
	const of = yield* membershipColumns(items, settings);
	const dates = yield* settledDates(
		items,
		[of.start, of.end],
		options.dateFormat === 'recognise' ? 'unsettled' : options.dateFormat,
		"'Date Format' in 'Options'",
	);
	const timeZone = options.timeZone || context.timeZone;
	const localDay = localDays(timeZone);
	const today = localDay(context.now);
	const customers = customerKeys();
	const groups = of.group === undefined ? null : groupsOf(of.group.name);
	const refuse = refusals();
	const tallies = membershipTallies(items.length);
	const table = membershipTable(items.length, priced !== null);
	const prices = priced && (yield* priceReader(items, priced, table, refuse));
	const days = dayReader(dates.order, localDay);
	const readRow = membershipRowReader({
		...{ of, days, customers, groups, prices, today, refuse, tallies, table },
	});
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) readRow(row, items[row]);
	});
	const joined = yield* joinedUp(table, {
		...{ overlaps: options.overlaps, customers: customers.keys.length, refuse, tallies },
		...{ groupNames: groups?.names ?? [], startColumn: of.start.name },
	});
	tallies.refused = refuse.bad.length;
	tallies.mergedSpellings = Math.max(0, customers.mergedSpellings());
	if (joined.size === 0 && refuse.bad.length === 0) {
		throw new InputError(
			'No item is a membership that has begun',
			`Choose the column with the day on which a membership began under 'Start Date'. "${of.start.name}" is empty throughout, or the statuses say that nothing has begun.`,
		);
	}
	const memberships = {
		start: joined.start.subarray(0, joined.size),
		end: joined.end.subarray(0, joined.size),
	};
	const base: MembershipRows = {
		memberships,
		itemOf: joined.item.subarray(0, joined.size),
		customers: customers.keys,
		customerOf: joined.customer.subarray(0, joined.size),
		announcedEnd: joined.announced.subarray(0, joined.size),
		groups: groups && { names: groups.names, of: joined.group.subarray(0, joined.size) },
		firstDay: joined.size > 0 ? memberships.start[0] : today,
		newestDay: joined.size > 0 ? yield* newestDay(memberships) : today,
		...{ today, timeZone, tallies },
	};
	return {
		rows: { base, table: joined, prices },
		bad: refuse.bad.sort((one, other) => one.item - other.item),
		hints: [...dates.hints, ...membershipHints(tallies, of.end), ...(prices?.hints() ?? [])],
	};
}
