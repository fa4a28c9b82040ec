import { changeOfRates } from '../../../../core/metrics/change';
import type { CustomerFlow } from '../../../../core/metrics/customerFlow';
import type { EarlierPeriods } from '../../../../core/metrics/earlierPeriods';
import type { PeriodFigures } from '../../../../core/metrics/periodFigures';
import { changeFromUsual, usualRange } from '../../../../core/metrics/usualRange';
import { findingOf, type Finding } from '../../../shared/page/finding';
import { money, percent, percentagePoints, whole } from '../../../shared/page/wording';

export type ScorecardFigures = Readonly<{
	currency: string | null;
	figures: PeriodFigures;
	previous: PeriodFigures;
	flow: CustomerFlow;
	previousFlow: CustomerFlow;
	earlier: EarlierPeriods;
}>;

/** What changed against the period before: counts and sums against their usual ups and downs, retention by its interval. */
export function scorecardFindings(card: ScorecardFigures): readonly Finding[] {
	const { currency, figures, previous, flow, previousFlow, earlier } = card;
	const inMoney = (value: number) => money(value, currency);
	const usual = (
		metric: string,
		now: number | null,
		before: number | null,
		history: readonly number[],
		format: (value: number) => string,
		lookAt: string,
	): Finding => {
		const change = changeFromUsual(now, before, usualRange(history));
		return findingOf({ metric, now, before, change, better: 'higher', format, lookAt });
	};
	return [
		usual(
			'Customers',
			figures.customers,
			previous.customers,
			earlier.customers,
			whole,
			'Look at who stayed away, and whether fewer new customers came.',
		),
		usual(
			'Orders',
			figures.orders,
			previous.orders,
			earlier.orders,
			whole,
			'Look at whether fewer people bought, or the same people less often.',
		),
		usual(
			'Revenue after refunds',
			figures.revenue,
			previous.revenue,
			earlier.revenue,
			inMoney,
			'Look at orders, order value and refunds: one of the three moved.',
		),
		usual(
			'Average order value',
			figures.averageOrderValue.value,
			previous.averageOrderValue.value,
			earlier.averageOrderValue,
			inMoney,
			'Look at discounts, and at what is missing from the larger orders.',
		),
		findingOf({
			metric: 'Customers who stayed',
			now: flow.retentionRate.value,
			before: previousFlow.retentionRate.value,
			change: changeOfRates(flow.retentionRate, previousFlow.retentionRate),
			better: 'higher',
			format: percent,
			formatDifference: percentagePoints,
			lookAt: 'Ask some of those who stayed away; a person should do it.',
		}),
	];
}
