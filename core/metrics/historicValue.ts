import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { sampleOf, type Sample } from '../numeric/welchInterval';
import { CHUNK, type Steps } from '../steps';
import type { CustomerRevenue } from './customerRevenue';
import { rate, type Rate } from './rate';

/** What customers have been worth so far: (sales − refunds) × margin of each one who bought. */
export type HistoricValue = Readonly<{
	/** Customers with a purchase. */
	customers: number;
	purchases: number;
	/** Of all customers, those with refunds only included. */
	total: number;
	/** Total / customers. */
	mean: Rate;
	/** Half of the customers are worth less; null without one. */
	median: number | null;
	highest: number | null;
	/** The most valuable tenth of the customers, rounded up. */
	top: Readonly<{ customers: number; mean: Rate }>;
	/** Customers without a purchase who got money back: the purchase lies before these orders. */
	refundsOnly: number;
	/** The values of customers with a purchase: for intervals. */
	values: Sample;
}>;

/** @param margin 0 to 1; 1 counts revenue instead of profit */
export function* historicValue(
	{ purchases, revenue, refunded }: CustomerRevenue,
	margin: number,
): Steps<HistoricValue> {
	const values = new Float64Array(revenue.length);
	let customers = 0;
	let count = 0;
	let refundsOnly = 0;
	let withoutPurchase = 0;
	for (let who = 0; who < revenue.length; who++) {
		if (who % CHUNK === 0) yield;
		count += purchases[who];
		if (purchases[who] > 0) values[customers++] = revenue[who] * margin;
		else if (refunded[who] === 1) {
			refundsOnly += 1;
			withoutPurchase += revenue[who] * margin;
		}
	}
	// Added up from the smallest, so that the sequence of the rows cannot reach the last digits.
	const sorted = yield* ascending(values.subarray(0, customers));
	const sumFrom = (from: number) => sorted.subarray(from).reduce((sum, value) => sum + value, 0);
	const total = sumFrom(0) + withoutPurchase;
	const leaders = Math.ceil(customers / 10);
	const nobody = 'No known customer has bought';
	return {
		customers,
		purchases: count,
		total,
		mean: rate(total, customers, nobody),
		median: customers > 0 ? quantile(sorted, 0.5) : null,
		highest: customers > 0 ? sorted[customers - 1] : null,
		top: { customers: leaders, mean: rate(sumFrom(customers - leaders), leaders, nobody) },
		refundsOnly,
		values: sampleOf(sorted),
	};
}
