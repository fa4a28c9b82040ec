/** What many customers did together: one side of the comparison of those touched with those not touched. */
import type { AutomationMetric } from './automationKinds';
import type { Outcome } from './automationOutcomes';
import { rate, type Rate } from './rate';

const COUNTS = [
	'customers',
	'buyers',
	/** With two purchases or more. */
	'boughtTwice',
	'orders',
	'paidOrders',
	'sales',
	'revenue',
	/** Latest answers of 9 and 10, of 7 and 8, of 0 to 6. */
	'promoters',
	'passives',
	'detractors',
] as const;

export type Side = Readonly<Record<(typeof COUNTS)[number], number>>;

export type GrowingSide = { -readonly [Count in keyof Side]: number };

export function emptySide(): GrowingSide {
	return Object.fromEntries(COUNTS.map((count) => [count, 0])) as GrowingSide;
}

/** Counts one more customer. */
export function join(
	side: GrowingSide,
	{ orders, paidOrders, sales, revenue, score }: Outcome,
): void {
	side.customers += 1;
	side.orders += orders;
	side.paidOrders += paidOrders;
	side.sales += sales;
	side.revenue += revenue;
	if (orders > 0) side.buyers += 1;
	if (orders > 1) side.boughtTwice += 1;
	if (score >= 9) side.promoters += 1;
	else if (score >= 7) side.passives += 1;
	else if (score >= 0) side.detractors += 1;
}

/** Those who are in `all` and not in `part`. */
export function others(all: Side, part: Side): Side {
	return Object.fromEntries(COUNTS.map((count) => [count, all[count] - part[count]])) as Side;
}

/** The figure of one side. The net promoter score is a mean of −100, 0 and 100. */
export function figureOf(side: Side, metric: AutomationMetric): Rate {
	const { customers, promoters, passives, detractors } = side;
	switch (metric) {
		case 'buyerShare':
			return rate(side.buyers, customers, NOBODY);
		case 'boughtTwiceShare':
			return rate(side.boughtTwice, customers, NOBODY);
		case 'ordersPerCustomer':
			return rate(side.orders, customers, NOBODY);
		case 'revenuePerCustomer':
			return rate(side.revenue, customers, NOBODY);
		case 'averageOrderValue':
			return rate(side.sales, side.paidOrders, 'No order of these customers has a value');
		case 'netPromoterScore':
			return rate(
				100 * (promoters - detractors),
				promoters + passives + detractors,
				'None of these customers has answered',
			);
	}
}

const NOBODY = 'There is no such customer';
