import { refundedOf } from '../../../../core/metrics/orderLog';
import { CHUNK } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { orderFields } from '../../../shared/orderFields';
import { tidyMoney } from '../../../shared/tidyMoney';

/** Orders as any source writes them in; one clean item per order out, and one per refund that names no order. */
export const orderList = defineOperation({
	value: 'orderList',
	name: 'Order List',
	action: 'List orders',
	description: 'One clean item per order, the same columns whatever the source: to keep in a table',
	fields: orderFields,
	params: orderSettings,
	rows: { orders: readOrders },

	*run({ orders }: { orders: OrderRows }) {
		const { log, itemOfOrder, itemOfRefund, orderNumber } = orders;
		const customerOf = (customer: number) => (customer < 0 ? null : log.customers[customer]);
		const output: OutputItem[] = [];
		for (let order = 0; order < itemOfOrder.length; order++) {
			if (order % CHUNK === 0) yield;
			const json = {
				order_id: orderNumber(order) || null,
				order_date: isoDay(log.orders.day[order]),
				customer: customerOf(log.orders.customer[order]),
				amount: tidyMoney(log.orders.sales[order]),
				refunded: tidyMoney(refundedOf(log.orders.refunded, order)),
				currency: log.currency,
				status: 'completed',
			};
			output.push({
				json,
				from: [{ input: 'orders', items: [itemOfOrder[order]], from: 0, to: 1 }],
			});
		}
		for (let refund = 0; refund < itemOfRefund.length; refund++) {
			if (refund % CHUNK === 0) yield;
			const json = {
				order_id: null,
				order_date: isoDay(log.refunds.day[refund]),
				customer: customerOf(log.refunds.customer[refund]),
				amount: tidyMoney(-log.refunds.amount[refund]),
				refunded: 0,
				currency: log.currency,
				status: 'refund',
			};
			output.push({
				json,
				from: [{ input: 'orders', items: [itemOfRefund[refund]], from: 0, to: 1 }],
			});
		}
		return output;
	},
});
