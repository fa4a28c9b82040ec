import type { PurchaseGaps } from '../../../../core/metrics/purchaseGaps';
import { HORIZONS, type Repurchase } from '../../../../core/metrics/repurchase';
import { isoDay } from '../../../../schema/calendarDay';
import type { PeriodField } from '../../../shared/lookBack';
import { subtitleOf, titleOf } from '../../../shared/page/heading';
import type { Bar, Page } from '../../../shared/page/page';
import { FEW, fewNote, LIKELY_NOTE, likelyRange, madeOf } from '../../../shared/page/wordedRates';
import { count, decimal, percent, rateText } from '../../../shared/page/wording';
import { comparedHorizon, repurchaseFindings, type Comparison } from './repurchaseRate.findings';

export type RepurchaseOfPeriod = Readonly<{
	group: string | null;
	when: PeriodField;
	now: Repurchase;
	gaps: PurchaseGaps;
	compared: Comparison | null;
	/** Day of the oldest order, where nothing else tells when customers bought first. */
	historyFrom: number | null;
	/** Said on the page when the newest order is old. */
	stale: string | null;
}>;

/** Do customers come back, how soon, and is that better than before? */
export function repurchaseRatePage(figures: RepurchaseOfPeriod): Page {
	const { group, when, now, gaps, compared } = figures;
	return {
		title: titleOf('Do customers buy again?', group),
		subtitle: subtitleOf(when, compared !== null),
		findings: compared === null ? [] : repurchaseFindings(now, compared),
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{
						label: 'Bought again so far',
						value: rateText(now.ever, percent),
						note: madeOf(now.ever, 'customer'),
					},
					{
						label: 'Bought more than once in these days',
						value: rateText(now.inWindow, percent),
						note: madeOf(now.inWindow, 'buyer'),
					},
					{
						label: 'Usual time between purchases',
						value: gaps.median === null ? 'unknown' : `${decimal(gaps.median)} days`,
						note: gapsNote(gaps),
					},
				],
			},
			{
				kind: 'bars',
				heading: 'New customers who bought again within …',
				bars: HORIZONS.map((days, index) => followedBar(now, days, index)),
			},
		],
		notes: notesOf(figures),
	};
}

function followedBar({ matured }: Repurchase, days: number, index: number): Bar {
	const rate = matured[index];
	const range = likelyRange(rate);
	return {
		label: `${days} days`,
		note: [madeOf(rate, 'customer'), range].filter((part) => part !== '').join(', '),
		amount: rate.value,
		value: rateText(rate, percent),
		colour: '#2e7d5b',
	};
}

function gapsNote({ n, median, p90 }: PurchaseGaps): string {
	if (median === null || p90 === null) return 'nobody bought again in these days';
	return `half of ${count(n, 'pause', 'pauses')} are shorter; 9 of 10 are at most ${decimal(p90)} days`;
}

function notesOf({ now, compared, historyFrom, stale }: RepurchaseOfPeriod): string[] {
	const notes = [
		stale,
		fewCustomers(now),
		'"So far" grows with the age of a shop and "in these days" with the length of the period. The bars do neither: they follow each new customer for the same number of days, and leave out who is too new for it.',
		LIKELY_NOTE,
		compared === null ? null : comparisonNote(now, compared),
		historyFrom === null
			? null
			: `The orders begin on ${isoDay(historyFrom)}. Who bought before that day seems to be new here, unless a First Order Date Column is chosen.`,
		now.boughtEarlier === 0
			? null
			: `${count(now.boughtEarlier, 'customer', 'customers')} bought for the first time before the orders begin: not among the new customers.`,
	];
	return notes.filter((note) => note !== null);
}

function comparisonNote(now: Repurchase, compared: Comparison): string {
	const { index, days, enough } = comparedHorizon(now, compared);
	const roughly =
		'Who bought more than once is compared roughly: some people are buyers of both periods.';
	if (compared.change.matured[index].difference === null) return roughly;
	const why = enough
		? `the longest time for which both periods have at least ${FEW} of them`
		: `one of the periods has fewer than ${FEW} of them, so only a large change can show`;
	return `New customers of the two periods are compared by who bought again within ${days} days: ${why}. ${roughly}`;
}

/** Says where there are too few customers to rely on; null where there are enough. */
export function fewCustomers({ inWindow, matured }: Repurchase): string | null {
	const few = fewNote(inWindow.denominator, 'customer', 'customers');
	if (few !== null) return few;
	const short = HORIZONS.filter(
		(_days, index) => matured[index].value !== null && matured[index].denominator < FEW,
	);
	if (short.length === 0) return null;
	return `Fewer than ${FEW} new customers could be followed for ${short.join(', ')} days: read these shares as a direction, not as a measurement.`;
}
