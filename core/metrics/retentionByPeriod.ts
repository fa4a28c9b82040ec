import { CHUNK, type Steps } from '../steps';
import { calendarPeriod, periodDays, type CalendarUnit } from './calendarPeriod';
import { changeOfRates, notComparable, type Change } from './change';
import type { OrderLog } from './orderLog';
import type { Period } from './periodFigures';
import type { Purchases } from './purchases';
import { rate, type Rate } from './rate';

/** The buyers of one calendar period beside those of the one before; null in the first, which has none before it. */
export type PeriodRetention = Readonly<{
	/** Number of the calendar period, see `calendarPeriod`. */
	index: number;
	days: Period;
	/** Do the orders cover the whole period? */
	isComplete: boolean;
	/** Distinct known customers with a purchase. */
	customers: number;
	orders: number;
	/** Bought in this period and in the one before. */
	retained: number | null;
	/** Bought before, but not in the period before. */
	reactivated: number | null;
	/** Bought for the first time. */
	firstTime: number | null;
	/** Bought in the period before, not in this one. */
	lost: number | null;
	/** Retained / customers of the period before. */
	retentionRate: Rate;
	/** (E − N) / S: customers at the end minus new ones / customers at the start. Counts the reactivated as retained. */
	endMinusNewOverStart: Rate;
	/** Against the retention rate of the period before; not comparable where an incomplete period is involved. */
	change: Change;
}>;

/** The days that the orders cover. */
export type Coverage = Period;

const NEVER = -(2 ** 31);

/**
 * Retention from one calendar period to the next, for every period that the orders cover, from purchases in
 * date order. `log.firstOrderDay`, where known, makes a customer reactivated who would seem new.
 */
export function* retentionByPeriod(
	log: OrderLog,
	purchases: Purchases,
	covered: Coverage,
	unit: CalendarUnit,
): Steps<readonly PeriodRetention[]> {
	const firstIndex = calendarPeriod(covered.from, unit);
	const periods = calendarPeriod(covered.to, unit) - firstIndex + 1;
	const tally = () => new Int32Array(periods);
	const [customers, orders, retained, firstTime] = [tally(), tally(), tally(), tally()];
	const latest = new Int32Array(log.customers.length).fill(NEVER);
	let now = 0;
	let begins = periodDays(firstIndex, unit).from;
	let ends = periodDays(firstIndex, unit).to;
	for (let row = 0; row < purchases.count && purchases.day[row] <= covered.to; row++) {
		if (row % CHUNK === 0) yield;
		const day = purchases.day[row];
		if (day > ends) {
			now = calendarPeriod(day, unit) - firstIndex;
			({ from: begins, to: ends } = periodDays(now + firstIndex, unit));
		}
		orders[now] += 1;
		const who = purchases.customer[row];
		if (who < 0 || latest[who] === now) continue;
		customers[now] += 1;
		if (latest[who] === now - 1) retained[now] += 1;
		else if (latest[who] === NEVER) {
			const mapped = log.firstOrderDay === null ? -1 : log.firstOrderDay[who];
			if (!(mapped >= 0 && mapped < begins)) firstTime[now] += 1;
		}
		latest[who] = now;
	}

	const found: PeriodRetention[] = [];
	for (let at = 0; at < periods; at++) {
		if (at % CHUNK === 0) yield;
		const days = periodDays(firstIndex + at, unit);
		const isFirst = at === 0;
		const start = isFirst ? 0 : customers[at - 1];
		const nobody = isFirst
			? 'The first period: there is none before it to compare with'
			: 'Nobody bought in the period before';
		const known = (count: number) => (isFirst ? null : count);
		const rates = {
			retentionRate: rate(isFirst ? 0 : retained[at], start, nobody),
			endMinusNewOverStart: rate(isFirst ? 0 : customers[at] - firstTime[at], start, nobody),
		};
		const isComplete = days.from >= covered.from && days.to <= covered.to;
		found.push({
			index: firstIndex + at,
			days,
			isComplete,
			customers: customers[at],
			orders: orders[at],
			retained: known(retained[at]),
			reactivated: known(customers[at] - retained[at] - firstTime[at]),
			firstTime: known(firstTime[at]),
			lost: known(start - retained[at]),
			...rates,
			change: changeSince(found, isComplete, rates.retentionRate),
		});
	}
	return found;
}

/** A rate from one period to the next needs both complete, so two of them need three complete periods. */
function changeSince(earlier: readonly PeriodRetention[], isComplete: boolean, now: Rate): Change {
	const [twoBefore, before] = [earlier.at(-2), earlier.at(-1)];
	if (before === undefined || twoBefore === undefined) {
		return notComparable('Needs the two periods before this one');
	}
	if (!isComplete) return notComparable('This period is not over yet, or the orders end within it');
	if (!twoBefore.isComplete) return notComparable('The orders begin within the first period');
	return changeOfRates(now, before.retentionRate);
}
