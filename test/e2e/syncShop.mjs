// @ts-check
/**
 * A shop of 500 customers whose segments and tiers can be told by hand. Twenty customers stand on each field of
 * recency and frequency, so each fifth of either holds exactly one hundred, and a customer's score is the number of
 * the field. 25 customers spent 1,000 or more (the best 5 %), 75 from 300 to 999 (up to 20 %), 150 from 100 to 299
 * (up to 50 %).
 */

import { chancesOf } from './manyCustomers.mjs';
import { bought, named } from './syncNamed.mjs';

/**
 * @typedef {{ daysAgo: number, amount: number, refunded?: number, status?: string, email?: string }} Bought
 * @typedef {{ email: string, bought: Bought[], segment: string, tier: string, orders: number, revenue: number, lastDaysAgo: number, isNamed: boolean }} Customer
 * `segment`, `tier`, `orders`, `revenue`, `lastDaysAgo`: as they have to come out
 */

const DAY = 24 * 3_600_000;

/** The map of ten segments, as docs/models/rfm.md prints it: recency 5 to 1, and frequency 1 to 5 in each line. */
const MAP = {
	5: ['New Customers', 'Potential Loyalists', 'Potential Loyalists', 'Champions', 'Champions'],
	4: ['Promising', 'Potential Loyalists', 'Potential Loyalists', 'Loyal', 'Loyal'],
	3: ['About to Sleep', 'About to Sleep', 'Need Attention', 'Loyal', 'Loyal'],
	2: ['Hibernating', 'Hibernating', 'At Risk', 'At Risk', "Can't Lose"],
	1: ['Hibernating', 'Hibernating', 'At Risk', 'At Risk', "Can't Lose"],
};
/** Days since the last order: the first and the last day of each fifth. */
const BANDS = { 5: [2, 9], 4: [20, 28], 3: [40, 48], 2: [60, 68], 1: [80, 88] };
const PLACES = /** @type {const} */ ([
	['Gold', 25, 1000, 1999],
	['Silver', 75, 300, 999],
	['Bronze', 150, 100, 299],
	['', 250, 10, 99],
]);

/** @returns {Customer[]} the named ones first; the others fill up each field to 20, and each tier to its places */
export function customers() {
	const first = named.map(([name, list, segment, tier, orders, revenue, lastDaysAgo]) => ({
		...{ email: `${name}@example.com`, bought: list, segment, tier, orders, revenue },
		...{ lastDaysAgo, isNamed: true },
	}));
	const chance = chancesOf(7);
	const places = PLACES.flatMap(([tier, count, from, to]) => {
		const left = count - first.filter((one) => one.tier === tier).length;
		return Array.from({ length: left }, () => ({ tier, from, to }));
	});
	/** @type {Customer[]} */
	const others = [];
	for (const recency of /** @type {const} */ ([1, 2, 3, 4, 5])) {
		for (const frequency of [1, 2, 3, 4, 5]) {
			const [newest = 0, oldest = 0] = BANDS[recency];
			const here = first.filter(
				(one) => one.lastDaysAgo >= newest && one.lastDaysAgo <= oldest && one.orders === frequency,
			);
			for (let at = here.length; at < 20; at++) {
				const [place] = places.splice(Math.floor(chance() * places.length), 1);
				if (!place) throw new Error('The tiers have too few places');
				const { tier, from, to } = place;
				const lastDaysAgo = newest + Math.floor(chance() * (oldest - newest + 1));
				const least = Math.ceil(from / frequency);
				const amount = least + Math.floor(chance() * (Math.floor(to / frequency) - least + 1));
				others.push({
					email: `customer${others.length + 1}@example.com`,
					bought: Array.from({ length: frequency }, (_, past) =>
						bought(lastDaysAgo + 100 * past, amount),
					),
					...{ segment: String(MAP[recency][frequency - 1]), tier, orders: frequency },
					...{ revenue: amount * frequency, lastDaysAgo, isNamed: false },
				});
			}
		}
	}
	return [...first, ...others];
}

/** @param {number} daysAgo @returns {string} as in 2026-11-30 */
export function dayBefore(daysAgo) {
	return new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);
}

/**
 * Everything that was bought, numbered from 1.
 *
 * @template Order
 * @param {Customer[]} shop
 * @param {(id: number, email: string, bought: Bought) => Order} order as the shop's service has it
 */
export function ordersOf(shop, order) {
	const all = shop.flatMap(({ email, bought: list }) => list.map((one) => ({ email, one })));
	return all.map(({ email, one }, at) => order(at + 1, email, one));
}

/** @param {number} id @param {number} daysAgo @returns {string} when it was placed, in UTC */
const placed = (id, daysAgo) => `${dayBefore(daysAgo)}T10:${String(id % 60).padStart(2, '0')}:00`;

/**
 * @param {number} id
 * @param {string} email
 * @param {Bought} bought
 * @param {string} [modified] by default when it was placed
 * @returns {import('../../playground/vendors/woocommerce.mjs').Order}
 */
export function wooOrder(id, email, { daysAgo, status = 'completed', ...one }, modified) {
	const created = placed(id, daysAgo);
	return {
		...{ id, status, currency: 'EUR', date_created: created, date_created_gmt: created },
		date_modified_gmt: modified ?? created,
		total: one.amount.toFixed(2),
		billing: { email: one.email ?? email },
		refunds: one.refunded
			? [{ id: 90_000 + id, reason: '', total: `-${one.refunded.toFixed(2)}` }]
			: [],
	};
}

/**
 * @param {number} id
 * @param {string} email
 * @param {Bought} bought
 * @returns {import('../../playground/vendors/shopify.mjs').Order}
 */
export function shopifyOrder(id, email, { daysAgo, status, ...one }) {
	const created = `${placed(id, daysAgo)}Z`;
	const paid = one.refunded ? 'PARTIALLY_REFUNDED' : 'PAID';
	return {
		...{ name: `#${1000 + id}`, createdAt: created, updatedAt: created },
		...{ email: one.email ?? email, amount: one.amount, refunded: one.refunded ?? 0 },
		status: { refunded: 'REFUNDED', failed: 'VOIDED' }[status ?? ''] ?? paid,
		...(status === 'cancelled' && { cancelledAt: created }),
	};
}
