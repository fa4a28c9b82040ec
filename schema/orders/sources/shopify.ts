import { isBlank } from '../../values/found';
import type { Item } from '../../parse';
import type { OrderSource } from '../source';

/**
 * Shopify's CSV export of orders: one row per line item; the order's total, status and payment stand on
 * its first row only.
 */
export const shopifyExport: OrderSource = {
	name: 'Shopify export',
	signature: ['Name', 'Financial Status', 'Created at', 'Total'],
	columns: {
		customer: ['Email'],
		date: ['Created at'],
		amount: ['Total'],
		orderId: ['Name'],
		status: ['Financial Status'],
		currency: ['Currency'],
		refund: ['Refunded Amount'],
	},
	decimalPoint: true,
	repeatsTotals: true,
	leftOut: (item) => {
		// The export has no test column; test payments go through Shopify's "Bogus Gateway".
		if (/\bbogus\b/i.test(String(item['Payment Method'] ?? ''))) return 'test';
		return isBlank(item['Cancelled at']) ? undefined : 'cancelled';
	},
};

/** Orders of Shopify's REST Admin API, as n8n's Shopify node returns them (version 2024-07). */
export const shopifyApi: OrderSource = {
	name: 'Shopify',
	signature: ['financial_status', 'created_at', 'total_price'],
	columns: {
		customer: ['email', 'customer.email', 'customer.id'],
		date: ['created_at'],
		amount: ['total_price'],
		orderId: ['id'],
		status: ['financial_status'],
		currency: ['currency'],
	},
	decimalPoint: true,
	sixtyDays: true,
	refunds: (item) =>
		objectsIn(item.refunds)
			.flatMap((refund) => objectsIn(refund.transactions))
			.filter(({ kind, status }) => kind === 'refund' && status === 'success')
			.map(({ amount }) => amount),
	leftOut: (item) => {
		if (item.test === true) return 'test';
		return isBlank(item.cancelled_at) ? undefined : 'cancelled';
	},
};

function objectsIn(value: unknown): Item[] {
	if (!Array.isArray(value)) return [];
	return value.filter((entry): entry is Item => typeof entry === 'object' && entry !== null);
}
