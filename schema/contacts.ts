import { inChunks, type Steps } from '../core/steps';
import { refusals } from './columns/refusals';
import { settledDates } from './columns/settledDates';
import type { ContactSettings } from './contactSettings';
import { armReader } from './contacts/arms';
import { contactColumns } from './contacts/contactColumns';
import type { Context, Item, Reading } from './parse';
import { touchSource, type TouchSource } from './touchSource';
import { customerKeys } from './values/customerKeys';
import { dayReader } from './values/dayReader';
import { localDays } from './values/localDays';

/** Messages sent to customers, by the automation behind them, and the arm of a holdout where there is one. */
export type ContactRows = Readonly<{
	source: TouchSource;
	/** First and last day with a message, since 1970-01-01; null without one. */
	days: Readonly<{ from: number; to: number }> | null;
}>;

type Settings = ContactSettings & Readonly<{ orderOptions: Readonly<{ timeZone: string }> }>;

const ADVICE =
	"Correct the date, choose another column in 'Date Sent Column', or look at 'Date Format' in 'Contact Options'.";

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
	// A shop ahead of our clock may have messages of tomorrow.
	const lastDay = localDay(context.now) + 1;
	const days = dayReader(dates.order, localDay);
	const customers = customerKeys();
	const armOf = of.holdout && armReader(of.holdout.name);
	const refuse = refusals();
	const rows = {
		customer: new Int32Array(items.length),
		day: new Int32Array(items.length),
		item: new Int32Array(items.length),
		...(armOf && { arm: new Uint8Array(items.length) }),
	};
	let count = 0;
	let nobody = 0;
	let from = Infinity;
	let to = -Infinity;
	const readRow = (row: number, item: Item) => {
		const who = of.customer.read(item);
		const customer = who === undefined && of.customer.required ? NaN : customers.indexOf(who);
		if (Number.isNaN(customer)) {
			const advice =
				"Choose a column with the customer's e-mail or number in 'Customer Column' in 'Contact Options'.";
			return refuse.value(row, of.customer, who, 'which names no customer', advice);
		}
		const when = of.date.read(item);
		const day = days.read(when);
		if (!(day <= lastDay)) {
			const why = day > lastDay ? 'which is in the future' : 'which is not a date';
			return refuse.value(row, of.date, when, why, ADVICE);
		}
		const cell = of.holdout?.read(item);
		const arm = armOf === undefined ? 0 : armOf(cell);
		if (Number.isNaN(arm)) {
			const why = 'which names neither the treatment group nor the control group';
			const advice =
				"Write treatment or control into the column, or choose another one in 'Holdout'.";
			return refuse.value(row, of.holdout!, cell, why, advice);
		}
		if (customer < 0) {
			nobody += 1;
			return;
		}
		rows.customer[count] = customer;
		rows.day[count] = day;
		rows.item[count] = row;
		if (rows.arm) rows.arm[count] = arm;
		count += 1;
		if (day < from) from = day;
		if (day > to) to = day;
	};
	yield* inChunks(items.length, (begin, end) => {
		for (let row = begin; row < end; row += 1) readRow(row, items[row]);
	});
	const source = yield* touchSource(items, of.automation, customers.keys, {
		customer: rows.customer.subarray(0, count),
		day: rows.day.subarray(0, count),
		item: rows.item.subarray(0, count),
		arm: rows.arm?.subarray(0, count),
	});
	return {
		rows: { source, days: count > 0 ? { from, to } : null },
		bad: refuse.bad,
		hints: [
			...dates.hints,
			...leftOut(nobody, 'customer'),
			...leftOut(source.untagged, 'automation'),
		],
	};
}

const leftOut = (count: number, what: string) =>
	count === 0
		? []
		: [`${count} of the contacts ${count === 1 ? 'names' : 'name'} no ${what}: not looked at`];
