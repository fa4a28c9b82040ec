// @ts-check
/** Made-up customers, the same for the same number: days since the last order, orders, spend. */
import { builtClusters } from './builtClusters.mjs';

/** @param {number} count @returns {number[][]} */
export function madeUpCustomers(count) {
	const random = builtClusters().randomStream(1);
	return Array.from({ length: count }, () => {
		const orders = 1 + Math.floor(-3 * Math.log(random()));
		const days = Math.floor((-300 / Math.sqrt(orders)) * Math.log(random()));
		const value = Math.exp(3 + random() + random() + random());
		return [days, orders, Math.round(100 * orders * value) / 100];
	});
}
