/** The metrics of the automation scorecard as they are named, written and linked to what to look at. */
import type { AutomationMetric } from '../../../../core/metrics/automationKinds';
import type { Change } from '../../../../core/metrics/change';
import type { Rate } from '../../../../core/metrics/rate';
import { money, percent, percentagePoints } from '../../../shared/page/wording';
import { moneyRate, rateField, shareField } from '../../../shared/rateField';
import { tidyMoney } from '../../../shared/tidyMoney';

type Wording = Readonly<{
	name: string;
	format: (value: number, currency: string | null) => string;
	/** A difference, without its sign. */
	formatDifference: (value: number, currency: string | null) => string;
	field: (rate: Rate, window: string) => Record<string, unknown>;
	/** Money carries the dust of adding up. */
	isMoney: boolean;
	/** What to look at when customers with the automation fare worse. */
	lookAt: string;
}>;

const twoDecimals = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 });
const points = (value: number) => `${oneDecimal(value)} points`;
const oneDecimal = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 });

export const METRIC_WORDING: Readonly<Record<AutomationMetric, Wording>> = {
	buyerShare: {
		name: 'Customers who bought',
		format: percent,
		formatDifference: percentagePoints,
		field: shareField,
		isMoney: false,
		lookAt: 'Look at how often it writes, and to whom.',
	},
	boughtTwiceShare: {
		name: 'Customers who bought twice or more',
		format: percent,
		formatDifference: percentagePoints,
		field: shareField,
		isMoney: false,
		lookAt: 'Look at what it says after the first order.',
	},
	ordersPerCustomer: {
		name: 'Orders per customer',
		format: twoDecimals,
		formatDifference: twoDecimals,
		field: rateField,
		isMoney: false,
		lookAt: 'Look at how often it writes, and to whom.',
	},
	revenuePerCustomer: {
		name: 'Revenue per customer after refunds',
		format: money,
		formatDifference: money,
		field: moneyRate,
		isMoney: true,
		lookAt: 'Look at the discounts it gives, and at refunds.',
	},
	averageOrderValue: {
		name: 'Average order value',
		format: money,
		formatDifference: money,
		field: moneyRate,
		isMoney: true,
		lookAt: 'Look at the discounts it gives.',
	},
	netPromoterScore: {
		name: 'Net promoter score (would recommend, −100 to 100)',
		format: oneDecimal,
		formatDifference: points,
		field: rateField,
		isMoney: false,
		lookAt: 'Read what these customers wrote; a person should do it.',
	},
};

/** A difference as an output field. */
export function differenceField(metric: AutomationMetric, change: Change): Change {
	if (!METRIC_WORDING[metric].isMoney || change.difference === null) return change;
	const { difference, interval } = change;
	return {
		...change,
		difference: tidyMoney(difference),
		interval: interval && { low: tidyMoney(interval.low), high: tidyMoney(interval.high) },
	};
}
