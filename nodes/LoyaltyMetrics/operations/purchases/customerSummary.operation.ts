import { z } from 'zod/v4';

import { customerSummaries, type CustomerSummary } from '../../../../core/metrics/customerSummary';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import { CHUNK, inChunks, type Steps } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import {
	observationEnd,
	observationEndSetting,
	staleHint,
} from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation, type Origin, type OutputItem } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { simplifyField } from '../../../shared/simplifyField';
import { tidyMoney } from '../../../shared/tidyMoney';

/** Orders in; one item per customer out, in the order of first appearance. */
export const customerSummary = defineOperation({
	value: 'customerSummary',
	name: 'Customer Summary',
	action: 'Summarize customers',
	description: 'One item per customer: orders, revenue, first and last order, days between orders',
	fields: [...orderColumns, observationEndField, simplifyField, ...orderRules],
	params: orderSettings.extend({ observationEnd: observationEndSetting, simplify: z.boolean() }),
	rows: { orders: readOrders },

	*run({ orders }: { orders: OrderRows }, params, context) {
		const { log, lastDay, timeZone } = orders;
		const { end } = observationEnd(params.observationEnd, lastDay, timeZone);
		const stale = staleHint(lastDay, context, timeZone);
		if (stale) context.hint(stale);

		const purchases = yield* purchaseOccasions(log, end, params.sameDayOrders);
		const summaries = yield* customerSummaries(log, purchases, end);
		const origins = yield* originsByCustomer(orders);
		const output: OutputItem[] = [];
		for (const summary of summaries) {
			if (output.length % CHUNK === 0) yield;
			const lean = leanItem(summary, log.customers[summary.customer], end);
			const json = params.simplify
				? lean
				: Object.assign(lean, modelInputs(summary), { currency: log.currency, timeZone });
			output.push({ json, from: [origins(summary.customer)] });
		}
		return output;
	},
});

function leanItem(summary: CustomerSummary, customer: string, end: number) {
	const { firstDay, lastDay, monetaryValue } = summary;
	return {
		customer,
		orders: summary.orders,
		revenue: tidyMoney(summary.revenue),
		monetaryValue: monetaryValue === null ? null : tidyMoney(monetaryValue),
		firstOrderDate: firstDay === null ? null : isoDay(firstDay),
		lastOrderDate: lastDay === null ? null : isoDay(lastDay),
		daysSinceLastPurchase: summary.daysSinceLastPurchase,
		averageDaysBetweenOrders: summary.averageDaysBetweenOrders,
		observationEnd: isoDay(end),
		reason: reasonFor(summary),
	};
}

/** x, tₓ and T of the purchase models, in days. */
function modelInputs({ frequency, recency, age }: CustomerSummary) {
	return { frequency, recency, age };
}

function reasonFor({ orders }: CustomerSummary): string | null {
	if (orders === 0) return 'Only refunds so far, so there are no order dates and no averages';
	if (orders === 1) return 'One order so far, so there is no repeat order to average';
	return null;
}

/** The items of each customer, side by side in one column: a counting sort. */
function* originsByCustomer({
	log,
	customerOfItem,
}: OrderRows): Steps<(customer: number) => Origin> {
	const ends = new Int32Array(log.customers.length + 1);
	const items = new Int32Array(customerOfItem.length);
	yield* inChunks(customerOfItem.length, (from, to) => {
		for (let item = from; item < to; item++) ends[customerOfItem[item] + 1] += 1;
	});
	// Place 0 counted items without a customer; now it holds where the first customer begins.
	ends[0] = 0;
	for (let customer = 1; customer < ends.length; customer++) ends[customer] += ends[customer - 1];
	const begins = ends.slice();
	yield* inChunks(customerOfItem.length, (from, to) => {
		for (let item = from; item < to; item++) {
			const customer = customerOfItem[item];
			if (customer >= 0) items[begins[customer]++] = item;
		}
	});
	return (customer) => ({ input: 'orders', items, from: ends[customer], to: ends[customer + 1] });
}
