/** Rates as an owner reads them: what they are made of, how sure they are, how few they rest on. */
import type { Rate } from '../../../core/metrics/rate';
import type { Interval } from '../../../core/numeric/interval';
import { wilsonInterval } from '../../../core/numeric/wilsonInterval';
import { count, percent, whole } from './wording';

/** Fewer than this make a rate that jumps from one period to the next. */
export const FEW = 30;

/** `1,139 of 2,357 customers`, or why there is none. */
export function madeOf({ value, numerator, denominator, reason }: Rate, what: string): string {
	return value === null
		? (reason ?? '')
		: `${whole(numerator)} of ${count(denominator, what, `${what}s`)}`;
}

/** `15.9 % to 19.0 %` */
export function percentRange({ low, high }: Interval): string {
	return `${percent(low)} to ${percent(high)}`;
}

/** The range in which a share of independent customers lies with 95 % certainty; empty where there is no share. */
export function likelyRange({ value, numerator, denominator }: Rate): string {
	return value === null ? '' : `likely ${percentRange(wilsonInterval(numerator, denominator))}`;
}

/** What "likely" means there. */
export const LIKELY_NOTE =
	'"Likely" gives the range that holds the true share in 19 of 20 cases: the fewer customers, the wider.';

/** A sentence when there are only a few; null when there are enough, or none at all. */
export function fewNote(n: number, one: string, several: string): string | null {
	if (n === 0 || n >= FEW) return null;
	return `Only ${count(n, one, several)}: read the figures as a direction, not as a measurement.`;
}
