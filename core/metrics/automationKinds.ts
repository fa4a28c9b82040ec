/** Which kind of automation is meant to move which metric: a convention of this project, not a finding. */
export type AutomationKind = 'marketing' | 'sales' | 'service';

export type AutomationMetric =
	| 'buyerShare'
	| 'boughtTwiceShare'
	| 'ordersPerCustomer'
	| 'revenuePerCustomer'
	| 'averageOrderValue'
	| 'netPromoterScore';

/** Every metric, in the order in which they are shown. */
export const AUTOMATION_METRICS: readonly AutomationMetric[] = [
	'buyerShare',
	'boughtTwiceShare',
	'ordersPerCustomer',
	'revenuePerCustomer',
	'averageOrderValue',
	'netPromoterScore',
];

/** Marketing brings people to the shop, sales makes a visit worth more, service makes people content and come back. */
export const MEANT_TO_MOVE: Readonly<Record<AutomationKind, readonly AutomationMetric[]>> = {
	marketing: ['buyerShare', 'ordersPerCustomer', 'revenuePerCustomer'],
	sales: ['revenuePerCustomer', 'averageOrderValue'],
	service: ['boughtTwiceShare', 'netPromoterScore'],
};
