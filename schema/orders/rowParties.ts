import type { Item } from '../parse';
import { isBlank } from '../values/found';
import { CORRECT, type RowReading } from './rowReading';

/** Reads when and who: the date, the customer, and the customer's first order. */
export function partiesReader(reading: RowReading): (row: number, item: Item) => boolean {
	const { fields, days, customers, lastDay, firstOrderDays, table, refuse } = reading;
	const { firstOrder } = fields.of;
	const date = fields.of.date!;
	const customer = fields.of.customer!;
	return (row, item) => {
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

		const who = customer.read(item);
		const index = who === undefined && customer.required ? NaN : customers.indexOf(who);
		if (index !== index) {
			refuse.value(
				row,
				customer,
				who,
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
}
