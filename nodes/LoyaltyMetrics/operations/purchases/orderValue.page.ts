import type { Change } from '../../../../core/metrics/change';
import type { OrderValue, TopShare } from '../../../../core/metrics/orderValue';
import { isoDay } from '../../../../schema/calendarDay';
import type { PeriodField } from '../../../shared/lookBack';
import { findingOf, type Finding } from '../../../shared/page/finding';
import { subtitleOf, titleOf } from '../../../shared/page/heading';
import type { Bar, Page } from '../../../shared/page/page';
import { fewNote } from '../../../shared/page/wordedRates';
import { count, money, percent, rateText } from '../../../shared/page/wording';

export type OrderValueOfPeriod = Readonly<{
	group: string | null;
	when: PeriodField;
	currency: string | null;
	now: OrderValue;
	compared: Readonly<{ previous: OrderValue; change: Change }> | null;
	/** The day of the oldest order, where it lies within the period before or after it. */
	beginsLate: number | null;
	/** Said on the page when the newest order is old. */
	stale: string | null;
}>;

/** How often, for how much, and how much hangs on a few customers. */
export function orderValuePage(figures: OrderValueOfPeriod): Page {
	const { group, when, currency, now, compared } = figures;
	const inMoney = (value: number) => money(value, currency);
	const before = (value: number | null | undefined, format: (value: number) => string) =>
		value === null || value === undefined ? '' : `; ${format(value)} before`;
	const previous = compared?.previous;
	return {
		title: titleOf('How often do customers buy, and for how much?', group),
		subtitle: subtitleOf(when, compared !== null),
		findings: findingsOf(figures),
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{
						label: 'Average order value',
						value: rateText(now.averageOrderValue, inMoney),
						note:
							now.medianOrderValue === null
								? (now.averageOrderValue.reason ?? '')
								: `half of the orders are below ${inMoney(now.medianOrderValue)}`,
					},
					{
						label: 'Orders per customer',
						value: rateText(now.purchaseFrequency, twoDecimals),
						note: `${count(now.purchaseFrequency.numerator, 'order', 'orders')} of ${count(now.customers, 'customer', 'customers')}${before(previous?.purchaseFrequency.value, twoDecimals)}`,
					},
					{
						label: 'Revenue per customer',
						value: rateText(now.revenuePerCustomer, inMoney),
						note: `after refunds${before(previous?.revenuePerCustomer.value, inMoney)}`,
					},
				],
			},
			{
				kind: 'bars',
				heading: 'How much of the revenue the best customers bring',
				bars: [
					topBar('The best 10 %', now.top10, '#2e7d5b'),
					topBar('The best 20 %', now.top20, '#3b6fb6'),
				],
			},
		],
		notes: notesOf(figures),
	};
}

function findingsOf({ currency, now, compared }: OrderValueOfPeriod): readonly Finding[] {
	if (compared === null) return [];
	return [
		findingOf({
			metric: 'Average order value',
			now: now.averageOrderValue.value,
			before: compared.previous.averageOrderValue.value,
			change: compared.change,
			better: 'higher',
			format: (value) => money(value, currency),
			lookAt: 'Look at discounts, and at what is missing from the larger orders.',
		}),
	];
}

function topBar(label: string, { customers, share }: TopShare, colour: string): Bar {
	return {
		label,
		note: share.value === null ? (share.reason ?? '') : count(customers, 'customer', 'customers'),
		amount: share.value,
		value: rateText(share, percent),
		colour,
	};
}

function notesOf({ now, compared, beginsLate, stale }: OrderValueOfPeriod): string[] {
	const notes = [
		stale,
		fewNote(now.values.n, 'order', 'orders'),
		now.freeOrders === 0
			? null
			: `${count(now.freeOrders, 'order cost', 'orders cost')} nothing: in the orders per customer, not in the order values.`,
		now.guestOrders === 0
			? null
			: `${count(now.guestOrders, 'order names', 'orders name')} no customer: in the order values, not in the figures per customer.`,
		beginsLate === null
			? null
			: `The orders begin on ${isoDay(beginsLate)}, so those of the period before are not all there.`,
		compared === null
			? null
			: 'Orders and revenue per customer stand beside those of the period before without a verdict: many people are customers of both periods, so the usual tests would be wrong. The verdict on order values is approximate for the same reason.',
	];
	return notes.filter((note) => note !== null);
}

function twoDecimals(value: number): string {
	return value.toLocaleString('en', { maximumFractionDigits: 2 });
}
