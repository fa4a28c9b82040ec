// @ts-check
/** Made-up customer summaries, the same for the same number: many with one order, few with dozens. */

/** @param {number} customers */
export function madeUpSummaries(customers) {
	let state = 20261122;
	/** mulberry32 (Tommy Ettinger, public domain) */
	const random = () => {
		state = (state + 0x6d2b79f5) | 0;
		let bits = Math.imul(state ^ (state >>> 15), state | 1);
		bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	};
	return Array.from({ length: customers }, (_, at) => {
		const orders = Math.ceil(1 / (random() + 0.02));
		return {
			customer: `customer${at}@shop.example`,
			orders,
			revenue: Math.round(orders * 4200 * (0.4 + random())) / 100,
			daysSinceLastPurchase: Math.floor(700 * random() ** 2),
		};
	});
}
