import { CHUNK } from '../../core/steps';
import type { Item } from '../parse';
import { isBlank } from '../values/found';
import { CORRECT, type RowReading } from './rowReading';

/** Reads when and who: the date, the customer, and the customer's first order. */
export type PartiesReader = Readonly<{
	/** Looks the customers of a chunk of rows up at once, before they are read one by one. */
	lookAhead: (from: number, to: number) => void;
	/** False where the row is refused. */
	read: (row: number, item: Item) => boolean;
}>;

export function partiesReader(reading: RowReading): PartiesReader {
	const { items, fields, days, customers, lastDay, firstOrderDays, table, refuse } = reading;
	const { firstOrder } = fields.of;
	const date = fields.of.date!;
	const customer = fields.of.customer!;
	const cells: unknown[] = Array.from({ length: CHUNK }, () => undefined);
	const known = new Int32Array(CHUNK);
	let begin = 0;

	const lookAhead = (from: number, to: number) => {
		begin = from;
		for (let row = from; row < to; row += 1) cells[row - from] = customer.read(items[row]);
		customers.known(cells, to - from, known);
	};
	const customerOf = (row: number): number => {
		const index = known[row - begin];
		if (index >= 0) return index;
		const who = cells[row - begin];
		return who === undefined && customer.required ? NaN : customers.indexOf(who);
	};
	const read = (row: number, item: Item) => {
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

		const index = customerOf(row);
		if (index !== index) {
			refuse.value(
				row,
				customer,
				cells[row - begin],
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
	};
	return { lookAhead, read };
}
