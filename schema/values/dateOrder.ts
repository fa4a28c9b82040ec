import type { DateOrder } from './dateText';

/** What the dates of one column say about the order of day and month. */
export type DateOrderEvidence = {
	/** The first date, by its item, that only reads with the day first, and with the month first. */
	dayFirst: { item: number; text: string } | null;
	monthFirst: { item: number; text: string } | null;
	/** The first date that reads both ways. */
	either: { item: number; text: string } | null;
};

export const noDateEvidence = (): DateOrderEvidence => ({
	dayFirst: null,
	monthFirst: null,
	either: null,
});

const SWAPPABLE = /^\s*(\d{1,2})([-/]) ?(\d{1,2})\2 ?(?:\d{4}|\d{2})(?!\d)/;

/** Notes what one value says. */
export function noteDate(evidence: DateOrderEvidence, value: unknown, item: number): void {
	if (typeof value !== 'string') return;
	const match = SWAPPABLE.exec(value);
	if (match === null) return;
	const first = Number(match[1]);
	const second = Number(match[3]);
	const seen = { item, text: value.trim() };
	if (first > 12) evidence.dayFirst ??= seen;
	else if (second > 12) evidence.monthFirst ??= seen;
	else if (first !== second) evidence.either ??= seen;
}

/** The order that the column itself settles. */
export function settledOrder(evidence: DateOrderEvidence): DateOrder {
	if (evidence.dayFirst && !evidence.monthFirst) return 'dayFirst';
	if (evidence.monthFirst && !evidence.dayFirst) return 'monthFirst';
	return 'unsettled';
}
