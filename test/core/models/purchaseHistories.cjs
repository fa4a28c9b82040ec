// Purchase histories for tests: as columns from readable rows, and made up by seeded draws.
// @ts-check
const { randomStream } = require('../../../core/numeric/random');
const {
	betaVariate,
	exponentialVariate,
	gammaVariate,
} = require('../../../core/numeric/randomVariates');

/** @param {ReadonlyArray<readonly [number, number, number]>} rows x, tₓ, T of each customer */
function columnsOf(rows) {
	return {
		frequency: rows.map(([x]) => x),
		recency: rows.map(([, tx]) => tx),
		age: rows.map(([, , T]) => T),
	};
}

/**
 * Customers of ages from 20 to 60, each with a stream of random numbers of their own.
 *
 * @param {number} customers
 * @param {number} seed
 * @param {(random: () => number, age: number) => readonly number[]} purchaseTimes times of the repeat purchases
 * @returns {Array<[number, number, number]>}
 */
function histories(customers, seed, purchaseTimes) {
	return Array.from({ length: customers }, (_, customer) => {
		const random = randomStream(seed, customer);
		const age = 20 + 40 * random();
		const times = purchaseTimes(random, age);
		return [times.length, times.at(-1) ?? 0, age];
	});
}

/**
 * BG/NBD (`atFirst` false) or MBG/NBD: leaving after a purchase.
 *
 * @param {{ r: number, alpha: number, a: number, b: number }} model
 * @param {boolean} atFirst may a customer leave after the first purchase?
 */
function leavingAfterPurchase({ r, alpha, a, b }, atFirst) {
	return (/** @type {() => number} */ random, /** @type {number} */ age) => {
		const rate = gammaVariate(r, random) / alpha;
		const dropout = betaVariate(a, b, random);
		const times = [];
		let leaves = atFirst && random() < dropout;
		for (let time = exponentialVariate(1 / rate, random); time < age && !leaves; ) {
			times.push(time);
			leaves = random() < dropout;
			time += exponentialVariate(1 / rate, random);
		}
		return times;
	};
}

/** Pareto/NBD: leaving at any time. @param {{ r: number, alpha: number, s: number, beta: number }} model */
function leavingAtAnyTime({ r, alpha, s, beta }) {
	return (/** @type {() => number} */ random, /** @type {number} */ age) => {
		const rate = gammaVariate(r, random) / alpha;
		const lifetime = exponentialVariate(beta / gammaVariate(s, random), random);
		const end = Math.min(age, lifetime);
		const times = [];
		for (let time = exponentialVariate(1 / rate, random); time < end; ) {
			times.push(time);
			time += exponentialVariate(1 / rate, random);
		}
		return times;
	};
}

module.exports = { columnsOf, histories, leavingAfterPurchase, leavingAtAnyTime };
