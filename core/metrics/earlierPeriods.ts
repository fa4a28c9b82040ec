import { CHUNK, type Steps } from '../steps';
import { refundedOf, type OrderLog } from './orderLog';
import type { Period } from './periodFigures';
import type { Purchases } from './purchases';

/** The figures of equally long periods right before one, oldest first; money in the log's currency. */
export type EarlierPeriods = Readonly<{
	customers: readonly number[];
	orders: readonly number[];
	revenue: readonly number[];
	/** Sales before refunds per order that cost something; periods without such an order are not in it. */
	averageOrderValue: readonly number[];
}>;

/** More periods would reach back to another shop. */
const MOST_PERIODS = 12;

/** Looks back from `period` as far as the log covers whole periods, at most twelve; counts as `periodFigures` does. */
export function* earlierPeriods(
	log: OrderLog,
	purchases: Purchases,
	period: Period,
): Steps<EarlierPeriods> {
	const length = period.to - period.from + 1;
	const covered = purchases.count === 0 ? 0 : (period.from - purchases.day[0]) / length;
	const periods = Math.max(0, Math.min(MOST_PERIODS, Math.floor(covered)));
	const from = period.from - periods * length;
	const zeros = () => new Array<number>(periods).fill(0);
	const [customers, orders, revenue, sales, paid] = [zeros(), zeros(), zeros(), zeros(), zeros()];
	const latest = new Int32Array(log.customers.length).fill(-1);

	for (let row = 0; row < purchases.count && purchases.day[row] < period.from; row++) {
		if (row % CHUNK === 0) yield;
		if (purchases.day[row] < from) continue;
		const at = Math.floor((purchases.day[row] - from) / length);
		const who = purchases.customer[row];
		orders[at] += 1;
		if (purchases.sales[row] > 0) paid[at] += 1;
		sales[at] += purchases.sales[row];
		revenue[at] += purchases.sales[row] - refundedOf(purchases.refunded, row);
		if (who < 0 || latest[who] === at) continue;
		latest[who] = at;
		customers[at] += 1;
	}
	for (let row = 0; row < log.refunds.amount.length; row++) {
		if (row % CHUNK === 0) yield;
		const day = log.refunds.day[row];
		if (day < from || day >= period.from) continue;
		revenue[Math.floor((day - from) / length)] -= log.refunds.amount[row];
	}
	const averageOrderValue = sales
		.map((sum, at) => sum / paid[at])
		.filter((_value, at) => paid[at] > 0);
	return { customers, orders, revenue, averageOrderValue };
}
