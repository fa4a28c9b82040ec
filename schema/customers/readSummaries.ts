import { inChunks, type Steps } from '../../core/steps';
import type { FoundColumns } from '../columns/foundColumns';
import { refusals } from '../columns/refusals';
import { settledDates } from '../columns/settledDates';
import type { CustomerSettings } from '../customerSettings';
import { knownEnd } from '../observationEnd';
import type { Context, Item, Reading } from '../parse';
import { amountReader } from '../values/amountReader';
import { customerKeys } from '../values/customerKeys';
import { dayReader } from '../values/dayReader';
import { isBlank } from '../values/found';
import { localDays } from '../values/localDays';
import type { CustomerRows } from './customerRows';
import { oneCurrency } from './oneCurrency';
import type { SummaryColumn } from './summaryColumns';
import { readSummary, type SummaryReading } from './summaryRow';
import { summaryTable, type SummaryTable } from './summaryTable';

/** Reads one item per customer, as Customer Summary gives them; each keeps its other columns. */
export function* readSummaries(
	items: readonly Item[],
	of: FoundColumns<SummaryColumn>,
	settings: CustomerSettings,
	context: Context,
): Steps<Reading<CustomerRows>> {
	const { dateFormat, decimalSign, timeZone: zone } = settings.orderOptions;
	const timeZone = zone || context.timeZone;
	const localDay = localDays(timeZone);
	const today = localDay(context.now);
	const dates = yield* settledDates(
		items,
		[of.lastOrder, of.firstOrder, of.observationEnd].filter((column) => column !== undefined),
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Order Options'",
	);
	const reading: SummaryReading = {
		items,
		of,
		days: dayReader(dates.order, localDay),
		amounts: amountReader(decimalSign === 'comma' ? 'comma' : 'point'),
		people: customerKeys(items.length),
		// A shop ahead of our clock may have orders of tomorrow.
		lastDay: today + 1,
		refuse: refusals(),
		table: summaryTable(items.length),
	};
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) readSummary(reading, row);
	});
	const { table, people, refuse } = reading;
	const chosen = isBlank(settings.observationEnd)
		? { end: endOf(table, today), ahead: null }
		: knownEnd(settings.observationEnd, today, context, timeZone);
	const { end, ahead } = chosen;
	countDays(table, end);
	const columns = (column: Float64Array) => column.subarray(0, table.itemOf.length);
	return {
		rows: {
			source: 'summaries',
			keys: people.keys,
			figures: {
				orders: columns(table.orders),
				revenue: columns(table.revenue),
				daysSinceLastPurchase: columns(table.daysSince),
				averageDaysBetweenOrders: columns(table.daysBetween),
			},
			itemsOf: (customer) => ({ items: table.itemOf, from: customer, to: customer + 1 }),
			passedOn: (customer) => items[table.itemOf[customer]],
			history: null,
			summed: {
				firstDay: columns(table.firstDay),
				lastDay: columns(table.lastDay),
				repeatValue: columns(table.repeatValue),
				hasRepeatValues: of.repeatValue !== undefined,
			},
			observationEnd: end === end ? end : null,
			timeZone,
			currency: oneCurrency(table.currencies),
		},
		bad: refuse.bad,
		hints: ahead === null ? dates.hints : [...dates.hints, ahead],
	};
}

/** The end that the summaries carry; where they carry dates alone, today; else nobody knows. */
function endOf({ observationEnd: carried, lastDay }: SummaryTable, today: number): number {
	if (carried === carried) return carried;
	return lastDay.some((day) => day === day) ? today : NaN;
}

function countDays({ itemOf, orders, daysSince, lastDay }: SummaryTable, end: number): void {
	for (let who = 0; who < itemOf.length; who++) {
		if (orders[who] > 0 && !(daysSince[who] >= 0)) {
			daysSince[who] = Math.max(0, end - lastDay[who]);
		}
	}
}
