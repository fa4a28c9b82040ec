import type { Change } from '../../../../core/metrics/change';
import type { Rate } from '../../../../core/metrics/rate';
import type { Interval } from '../../../../core/numeric/interval';
import { poissonInterval } from '../../../../core/numeric/poissonInterval';
import type { PeriodField } from '../../../shared/lookBack';
import { FEW, fewNote } from '../../../shared/page/wordedRates';
import { rateField } from '../../../shared/rateField';

/** The figures of one period as output fields. */
export function contactFields(contacts: Rate, period: PeriodField) {
	const { value, numerator, denominator } = contacts;
	return {
		period,
		contacts: numerator,
		orders: denominator,
		contactsPer100Orders: {
			...rateField(contacts, `${period.from} to ${period.to}`),
			value: value === null ? null : tidy(100 * value),
			interval: likelyContacts(contacts),
		},
	};
}

/** The range, per 100 orders, in which the figure lies with 95 % certainty; null where there is none. */
export function likelyContacts({ value, numerator, denominator }: Rate): Interval | null {
	if (value === null) return null;
	const { low, high } = poissonInterval(numerator);
	return { low: tidy((100 * low) / denominator), high: tidy((100 * high) / denominator) };
}

export function per100(change: Change): Change {
	const { difference, interval } = change;
	return {
		...change,
		difference: difference === null ? null : tidy(100 * difference),
		interval: interval && { low: tidy(100 * interval.low), high: tidy(100 * interval.high) },
	};
}

/** Why there is no figure, or that it rests on few; null where all is well. */
export function contactReason({ numerator, denominator, reason }: Rate): string | null {
	if (reason !== null) return reason;
	const few = fewNote(denominator, 'order', 'orders');
	if (few !== null || numerator >= FEW) return few;
	return numerator === 0 ? null : fewNote(numerator, 'contact', 'contacts');
}

/** Without the dust of binary fractions. */
function tidy(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}
