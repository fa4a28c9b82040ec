import type { OrderSource } from '../source';

/** Orders of WooCommerce's REST API v3, as n8n's WooCommerce node returns them. */
export const wooCommerceApi: OrderSource = {
	name: 'WooCommerce',
	signature: ['date_created', 'total', 'billing', 'status'],
	columns: {
		customer: ['billing.email', 'customer_id'],
		// In the shop's own time zone, so it is the shop's calendar day without conversion.
		date: ['date_created'],
		amount: ['total'],
		orderId: ['id'],
		status: ['status'],
		currency: ['currency'],
	},
	decimalPoint: true,
	refunds: ({ refunds }) =>
		Array.isArray(refunds)
			? refunds.map((refund: unknown) => (refund as { total?: unknown } | null)?.total)
			: [],
};

/**
 * The orders report of WooCommerce Analytics as CSV: net of tax and shipping, with each refund as a
 * further row of its order, negative. It knows customers by name only and no currency.
 */
export const wooCommerceExport: OrderSource = {
	name: 'WooCommerce export',
	signature: ['Order #', 'Date', 'Status', 'Customer'],
	columns: {
		customer: ['Customer'],
		date: ['Date'],
		amount: ['N. Revenue', 'Net Sales', 'Net sales'],
		orderId: ['Order #'],
		status: ['Status'],
	},
	namesOnly: true,
};
