import type { Item } from '../../parse';
import type { OrderSource } from '../source';

/** Payments of Square's API; a payment says itself how much of it was refunded. */
export const squarePayments: OrderSource = {
	name: 'Square payments',
	signature: ['amount_money', 'created_at', 'status'],
	columns: {
		customer: ['customer_id', 'buyer_email_address'],
		date: ['created_at'],
		amount: ['amount_money.amount'],
		orderId: ['id'],
		status: ['status'],
		currency: ['amount_money.currency'],
		// Only refund objects have it.
		refundedOrder: ['payment_id'],
	},
	minorUnits: 'iso',
	decimalPoint: true,
	carriesRefunds: true,
	refunds: (item) => {
		const refunded = amountIn(item, 'refunded_money');
		if (refunded === undefined) return [];
		// A refund may give back the tip, which is no part of the sale.
		const withTip = refunded > 0 && refunded <= (amountIn(item, 'total_money') ?? 0);
		return [withTip ? Math.min(refunded, amountIn(item, 'amount_money') ?? refunded) : refunded];
	},
};

/** Orders of Square's API. */
export const squareOrders: OrderSource = {
	name: 'Square orders',
	signature: ['total_money', 'created_at', 'state', 'location_id'],
	columns: {
		customer: ['customer_id'],
		date: ['closed_at', 'created_at'],
		amount: ['total_money.amount'],
		orderId: ['id'],
		status: ['state'],
		currency: ['total_money.currency'],
		refund: ['return_amounts.total_money.amount'],
	},
	minorUnits: 'iso',
	decimalPoint: true,
};

function amountIn(item: Item, field: string): number | undefined {
	const amount = (item[field] as { amount?: unknown } | null | undefined)?.amount;
	return typeof amount === 'number' ? amount : undefined;
}
