import type { Steps } from '../steps';
import { changeOfRates, changeWithin, notComparable, unlessFew, type Change } from './change';
import { welchInterval } from '../numeric/welchInterval';
import { customerFlow } from './customerFlow';
import { customerRevenue } from './customerRevenue';
import { historicValue, type HistoricValue } from './historicValue';
import type { OrderLog } from './orderLog';
import type { Period } from './periodFigures';
import type { Purchases } from './purchases';
import { rate, type Rate } from './rate';

const YEAR = 365;

/** The first order of a shop need not fall on the first day of its year. */
const SLACK = 7;

/** A year of a shop in what a simple lifetime value is made of; all of known customers. */
export type CustomerYear = Readonly<{
	period: Period;
	/** Revenue after refunds / purchases. */
	orderValue: Rate;
	/** Purchases / customers of the year; does not exist before the orders cover a year. */
	ordersPerYear: Rate;
	/** Of the customers of the year before, those who bought in this one; needs two years. */
	retention: Rate;
	/** Revenue after refunds by customer. */
	revenue: HistoricValue;
}>;

/** @param historyFrom the day on which the orders begin */
export function* customerYear(
	log: OrderLog,
	purchases: Purchases,
	lastDay: number,
	historyFrom: number,
): Steps<CustomerYear> {
	const period: Period = { from: lastDay - YEAR + 1, to: lastDay };
	const revenue = yield* historicValue(yield* customerRevenue(log, purchases, period), 1);
	const flow = yield* customerFlow(log, purchases, period);
	const days = Math.max(0, lastDay - historyFrom + 1);
	const covers = (years: number, found: Rate): Rate =>
		days >= years * YEAR - SLACK ? found : { ...found, value: null, reason: tooShort(days, years) };
	const nobody = 'No known customer bought in this year';
	return {
		period,
		orderValue: rate(revenue.total, revenue.purchases, nobody),
		ordersPerYear: covers(1, rate(revenue.purchases, revenue.customers, nobody)),
		retention: covers(2, flow.retentionRate),
		revenue,
	};
}

export type YearChange = Readonly<{ revenuePerCustomer: Change; retention: Change }>;

/** A year beside the one before. Some people are customers of both, which makes the intervals too wide, not too narrow. */
export function yearChange(now: CustomerYear, before: CustomerYear): YearChange {
	return {
		revenuePerCustomer: revenueChange(now, before),
		retention: changeOfRates(now.retention, before.retention),
	};
}

function revenueChange(now: CustomerYear, before: CustomerYear): Change {
	const reason = now.ordersPerYear.reason ?? before.ordersPerYear.reason;
	if (reason !== null) return notComparable(reason);
	const [one, other] = [now.revenue.values, before.revenue.values];
	if (one.n < 2 || other.n < 2) return notComparable('At least two customers a year are needed');
	if (one.variance + other.variance === 0) {
		return notComparable(
			'All customers spent the same, so there is no spread to judge a change by',
		);
	}
	const change = changeWithin(one.mean - other.mean, welchInterval(one, other));
	return unlessFew(change, Math.min(one.n, other.n));
}

function tooShort(days: number, years: number): string {
	const needed = years === 1 ? 'a year is needed' : `${years} years are needed`;
	return `The orders cover ${days} days up to then; ${needed}`;
}
