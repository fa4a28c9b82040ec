import { CHUNK, type Steps } from '../steps';
import { changeOfRates, notComparable, type Change } from './change';
import type { OrderLog } from './orderLog';
import type { Period } from './periodFigures';
import type { Purchases } from './purchases';
import { rate, type Rate } from './rate';

/** The days after a first purchase within which a second one is looked for. */
export const HORIZONS = [30, 60, 90, 180, 365] as const;

/** How many customers bought again, by three definitions that must not be mixed up. */
export type Repurchase = Readonly<{
	/** Of all customers up to the period's end, those with two or more purchases. Grows with the age of the shop. */
	ever: Rate;
	/** Of the buyers of the period, those with two or more purchases in it. Grows with the period's length. */
	inWindow: Rate;
	/**
	 * One per horizon of `HORIZONS`: of the customers whose first purchase lies in the period and at least so
	 * many days back, those whose second came within these days. Comparable over time.
	 */
	matured: readonly Rate[];
	/** Customers first seen in the period. */
	firstSeen: number;
	/** Buyers of the period known (by `log.firstOrderDay`) to have bought before the orders begin: not in `matured`. */
	boughtEarlier: number;
}>;

const NONE = -(2 ** 31);

/** Figures of one period, from purchases in date order. Second purchases are looked for up to day `lastDay`. */
export function* repurchase(
	log: OrderLog,
	purchases: Purchases,
	period: Period,
	lastDay: number,
): Steps<Repurchase> {
	const first = new Int32Array(log.customers.length).fill(NONE);
	const second = new Int32Array(log.customers.length).fill(NONE);
	const timesInPeriod = new Int32Array(log.customers.length);
	let ever = 0;
	let repeated = 0;
	let buyers = 0;
	let buyersAgain = 0;
	for (let row = 0; row < purchases.count && purchases.day[row] <= lastDay; row++) {
		if (row % CHUNK === 0) yield;
		const who = purchases.customer[row];
		if (who < 0) continue;
		const day = purchases.day[row];
		if (first[who] === NONE) {
			first[who] = day;
			if (day <= period.to) ever += 1;
		} else if (second[who] === NONE) {
			second[who] = day;
			if (day <= period.to) repeated += 1;
		}
		if (day < period.from || day > period.to) continue;
		timesInPeriod[who] += 1;
		if (timesInPeriod[who] === 1) buyers += 1;
		if (timesInPeriod[who] === 2) buyersAgain += 1;
	}

	const within = new Int32Array(HORIZONS.length);
	const observed = new Int32Array(HORIZONS.length);
	let firstSeen = 0;
	let boughtEarlier = 0;
	for (let who = 0; who < log.customers.length; who++) {
		if (who % CHUNK === 0) yield;
		const start = first[who];
		if (start === NONE || start < period.from || start > period.to) continue;
		const mapped = log.firstOrderDay === null ? -1 : log.firstOrderDay[who];
		if (mapped >= 0 && mapped < start) {
			boughtEarlier += 1;
			continue;
		}
		firstSeen += 1;
		HORIZONS.forEach((days, index) => {
			if (start + days > lastDay) return;
			observed[index] += 1;
			if (second[who] !== NONE && second[who] - start <= days) within[index] += 1;
		});
	}
	return {
		ever: rate(repeated, ever, 'No known customer has bought yet'),
		inWindow: rate(buyersAgain, buyers, 'No known customer bought in this period'),
		matured: HORIZONS.map((days, index) =>
			rate(
				within[index],
				observed[index],
				`No customer whose first purchase lies in this period has been observed for ${days} days`,
			),
		),
		firstSeen,
		boughtEarlier,
	};
}

/** Against the period before; `matured` one per horizon. "Ever" moves with the age of the shop, so it is not compared. */
export type RepurchaseChange = Readonly<{ inWindow: Change; matured: readonly Change[] }>;

/**
 * @param before the period before
 * @param historyFrom the day of the oldest order
 * @param firstOrdersKnown whether first orders are known from outside the log
 */
export function repurchaseChange(
	now: Repurchase,
	previous: Repurchase,
	before: Period,
	{ historyFrom, firstOrdersKnown }: Readonly<{ historyFrom: number; firstOrdersKnown: boolean }>,
): RepurchaseChange {
	const length = before.to - before.from + 1;
	// Who is first seen in the first period of a log may be an old customer, who comes back sooner.
	const newIsKnown = firstOrdersKnown || before.from >= historyFrom + length;
	return {
		inWindow:
			before.from < historyFrom
				? notComparable('The orders begin within the period before, or after it')
				: changeOfRates(now.inWindow, previous.inWindow),
		matured: now.matured.map((rate_, index) =>
			newIsKnown
				? changeOfRates(rate_, previous.matured[index])
				: notComparable('The orders begin too late to tell new customers from returning ones'),
		),
	};
}
