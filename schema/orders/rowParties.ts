import { CHUNK } from '../../core/steps';
import type { Item } from '../parse';
import { isBlank } from '../values/found';
import { CORRECT, type RowReading } from './rowReading';

/** The customers of a chunk of rows: what their cells hold, and who is known already. */
export type CustomersAhead = {
	/** The chunk's first row. */
	begin: number;
	readonly cells: unknown[];
	readonly known: Int32Array;
};

export function customersAhead(): CustomersAhead {
	const cells = Array.from({ length: CHUNK }, (): unknown => undefined);
	return { begin: 0, cells, known: new Int32Array(CHUNK) };
}

/** Looks the customers of a chunk of rows up at once, before they are read one by one. */
export function lookAhead(
	{ items, fields, customers }: RowReading,
	ahead: CustomersAhead,
	from: number,
	to: number,
): void {
	const { cells, known } = ahead;
	const customer = fields.of.customer!;
	ahead.begin = from;
	for (let row = from; row < to; row += 1) cells[row - from] = customer.read(items[row]);
	customers.known(cells, to - from, known);
}

/** Reads when and who: the date, the customer, and the customer's first order. False where the row is refused. */
export function readParties(
	reading: RowReading,
	ahead: CustomersAhead,
	row: number,
	item: Item,
): boolean {
	const { fields, days, lastDay, firstOrderDays, table, refuse } = reading;
	const { firstOrder } = fields.of;
	const date = fields.of.date!;
	const customer = fields.of.customer!;
	const when = date.read(item);
	const day = days.read(when);
	if (!(day <= lastDay)) {
		const why = day > lastDay ? 'which is in the future' : 'which is not a date';
		const advice =
			day > lastDay
				? "Correct the date, or look at 'Date Format' and 'Time Zone' in 'Order Options'."
				: "Correct the date, choose another column in 'Date', or look at 'Date Format' in 'Order Options'.";
		refuse.value(row, date, when, why, advice);
		return false;
	}
	table.day[row] = day;

	const index = customerOf(reading, ahead, row);
	if (index !== index) {
		refuse.value(
			row,
			customer,
			ahead.cells[row - ahead.begin],
			'which names no customer',
			"Choose a column with the customer's e-mail or number in 'Customer'.",
		);
		return false;
	}
	table.customer[row] = index;

	if (firstOrder === undefined || firstOrderDays === null || index < 0) return true;
	const first = firstOrder.read(item);
	if (isBlank(first)) return true;
	const firstDay = days.read(first);
	if (!(firstDay <= lastDay)) {
		const why = firstDay > lastDay ? 'which is in the future' : 'which is not a date';
		refuse.value(row, firstOrder, first, why, CORRECT);
		return false;
	}
	firstOrderDays[index] = Math.min(firstOrderDays[index] ?? firstDay, firstDay);
	return true;
}

function customerOf({ fields, customers }: RowReading, ahead: CustomersAhead, row: number): number {
	const index = ahead.known[row - ahead.begin];
	if (index >= 0) return index;
	const who = ahead.cells[row - ahead.begin];
	return who === undefined && fields.of.customer!.required ? NaN : customers.indexOf(who);
}
