import { ordersOf } from '../../../core/simulate/shop/orders';
import { defineOperation } from '../../shared/operation';
import { fields } from '../fields';
import { datedItems } from '../items';
import { settings, setUp } from '../settings';

/** No input rows; one item per row of the shop's order export out, by date. */
export const orders = defineOperation({
	value: 'orders',
	name: 'Get Orders',
	action: 'Get sample orders',
	description: 'What was bought, when, by whom, for how much; refunds as rows of their own',
	fields,
	params: settings,
	rows: {},

	run(_rows, params, context) {
		const { shop, written } = setUp(params, context);
		return datedItems(
			shop,
			(customer) => ordersOf(shop, customer),
			(order) => ({
				order_id: order.id,
				order_date: written(order.minute),
				customer_email: order.email,
				customer_name: order.name,
				amount: order.amount,
				currency: shop.currency,
				status: order.status,
				channel: order.channel,
				country: order.country,
				refunded_order_id: order.refundedOrder,
			}),
		);
	},
});
