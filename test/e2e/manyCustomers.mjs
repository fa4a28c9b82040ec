// @ts-check
/**
 * Customers for the end-to-end tests, seeded and made of nothing of ours: each has a rhythm of its own, some
 * stayed away at some point, most agreed to be written to.
 *
 * @typedef {{ orderId: string, daysAgo: number, amount: number }} Order
 * @typedef {{ id: string, email: string, firstName: string, lastName: string, orders: Order[], consent: 'granted' | 'withdrawn' | 'none' }} Customer
 */

const firstNames =
	'Ada Ben Chloé Dora Emil Fay Gus Hana Ivo Jana Kofi Lena Milo Nora Otto Pia Quinn Rosa Sam Tess'.split(
		' ',
	);
const lastNames =
	'Abel Brandt Costa Duarte Ek Fischer Gill Hahn Ito Jansen Klein Lopez Marsh Novak O’Hara Pohl Reyes Stein Tamm Weiß'.split(
		' ',
	);

/** @param {{ count: number, seed: number }} wanted @returns {Customer[]} */
export function manyCustomers({ count, seed }) {
	const chance = chancesOf(seed);
	/** @param {readonly string[]} list */
	const oneOf = (list) => String(list[Math.floor(chance() * list.length)]);
	return Array.from({ length: count }, (_, at) => {
		const id = `many-${at + 1}`;
		const agreed = chance();
		return {
			id,
			email: `${id}@shop.example.com`,
			firstName: oneOf(firstNames),
			lastName: oneOf(lastNames),
			orders: ordersOf(id, chance),
			consent: agreed < 0.8 ? 'granted' : agreed < 0.9 ? 'withdrawn' : 'none',
		};
	});
}

/** @param {string} id @param {() => number} chance @returns {Order[]} newest first */
function ordersOf(id, chance) {
	const rhythm = 10 + chance() * 60;
	const first = 200 + chance() * 400;
	// Four in ten stopped coming at some time after their first order.
	const stopped = chance() < 0.4 ? chance() * first : 0;
	const usual = 12 + chance() * 60;
	/** @type {Order[]} */
	const orders = [];
	for (let ago = first; ago > Math.max(stopped, 1); ago -= rhythm * (0.4 + 1.2 * chance())) {
		orders.unshift({
			orderId: `${id}-${orders.length + 1}`,
			daysAgo: Math.floor(ago),
			amount: Math.round(100 * usual * (0.6 + 0.8 * chance())) / 100,
		});
	}
	return orders;
}

/** Mulberry32, by Tommy Ettinger (public domain). @param {number} seed @returns {() => number} in [0, 1) */
export function chancesOf(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
