import { inChunks, type Steps } from '../core/steps';
import { refusals } from './columns/refusals';
import { settledDates } from './columns/settledDates';
import { contactColumns } from './contacts/contactColumns';
import { contactRowReader, contactTable } from './contacts/rowReader';
import type { ContactSettings } from './contactSettings';
import type { Context, Item, Reading } from './parse';
import { NEVER, touchSource, type TouchSource } from './touchSource';
import { customerKeys } from './values/customerKeys';
import { dayReader } from './values/dayReader';
import { localDays } from './values/localDays';

/** Messages sent to customers, by the automation behind them, and the arm of a holdout where there is one. */
export type ContactRows = Readonly<{
	source: TouchSource;
	/** The day of the first message, since 1970-01-01; null without one. */
	firstDay: number | null;
}>;

type Settings = ContactSettings & Readonly<{ orderOptions: Readonly<{ timeZone: string }> }>;

/** Reads a log of messages; those without a customer or an automation are counted in a hint. */
export function* readContacts(
	items: readonly Item[],
	settings: Settings,
	context: Context,
): Steps<Reading<ContactRows>> {
	const of = yield* contactColumns(items, settings);
	const { dateFormat } = settings.contactOptions;
	const dates = yield* settledDates(
		items,
		[of.date],
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Contact Options'",
	);
	const localDay = localDays(settings.orderOptions.timeZone || context.timeZone);
	const customers = customerKeys();
	const refuse = refusals();
	const table = contactTable(items.length, of.holdout !== undefined);
	const readRow = contactRowReader({
		...{ of, customers, refuse, table, days: dayReader(dates.order, localDay) },
		// A shop ahead of our clock may have messages of tomorrow.
		lastDay: localDay(context.now) + 1,
	});
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) readRow(row, items[row]);
	});

	const { length } = table;
	const source = yield* touchSource(items, of.automation, customers.keys, {
		customer: table.customer.subarray(0, length),
		day: table.day.subarray(0, length),
		item: table.item.subarray(0, length),
		arm: table.arm?.subarray(0, length),
	});
	const firstDay = source.knownFrom.reduce((first, day) => Math.min(first, day), NEVER);
	return {
		rows: { source, firstDay: length > 0 ? firstDay : null },
		bad: refuse.bad,
		hints: [
			...dates.hints,
			...unused(table.nobodys, 'customer'),
			...unused(source.untagged, 'automation'),
		],
	};
}

function unused(count: number, what: string): readonly string[] {
	if (count === 0) return [];
	const contacts = count === 1 ? '1 contact names' : `${count} contacts name`;
	return [`${contacts} no ${what} and ${count === 1 ? 'touches' : 'touch'} nobody`];
}
