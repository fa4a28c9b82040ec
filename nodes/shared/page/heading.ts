/** The first two lines of a page: what it answers, for whom, and about which days. */
import type { PeriodField } from '../lookBack';
import { count } from './wording';

/** @param group the group that the page is about; null for all */
export function titleOf(question: string, group: string | null): string {
	return group === null ? question : `${question} – ${group}`;
}

type Days = Pick<PeriodField, 'from' | 'to' | 'days' | 'timeZone'>;

/** `2026-01-01 to 2026-01-30 (30 days, Europe/Berlin), compared with the 30 days before` */
export function subtitleOf({ from, to, days, timeZone }: Days, isCompared: boolean): string {
	const compared = isCompared ? comparedWith(days) : '';
	return `${from} to ${to} (${count(days, 'day', 'days')}, ${timeZone})${compared}`;
}

export function comparedWith(days: number): string {
	return `, compared with ${daysBefore(days)}`;
}

/** `the 30 days before` */
export function daysBefore(days: number): string {
	return days === 1 ? 'the day before' : `the ${count(days, 'day', 'days')} before`;
}
