/** What those who are subscribed now will still pay. */
import { NOT_ENDED } from '../../../../core/metrics/memberships';
import type { CalendarUnit } from '../../../../core/metrics/calendarPeriod';
import { periodsUntil, renewalDay } from '../../../../core/metrics/renewals';
import type { SubscriptionTenures } from '../../../../core/metrics/subscriptionTenures';
import { estimateInterval } from '../../../../core/models/estimateInterval';
import type { ModelFit } from '../../../../core/models/maximumLikelihood';
import { residualLifetimes } from '../../../../core/models/renewalLife';
import type { Sbg } from '../../../../core/models/sbg';
import type { Interval } from '../../../../core/numeric/interval';
import { inChunks, type Steps } from '../../../../core/steps';
import type { PricedRows } from '../../../../schema/memberships';
import type { MembersOfGroup } from '../../../shared/memberLookBack';

/** How many months a period has on average, as prices are read per month. */
export const MONTHS: Readonly<Record<CalendarUnit, number>> = {
	...{ week: (12 * 7) / 365.2425, month: 1, quarter: 3, year: 12 },
};

export type PaidPresent = Readonly<{
	/** Those whose price is known, and what one of them pays per period on average; NaN where nobody knows. */
	priced: number;
	meanPrice: number;
	/** By renewals made: prices times what waiting until the next renewal takes off. */
	weights: Float64Array;
	/** Discounted payments of those of whom the last day is known already. */
	certain: number;
	announced: number;
}>;

export type Terms = Readonly<{
	unit: CalendarUnit;
	/** The day from which is looked ahead. */
	today: number;
	/** Per period. */
	discount: number;
	/** Where the list has no price; 0 for not known. */
	pricePerPeriod: number;
}>;

/** Per place of the group, per period; NaN where nobody knows. */
export function priceAt(rows: PricedRows, place: number, { unit, pricePerPeriod }: Terms): number {
	const monthly = rows.monthlyPrice[place];
	if (monthly >= 0) return monthly * MONTHS[unit];
	return pricePerPeriod > 0 ? pricePerPeriod : NaN;
}

/** Periods until the next renewal, between 0 and 1. */
export function waitOf(start: number, renewals: number, { unit, today }: Terms): number {
	const next = renewalDay(start, renewals + 1, unit);
	const length = next - renewalDay(start, renewals, unit);
	return Math.min(1, Math.max(0, next - today) / length);
}

/** Discounted payments of who will leave on a day that is known. */
export function announcedPayments(
	start: number,
	renewals: number,
	end: number,
	terms: Terms,
): number {
	const payments = Math.max(0, periodsUntil(start, end, terms.unit) - 1 - renewals);
	const wait = waitOf(start, renewals, terms);
	let worth = 0;
	for (let at = 0; at < payments; at++) worth += (1 + terms.discount) ** -(wait + at);
	return worth;
}

export function* paidPresent(
	rows: PricedRows,
	{ memberships: { start }, places }: MembersOfGroup,
	{ renewals, hasLeft, staying }: SubscriptionTenures,
	terms: Terms,
): Steps<PaidPresent> {
	const weights = new Float64Array(staying.length);
	let [priced, paid, certain, announced] = [0, 0, 0, 0];
	yield* inChunks(places.length, (from, to) => {
		for (let at = from; at < to; at++) {
			if (hasLeft[at] === 1) continue;
			const end = rows.announcedEnd[places[at]];
			if (end !== NOT_ENDED) announced++;
			const price = priceAt(rows, places[at], terms);
			if (!(price >= 0)) continue;
			priced++;
			paid += price;
			if (end !== NOT_ENDED) {
				certain += price * announcedPayments(start[at], renewals[at], end, terms);
			} else {
				const wait = waitOf(start[at], renewals[at], terms);
				weights[renewals[at]] += price * (1 + terms.discount) ** -wait;
			}
		}
	});
	const typedIn = terms.pricePerPeriod > 0 ? terms.pricePerPeriod : NaN;
	return { priced, meanPrice: priced > 0 ? paid / priced : typedIn, weights, certain, announced };
}

export type Worth = Readonly<{ value: number; interval: Interval | null }>;

/** All of them together; null where the model does not tell. */
export function worthOf(
	fit: ModelFit<Sbg>,
	{ weights, certain }: PaidPresent,
	discount: number,
): Worth | null {
	const total = (model: Sbg) => {
		const residual = residualLifetimes(model, weights.length - 1, discount);
		return weights.reduce((sum, weight, at) => sum + (weight > 0 ? weight * residual[at] : 0), 0);
	};
	const open = total(fit.model);
	if (!Number.isFinite(open)) return null;
	const interval = estimateInterval(fit, total);
	return {
		value: open + certain,
		interval: interval && { low: interval.low + certain, high: interval.high + certain },
	};
}
