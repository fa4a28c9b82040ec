import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { sampleOf, welchInterval, type Sample } from '../numeric/welchInterval';
import { CHUNK, type Steps } from '../steps';
import { changeWithin, notComparable, unlessFew, type Change } from './change';
import { refundedOf, type OrderLog } from './orderLog';
import type { Period } from './periodFigures';
import type { Purchases } from './purchases';
import { rate, type Rate } from './rate';

/** How often the customers of a period bought, and for how much; money in the log's currency. */
export type OrderValue = Readonly<{
	/** Purchase occasions, guests' included. */
	orders: number;
	guestOrders: number;
	/** Orders without value: in the frequency, not in the order values. */
	freeOrders: number;
	/** Distinct known customers with a purchase. */
	customers: number;
	/** Sales minus the refunds of these orders and the unlinked refunds of these days, guests' included. */
	revenue: number;
	/** Orders of known customers / known customers. */
	purchaseFrequency: Rate;
	/** Sales before refunds / orders that cost something. */
	averageOrderValue: Rate;
	/** Half of the orders that cost something cost less; null without one. */
	medianOrderValue: number | null;
	/** Revenue of known customers / known customers. */
	revenuePerCustomer: Rate;
	/** What the best tenth and the best fifth of the customers bring. */
	top10: TopShare;
	top20: TopShare;
	/** The values of the orders that cost something: for intervals. */
	values: Sample;
}>;

/** `share`: revenue of the leaders / revenue of all customers who brought some. `customers`: how many they are. */
export type TopShare = Readonly<{ customers: number; share: Rate }>;

/** Figures of one period, from purchases in date order. */
export function* orderValue(
	log: OrderLog,
	purchases: Purchases,
	period: Period,
): Steps<OrderValue> {
	const revenueOf = new Float64Array(log.customers.length);
	const bought = new Uint8Array(log.customers.length);
	const values = new Float64Array(purchases.count);
	let paid = 0;
	let orders = 0;
	let guestOrders = 0;
	let customers = 0;
	let guestRevenue = 0;
	const add = (who: number, amount: number) => {
		if (who < 0) guestRevenue += amount;
		else revenueOf[who] += amount;
	};
	for (let row = 0; row < purchases.count && purchases.day[row] <= period.to; row++) {
		if (row % CHUNK === 0) yield;
		if (purchases.day[row] < period.from) continue;
		const who = purchases.customer[row];
		orders += 1;
		if (who < 0) guestOrders += 1;
		else if (bought[who] === 0) {
			bought[who] = 1;
			customers += 1;
		}
		if (purchases.sales[row] > 0) values[paid++] = purchases.sales[row];
		add(who, purchases.sales[row] - refundedOf(purchases.refunded, row));
	}
	for (let row = 0; row < log.refunds.amount.length; row++) {
		if (row % CHUNK === 0) yield;
		const day = log.refunds.day[row];
		if (day < period.from || day > period.to) continue;
		add(log.refunds.customer[row], -log.refunds.amount[row]);
	}

	// From sorted amounts, so that the sequence of the rows cannot reach the last digits.
	const sortedValues = yield* ascending(values.subarray(0, paid));
	const sorted = yield* ascending(revenueOf);
	const known = totalOf(sorted, 0);
	const sample = sampleOf(sortedValues);
	const nobody = 'No known customer bought in this period';
	return {
		orders,
		guestOrders,
		freeOrders: orders - paid,
		customers,
		revenue: known + guestRevenue,
		purchaseFrequency: rate(orders - guestOrders, customers, nobody),
		averageOrderValue: rate(totalOf(sortedValues, 0), paid, 'No order of this period has a value'),
		medianOrderValue: paid > 0 ? quantile(sortedValues, 0.5) : null,
		revenuePerCustomer: rate(known, customers, nobody),
		top10: topShare(sorted, customers, 10),
		top20: topShare(sorted, customers, 20),
		values: sample,
	};
}

/** The leading `percent` of `customers`, rounded up; who brought no revenue leads nobody. */
function topShare(sorted: Float64Array, customers: number, percent: number): TopShare {
	let positive = sorted.length;
	while (positive > 0 && sorted[positive - 1] > 0) positive -= 1;
	const leaders = Math.min(Math.ceil((customers * percent) / 100), sorted.length - positive);
	return {
		customers: leaders,
		share: rate(
			totalOf(sorted, sorted.length - leaders),
			totalOf(sorted, positive),
			'No known customer brought revenue in this period',
		),
	};
}

function totalOf(sorted: Float64Array, from: number): number {
	let total = 0;
	for (let at = from; at < sorted.length; at++) total += sorted[at];
	return total;
}

/**
 * Change of the average order value, by Welch's interval. Approximate: several orders may be one customer's.
 */
export function averageOrderValueChange(now: OrderValue, before: OrderValue): Change {
	const [one, other] = [now.values, before.values];
	if (one.n < 2) return notComparable('Fewer than two orders of this period have a value');
	if (other.n < 2) return notComparable('Fewer than two orders of the period before have a value');
	if (one.variance + other.variance === 0) {
		return notComparable('All orders cost the same, so there is no spread to judge a change by');
	}
	const change = changeWithin(one.mean - other.mean, welchInterval(one, other));
	return unlessFew(change, Math.min(one.n, other.n));
}
