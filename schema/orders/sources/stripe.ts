import type { OrderSource } from '../source';

/** Charges of Stripe's API; a charge says itself how much of it was refunded. */
export const stripeCharges: OrderSource = {
	name: 'Stripe charges',
	signature: ['amount', 'amount_refunded', 'created', 'currency', 'status'],
	columns: {
		customer: ['customer', 'billing_details.email', 'receipt_email'],
		date: ['created'],
		amount: ['amount'],
		orderId: ['id'],
		status: ['status'],
		currency: ['currency'],
		refund: ['amount_refunded'],
		// Only refund objects have it.
		refundedOrder: ['charge'],
	},
	minorUnits: 'stripe',
	decimalPoint: true,
	carriesRefunds: true,
	leftOut: ({ livemode, captured }) => {
		if (livemode === false) return 'test';
		return captured === false ? 'notCaptured' : undefined;
	},
};

/** Invoices of Stripe's API. */
export const stripeInvoices: OrderSource = {
	name: 'Stripe invoices',
	signature: ['amount_due', 'amount_paid', 'created', 'currency', 'status'],
	columns: {
		customer: ['customer', 'customer_email'],
		date: ['status_transitions.paid_at', 'created'],
		amount: ['amount_paid'],
		orderId: ['id'],
		status: ['status'],
		currency: ['currency'],
		refund: ['post_payment_credit_notes_amount'],
	},
	minorUnits: 'stripe',
	decimalPoint: true,
	leftOut: ({ livemode }) => (livemode === false ? 'test' : undefined),
};
