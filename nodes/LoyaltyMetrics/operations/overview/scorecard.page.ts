import type { CustomerFlow } from '../../../../core/metrics/customerFlow';
import type { PeriodFigures } from '../../../../core/metrics/periodFigures';
import type { Rate } from '../../../../core/metrics/rate';
import { daysBefore, subtitleOf, titleOf } from '../../../shared/page/heading';
import type { Bar, Page } from '../../../shared/page/page';
import { money, percent, rateText, whole } from '../../../shared/page/wording';
import { scorecardFindings, type ScorecardFigures } from './scorecard.findings';

export type Scorecard = ScorecardFigures &
	Readonly<{
		group: string | null;
		when: Readonly<{ from: string; to: string; days: number; timeZone: string }>;
		/** Said on the page when the newest order is old. */
		stale: string | null;
	}>;

/** The scorecard in the order in which an owner asks: how much, who comes back, who stayed away. */
export function scorecardPage(card: Scorecard): Page {
	const { group, when, currency, figures, previous, flow, stale } = card;
	const hasBefore = previous.orders > 0;
	const change = (now: number | null, before: number | null) =>
		hasBefore ? changeOf(now, before, when.days) : 'nothing to compare with yet';
	const notes = [stale, flow.reason, guestNote(figures)].filter((note) => note !== null);
	return {
		title: titleOf('Loyalty scorecard', group),
		subtitle: subtitleOf(when, true),
		findings: scorecardFindings(card),
		sections: [
			{
				kind: 'tiles',
				tiles: [
					tile(
						'Customers',
						whole(figures.customers),
						change(figures.customers, previous.customers),
					),
					tile('Orders', whole(figures.orders), change(figures.orders, previous.orders)),
					tile(
						'Revenue after refunds',
						money(figures.revenue, currency),
						change(figures.revenue, previous.revenue),
					),
				],
			},
			{
				kind: 'tiles',
				tiles: [
					tile(
						'Average order value',
						rateText(figures.averageOrderValue, (value) => money(value, currency)),
						change(figures.averageOrderValue.value, previous.averageOrderValue.value),
					),
					tile(
						'Customers who bought again',
						rateText(figures.repurchaseRate, percent),
						ofAll(figures.repurchaseRate),
					),
					tile(
						'Customers who stayed',
						rateText(flow.retentionRate, percent),
						stayed(flow.retentionRate),
					),
				],
			},
			{ kind: 'bars', heading: 'Who bought, and who did not', bars: flowBars(flow) },
		],
		notes,
	};
}

function flowBars(flow: CustomerFlow): readonly Bar[] {
	const bar = (label: string, note: string, amount: number | null, colour: string): Bar => ({
		label,
		note,
		amount,
		value: amount === null ? 'unknown' : whole(amount),
		colour,
	});
	return [
		bar('Retained', 'bought in both periods', flow.retained, '#2e7d5b'),
		bar('New', 'bought for the first time', flow.firstTime, '#3b6fb6'),
		bar('Reactivated', 'came back after a pause', flow.reactivated, '#7a5bb0'),
		bar('Lost', 'bought in the period before, not in this one', flow.lost, '#c0563b'),
	];
}

function tile(label: string, value: string, note: string) {
	return { label, value, note };
}

function changeOf(now: number | null, before: number | null, days: number): string {
	if (now === null || before === null || !(before > 0)) return 'nothing to compare with yet';
	const change = now / before - 1;
	const sign = change > 0 ? '+' : '';
	return `${sign}${percent(change)} on ${daysBefore(days)}`;
}

function ofAll({ value, numerator, denominator, reason }: Rate): string {
	return value === null
		? (reason ?? '')
		: `${whole(numerator)} of ${whole(denominator)} customers so far`;
}

function stayed({ value, numerator, denominator, reason }: Rate): string {
	return value === null
		? (reason ?? '')
		: `${whole(numerator)} of the ${whole(denominator)} buyers of the period before`;
}

function guestNote({ guestOrders }: PeriodFigures): string | null {
	if (guestOrders === 0) return null;
	const orders = guestOrders === 1 ? '1 order names' : `${whole(guestOrders)} orders name`;
	return `${orders} no customer: counted in orders and revenue, not in the customer figures.`;
}
