/** Statuses of subscriptions that were set up and never began: Stripe, Chargebee, Recurly, WooCommerce, plain lists. */
const NOT_STARTED = new Set([
	...['incomplete', 'incompleteexpired', 'future', 'pending', 'draft', 'autodraft', 'trash'],
	...['failed', 'ausstehend', 'entwurf', 'enattente', 'brouillon'],
]);

/** Compares without case, spaces, underscores and hyphens, and without WooCommerce's prefix `wc-`. */
export function hasNotStarted(status: unknown): boolean {
	if (typeof status !== 'string') return false;
	const key = status
		.trim()
		.toLowerCase()
		.replace(/^wc-/, '')
		.replace(/[\s_-]+/g, '');
	return NOT_STARTED.has(key);
}
