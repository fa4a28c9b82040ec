// @ts-check
/** The customers of UCI Online Retail as clusters see them: days since the last order, orders, spend. */
import { allLines, isClean, settings } from '../figures/onlineRetail.mjs';
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';

/**
 * By ascending customer number; what was cancelled is left out.
 *
 * @param {import('../loyaltyMetrics.mjs').LoyaltyMetricsModule} node
 * @returns {Promise<number[][]>}
 */
export async function retailCustomers(node) {
	const { items } = await runLoyaltyMetrics(
		node,
		allLines()
			.filter(isClean)
			.map((json) => ({ json })),
		{ operation: 'customerSummary', parameters: settings },
	);
	return items
		.map(({ json }) => json)
		.sort((one, other) => Number(one.customer) - Number(other.customer))
		.map(({ daysSinceLastPurchase, orders, revenue }) => [daysSinceLastPurchase, orders, revenue]);
}
