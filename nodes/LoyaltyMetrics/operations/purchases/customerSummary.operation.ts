import { z } from 'zod/v4';

import {
	customerHistories,
	summaryOf,
	type CustomerSummary,
} from '../../../../core/metrics/customerSummary';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import { placesByKey } from '../../../../core/numeric/placesByKey';
import { isoDay } from '../../../../schema/calendarDay';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { lookBack } from '../../../shared/lookBack';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation } from '../../../shared/operation';
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
		const { log, customerOfItem, timeZone } = orders;
		const { end } = lookBack(orders, params.observationEnd, context);
		const inOrder = yield* purchaseOccasions(log, end, 'separate');
		const histories = yield* customerHistories(log, inOrder, end, params.sameDayOrders);
		const { begins, places: items } = yield* placesByKey(
			customerOfItem,
			customerOfItem.length,
			log.customers.length,
		);
		const itemOf = params.simplify ? leanItem : fullItem;
		const of = { end: isoDay(end), currency: log.currency, timeZone };
		return {
			length: histories.customers.length,
			at(index: number) {
				const customer = histories.customers[index];
				const json = itemOf(summaryOf(histories, customer), log.customers[customer], of);
				const from = { input: 'orders', items, from: begins[customer], to: begins[customer + 1] };
				return { json, from };
			},
		};
	},
});

/** What is the same for all customers. */
type Frame = Readonly<{ end: string; currency: string | null; timeZone: string }>;

function leanItem(summary: CustomerSummary, customer: string, { end }: Frame) {
	return {
		customer,
		orders: summary.orders,
		revenue: tidyMoney(summary.revenue),
		monetaryValue: tidyOrNull(summary.monetaryValue),
		firstOrderDate: dateOrNull(summary.firstDay),
		lastOrderDate: dateOrNull(summary.lastDay),
		daysSinceLastPurchase: summary.daysSinceLastPurchase,
		averageDaysBetweenOrders: summary.averageDaysBetweenOrders,
		observationEnd: end,
		reason: reasonFor(summary),
	};
}

/** With x, tₓ and T of the purchase models, in days. Written out, because V8 copies objects fifty times as slowly. */
function fullItem(summary: CustomerSummary, customer: string, { end, currency, timeZone }: Frame) {
	return {
		customer,
		orders: summary.orders,
		revenue: tidyMoney(summary.revenue),
		monetaryValue: tidyOrNull(summary.monetaryValue),
		firstOrderDate: dateOrNull(summary.firstDay),
		lastOrderDate: dateOrNull(summary.lastDay),
		daysSinceLastPurchase: summary.daysSinceLastPurchase,
		averageDaysBetweenOrders: summary.averageDaysBetweenOrders,
		observationEnd: end,
		reason: reasonFor(summary),
		frequency: summary.frequency,
		recency: summary.recency,
		age: summary.age,
		currency,
		timeZone,
	};
}

const tidyOrNull = (amount: number | null) => (amount === null ? null : tidyMoney(amount));
const dateOrNull = (day: number | null) => (day === null ? null : isoDay(day));

function reasonFor({ orders }: CustomerSummary): string | null {
	if (orders === 0) return 'Only refunds so far, so there are no order dates and no averages';
	if (orders === 1) return 'One order so far, so there is no repeat order to average';
	return null;
}
