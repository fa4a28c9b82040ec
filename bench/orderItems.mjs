// @ts-check
/** Made-up orders of one shop, the same for the same numbers. One function alone: a Code node carries it too. */

/**
 * @typedef {object} OrderItem
 * @property {string} order_id
 * @property {string} customer_email
 * @property {string} order_date ISO 8601 in UTC, from old to new
 * @property {number} total
 * @property {string} currency
 * @property {string} status
 */

/**
 * Each order is of a new customer or of an earlier one, older customers more often; every
 * fiftieth or so is the same customer's again within minutes. Two years, whatever the count.
 *
 * @param {number} orders
 * @param {number} customers how many different ones exactly; at most `orders`
 * @returns {Generator<OrderItem>}
 */
export function* orderItems(orders, customers) {
	let state = 20261122;
	/** mulberry32 (Tommy Ettinger, public domain) */
	const random = () => {
		state = (state + 0x6d2b79f5) | 0;
		let bits = Math.imul(state ^ (state >>> 15), state | 1);
		bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	};
	const first = ['ada', 'ben', 'carla', 'deniz', 'emil', 'fatou', 'george', 'hannah', 'ines', 'jo'];
	const last = ['lindqvist', 'okafor', 'smith', 'garcia', 'novak', 'li', 'haddad', 'brown'];
	const begin = Date.UTC(2024, 0, 1);
	const span = 731 * 86400000;
	let known = 0;
	let who = 0;
	for (let order = 0; order < orders; order++) {
		const isNew = random() < (customers - known) / (orders - order);
		if (isNew) who = known++;
		else if (random() > 0.02) who = Math.floor(known * random() ** 1.7);
		const name = `${first[who % 10]}.${last[(who >> 3) % 8]}`;
		const spread = Math.exp(0.7 * (random() + random() + random() + random() - 2));
		yield {
			order_id: `#${100001 + order}`,
			customer_email: `${name}${who}@shop.example`,
			order_date: new Date(begin + Math.floor((span * order) / orders)).toISOString(),
			total: Math.round(4200 * spread) / 100,
			currency: 'EUR',
			status: 'paid',
		};
	}
}
