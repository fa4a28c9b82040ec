// Orders of a made-up shop whose customers buy as a model says, on days up to `end`.
// @ts-check

const { randomStream } = require('../../../core/numeric/random');
const {
	betaVariate,
	exponentialVariate,
	gammaVariate,
} = require('../../../core/numeric/randomVariates');

/**
 * @typedef {object} ShopKind
 * @property {number} customers
 * @property {number} days how long the shop has been open on the day looked from
 * @property {readonly [number, number]} [rate] r and α of the rates at which customers buy
 * @property {readonly [number, number]} [leaving] a and b of their chances to leave after a purchase
 * @property {number} [regular] 1: at random; the more, the more like clockwork
 * @property {number} [busyFrom] the first day of a time of every year in which five times as much is bought
 * @property {number} [busyDays]
 */

/** @param {ShopKind & { end: number, reversed?: boolean }} kind */
function riskShop({ customers, days, end, reversed = false, ...kind }) {
	const { rate: [r, alpha] = [1.1, 55], leaving: [a, b] = [0.9, 3], regular = 1 } = kind;
	const { busyFrom, busyDays = 0 } = kind;
	const peak = busyFrom === undefined ? 1 : 5;
	const firstDay = 10_000 - days + 1;
	/** @type {Array<{ customer: string, day: number, sales: number }>} */
	const orders = [];
	for (let number = 0; number < customers; number++) {
		const random = randomStream(7, number);
		const rate = gammaVariate(r, random) / alpha;
		const dropout = betaVariate(a, b, random);
		const worth = 10 + 30 * random();
		let day = firstDay + random() * days;
		while (day < end + 1) {
			orders.push({ customer: `c${number}`, day: Math.floor(day), sales: worth });
			if (random() < dropout) break;
			let isBought = false;
			while (!isBought && day < end + 1) {
				for (let part = 0; part < regular; part++) {
					day += exponentialVariate(1 / (rate * regular * peak), random);
				}
				const into = busyFrom === undefined ? -1 : (((day - busyFrom) % 365) + 365) % 365;
				isBought = peak === 1 || into < busyDays || random() < 1 / peak;
			}
		}
	}
	if (reversed) orders.reverse();
	const keys = [...new Set(orders.map(({ customer }) => customer))];
	const numberOf = new Map(keys.map((key, number) => [key, number]));
	const none = new Int32Array(0);
	return {
		firstDay,
		log: {
			customers: keys,
			orders: {
				customer: Int32Array.from(orders, ({ customer }) => numberOf.get(customer) ?? -1),
				day: Int32Array.from(orders, ({ day }) => day),
				sales: Float64Array.from(orders, ({ sales }) => sales),
				refunded: new Float64Array(orders.length),
			},
			refunds: { customer: none, day: none, amount: new Float64Array(0) },
			firstOrderDay: null,
			currency: null,
		},
	};
}

module.exports = { riskShop };
