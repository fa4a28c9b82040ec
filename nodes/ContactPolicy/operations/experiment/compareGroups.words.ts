/** The sentences and figures of a comparison of groups, as an owner reads them. */
import type { Change } from '../../../../core/metrics/change';
import type { GroupComparison } from '../../../../core/metrics/groupComparison';
import type { Rate } from '../../../../core/metrics/rate';
import type { Finding } from '../../../shared/page/finding';
import { money, percent, percentagePoints } from '../../../shared/page/wording';
import type { Measure } from './compareGroups.measures';

export type Compared = Readonly<{ measure: Measure; comparison: GroupComparison }>;

export const NOT_EVIDENCE =
	'Not evidence: nobody was kept from it by chance, and customers who are picked because they stay away come back in part without any message';
export const UNBALANCED =
	'Not evidence: the two groups had bought differently before they were assigned, by more than chance does';

export function figureText({ unit }: Measure, value: number, currency: string | null): string {
	if (unit === 'share') return percent(value);
	return unit === 'money' ? money(value, currency) : twoDecimals(value);
}

export function differenceText({ unit }: Measure, value: number, currency: string | null): string {
	const size = Math.abs(value);
	if (unit === 'share') return percentagePoints(size);
	return unit === 'money' ? money(size, currency) : twoDecimals(size);
}

const twoDecimals = (value: number) => value.toFixed(Math.abs(value) < 0.1 ? 4 : 2);

export function rateText(measure: Measure, { value }: Rate, currency: string | null): string {
	return value === null ? 'unknown' : figureText(measure, value, currency);
}

/** `+2.1 percentage points (95 % range +0.4 … to +3.8 …)`. */
export function rangeText(measure: Measure, change: Change, currency: string | null): string {
	const { difference, interval } = change;
	if (difference === null) return 'unknown';
	const signed = (value: number) =>
		`${value > 0 ? '+' : value < 0 ? '−' : ''}${differenceText(measure, value, currency)}`;
	if (interval === null) return signed(difference);
	return `${signed(difference)} (95 % range ${signed(interval.low)} to ${signed(interval.high)})`;
}

export function findingOfGroups(
	{ measure, comparison }: Compared,
	currency: string | null,
): Finding {
	const { treatment, control, difference } = comparison;
	const [now, before] = [treatment, control].map((rate) => rateText(measure, rate, currency));
	const verdict = verdictOf(measure, difference);
	return {
		...{ metric: measure.label, now, before, verdict },
		text: `${measure.label}: ${sentence({ measure, comparison }, currency)}`,
		lookAt: verdict === 'worse' ? 'Stop the campaign, or change it, before it runs again.' : '',
	};
}

function verdictOf({ better }: Measure, { verdict }: Change): Finding['verdict'] {
	if (verdict === 'notComparable' || verdict === 'noChangeShown') return verdict;
	return verdict === better ? 'better' : 'worse';
}

function sentence({ measure, comparison }: Compared, currency: string | null): string {
	const { treatment, control, difference, secondLook } = comparison;
	const sides = `${rateText(measure, treatment, currency)} with it, ${rateText(measure, control, currency)} kept from it`;
	if (difference.verdict === 'notComparable') return `no verdict. ${difference.reason} (${sides}).`;
	const range = rangeText(measure, difference, currency);
	const main =
		difference.verdict === 'noChangeShown'
			? `no change shown (${sides}): ${range}, which a difference of nothing is part of.`
			: `${difference.verdict} with the campaign (${sides}): ${range}.`;
	const isShaky = secondLook !== null && secondLook.difference.verdict !== difference.verdict;
	return isShaky
		? `${main} It hangs on a few large amounts: with those above ${figureText(measure, secondLook.cap, currency)} counted as that much, ${rangeText(measure, secondLook.difference, currency)}.`
		: main;
}
