import { CHUNK, type Steps } from '../steps';
import type { OrderLog } from './orderLog';
import type { Period } from './periodFigures';
import type { Purchases } from './purchases';
import { rate, type Rate } from './rate';

/** How the buyers of a period relate to those of the period before; null where the history is too short to tell. */
export type CustomerFlow = Readonly<{
	/** Bought in both periods. */
	retained: number;
	/** Bought for the first time. */
	firstTime: number | null;
	/** Bought in this period, not in the one before, but earlier. */
	reactivated: number | null;
	/** Bought in the period before, not in this one. */
	lost: number;
	/** Retained / buyers of the period before. Reactivated customers are not retained: (E − N) / S would count them. */
	retentionRate: Rate;
	/** Why a figure is null; null when all exist. */
	reason: string | null;
}>;

/**
 * Compares the buyers of `period` with those of the equally long period right before it.
 * A customer whose first order lies in the log's own first period may have bought before the log began, so is
 * "new" only if `log.firstOrderDay` says so.
 */
export function* customerFlow(
	log: OrderLog,
	purchases: Purchases,
	period: Period,
): Steps<CustomerFlow> {
	const length = period.to - period.from + 1;
	const before = period.from - length;
	const historyFrom = purchases.count > 0 ? purchases.day[0] : period.to + 1;

	const first = new Int32Array(log.customers.length).fill(period.to + 1);
	const now = new Uint8Array(log.customers.length);
	const previously = new Uint8Array(log.customers.length);
	for (let row = 0; row < purchases.count && purchases.day[row] <= period.to; row++) {
		if (row % CHUNK === 0) yield;
		const who = purchases.customer[row];
		if (who < 0) continue;
		const day = purchases.day[row];
		if (day < first[who]) first[who] = day;
		if (day >= period.from) now[who] = 1;
		else if (day >= before) previously[who] = 1;
	}

	let retained = 0;
	let lost = 0;
	let firstTime = 0;
	let reactivated = 0;
	let unknown = 0;
	for (let who = 0; who < log.customers.length; who++) {
		if (who % CHUNK === 0) yield;
		if (previously[who] === 1) {
			if (now[who] === 1) retained += 1;
			else lost += 1;
			continue;
		}
		if (now[who] === 0) continue;
		const mapped = log.firstOrderDay === null ? -1 : log.firstOrderDay[who];
		const firstDay = mapped >= 0 ? Math.min(mapped, first[who]) : first[who];
		if (firstDay < period.from) reactivated += 1;
		else if (mapped >= 0 || first[who] >= historyFrom + length) firstTime += 1;
		else unknown += 1;
	}
	const tooShort = historyFrom > before && log.firstOrderDay === null;
	return {
		retained,
		firstTime: unknown > 0 ? null : firstTime,
		reactivated: unknown > 0 || tooShort ? null : reactivated,
		lost,
		retentionRate: rate(retained, retained + lost, 'Nobody bought in the period before'),
		reason:
			unknown > 0 || tooShort
				? 'The orders begin too late to tell new customers from returning ones'
				: null,
	};
}
