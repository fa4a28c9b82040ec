import type { PurchaseGaps } from '../../../../core/metrics/purchaseGaps';
import { HORIZONS, type Repurchase } from '../../../../core/metrics/repurchase';
import { isoDay } from '../../../../schema/calendarDay';
import type { PeriodField } from '../../../shared/lookBack';
import type { Bar, Page } from '../../../shared/page/page';
import { fewNote, likelyRange, madeOf } from '../../../shared/page/wordedRates';
import { count, decimal, percent, rateText, whole } from '../../../shared/page/wording';
import { comparedHorizon, repurchaseFindings } from './repurchaseRate.findings';

export type RepurchaseOfPeriod = Readonly<{
	group: string | null;
	when: PeriodField;
	now: Repurchase;
	gaps: PurchaseGaps;
	previous: Repurchase | null;
	/** Day of the oldest order, where nothing else tells when customers bought first. */
	historyFrom: number | null;
	/** Said on the page when the newest order is old. */
	stale: string | null;
}>;

/** Do customers come back, how soon, and is that better than before? */
export function repurchaseRatePage(figures: RepurchaseOfPeriod): Page {
	const { group, when, now, gaps, previous } = figures;
	const compared = previous === null ? '' : `, compared with the ${when.days} days before`;
	return {
		title: group === null ? 'Do customers buy again?' : `Do customers buy again? ${group}`,
		subtitle: `${when.from} to ${when.to} (${whole(when.days)} days, ${when.timeZone})${compared}`,
		findings: previous === null ? [] : repurchaseFindings(now, previous),
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

function notesOf({ now, previous, historyFrom, stale }: RepurchaseOfPeriod): string[] {
	const notes = [
		stale,
		fewNote(now.inWindow.denominator, 'customer', 'customers'),
		'"So far" grows with the age of a shop and "in these days" with the length of the period. The bars do neither: they follow each new customer for the same number of days, and leave out who is too new for it.',
		previous === null ? null : comparisonNote(now, previous),
		historyFrom === null
			? null
			: `The orders begin on ${isoDay(historyFrom)}. Who bought before that day seems to be new here, unless a First Order Date Column is chosen.`,
		now.boughtEarlier === 0
			? null
			: `${count(now.boughtEarlier, 'customer', 'customers')} bought for the first time before the orders begin: not among the new customers.`,
	];
	return notes.filter((note) => note !== null);
}

function comparisonNote(now: Repurchase, previous: Repurchase): string {
	const { days, enough } = comparedHorizon(now, previous);
	const why = enough
		? 'the longest time for which both periods have at least 30 of them'
		: 'there are fewer than 30 of them in one of the periods, so only a large change can show';
	return `New customers of the two periods are compared by who bought again within ${days} days: ${why}. "More than once" is compared too, roughly: some people are buyers of both periods.`;
}
