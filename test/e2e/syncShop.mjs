// @ts-check
/**
 * A shop of 500 customers whose segments and tiers can be told by hand. Twenty customers stand on each field of
 * recency and frequency, so each fifth of either holds exactly one hundred, and a customer's score is the number of
 * the field. 25 customers spent 1,000 or more (the best 5 %), 75 from 300 to 999 (up to 20 %), 150 from 100 to 299
 * (up to 50 %).
 */

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

/** @param {number} daysAgo @param {number} amount @param {Partial<Bought>} [more] @returns {Bought} */
const bought = (daysAgo, amount, more = {}) => ({ daysAgo, amount, ...more });

/**
 * Written by hand: who bought what, and what has to come out. One on each field, and those whom something special
 * happened to.
 *
 * @type {[name: string, bought: Bought[], segment: string, tier: string, orders: number, revenue: number, lastDaysAgo: number][]}
 */
const named = [
	['anna', [bought(5, 40)], 'New Customers', '', 1, 40, 5],
	['bert', [bought(3, 60), bought(103, 60)], 'Potential Loyalists', 'Bronze', 2, 120, 3],
	[
		'cleo',
		[bought(4, 100), bought(104, 100), bought(204, 150)],
		'Potential Loyalists',
		'Silver',
		3,
		350,
		4,
	],
	[
		'dora',
		[bought(6, 10), bought(106, 10), bought(206, 10), bought(306, 10)],
		'Champions',
		'',
		4,
		40,
		6,
	],
	[
		'emil',
		[bought(7, 300), bought(107, 300), bought(207, 300), bought(307, 300), bought(407, 300)],
		'Champions',
		'Gold',
		5,
		1500,
		7,
	],
	['fred', [bought(21, 1200)], 'Promising', 'Gold', 1, 1200, 21],
	['gina', [bought(22, 20), bought(122, 30)], 'Potential Loyalists', '', 2, 50, 22],
	[
		'hugo',
		[bought(23, 50), bought(123, 50), bought(223, 50)],
		'Potential Loyalists',
		'Bronze',
		3,
		150,
		23,
	],
	[
		'ines',
		[bought(24, 100), bought(124, 100), bought(224, 100), bought(324, 100)],
		'Loyal',
		'Silver',
		4,
		400,
		24,
	],
	[
		'jack',
		[bought(25, 10), bought(125, 10), bought(225, 10), bought(325, 10), bought(425, 10)],
		'Loyal',
		'',
		5,
		50,
		25,
	],
	['kaya', [bought(41, 30)], 'About to Sleep', '', 1, 30, 41],
	['liam', [bought(42, 250), bought(142, 250)], 'About to Sleep', 'Silver', 2, 500, 42],
	[
		'mona',
		[bought(43, 50), bought(143, 50), bought(243, 50)],
		'Need Attention',
		'Bronze',
		3,
		150,
		43,
	],
	[
		'nora',
		[bought(44, 500), bought(144, 500), bought(244, 500), bought(344, 300)],
		'Loyal',
		'Gold',
		4,
		1800,
		44,
	],
	[
		'olga',
		[bought(45, 30), bought(145, 30), bought(245, 30), bought(345, 30), bought(445, 30)],
		'Loyal',
		'Bronze',
		5,
		150,
		45,
	],
	['paul', [bought(61, 310)], 'Hibernating', 'Silver', 1, 310, 61],
	['quin', [bought(62, 15), bought(162, 15)], 'Hibernating', '', 2, 30, 62],
	['rosa', [bought(63, 20), bought(163, 20), bought(263, 20)], 'At Risk', '', 3, 60, 63],
	[
		'sven',
		[bought(64, 50), bought(164, 50), bought(264, 50), bought(364, 50)],
		'At Risk',
		'Bronze',
		4,
		200,
		64,
	],
	[
		'tina',
		[bought(65, 400), bought(165, 400), bought(265, 400), bought(365, 400), bought(465, 300)],
		"Can't Lose",
		'Gold',
		5,
		1900,
		65,
	],
	['udo', [bought(81, 12)], 'Hibernating', '', 1, 12, 81],
	['vera', [bought(82, 80), bought(182, 80)], 'Hibernating', 'Bronze', 2, 160, 82],
	['walt', [bought(83, 200), bought(183, 200), bought(283, 200)], 'At Risk', 'Silver', 3, 600, 83],
	[
		'xena',
		[bought(84, 20), bought(184, 20), bought(284, 20), bought(384, 20)],
		'At Risk',
		'',
		4,
		80,
		84,
	],
	[
		'yann',
		[bought(85, 90), bought(185, 90), bought(285, 90), bought(385, 90), bought(485, 90)],
		"Can't Lose",
		'Silver',
		5,
		450,
		85,
	],
	// Writes the address in two ways.
	[
		'zoe',
		[bought(5, 25, { email: 'Zoe@Example.com' }), bought(105, 25)],
		'Potential Loyalists',
		'',
		2,
		50,
		5,
	],
	// A part came back: 350 less 150.
	['part', [bought(42, 350, { refunded: 150 })], 'About to Sleep', 'Bronze', 1, 200, 42],
	// All of one order came back: it stays an order, worth nothing.
	[
		'back',
		[bought(62, 500, { refunded: 500, status: 'refunded' }), bought(162, 20)],
		'Hibernating',
		'',
		2,
		20,
		62,
	],
	// Orders that were cancelled or not paid count for nothing.
	[
		'void',
		[bought(2, 999, { status: 'cancelled' }), bought(3, 999, { status: 'failed' }), bought(86, 70)],
		'Hibernating',
		'',
		1,
		70,
		86,
	],
	// Will order no more: the last order is going to be cancelled (see the test).
	[
		'swap',
		[bought(8, 10), bought(87, 10), bought(187, 10), bought(287, 10), bought(387, 10)],
		'Champions',
		'',
		5,
		50,
		8,
	],
];

/** Draws that are the same in every run. @param {number} seed */
function drawn(seed) {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

/** @returns {Customer[]} the named ones first; the others fill up each field to 20, and each tier to its places */
export function customers() {
	const first = named.map(([name, list, segment, tier, orders, revenue, lastDaysAgo]) => ({
		...{ email: `${name}@example.com`, bought: list, segment, tier, orders, revenue },
		...{ lastDaysAgo, isNamed: true },
	}));
	const draw = drawn(7);
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
				const [place] = places.splice(Math.floor(draw() * places.length), 1);
				if (!place) throw new Error('The tiers have too few places');
				const { tier, from, to } = place;
				const lastDaysAgo = newest + Math.floor(draw() * (oldest - newest + 1));
				const least = Math.ceil(from / frequency);
				const amount = least + Math.floor(draw() * (Math.floor(to / frequency) - least + 1));
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
 * @param {number} id
 * @param {string} email
 * @param {Bought} bought
 * @param {string} [modified] by default when it was placed
 * @returns {import('../../playground/vendors/woocommerce.mjs').Order}
 */
export function wooOrder(
	id,
	email,
	{ daysAgo, amount, refunded = 0, status = 'completed', email: own },
	modified,
) {
	const created = `${dayBefore(daysAgo)}T10:${String(id % 60).padStart(2, '0')}:00`;
	return {
		...{ id, status, currency: 'EUR', date_created: created, date_created_gmt: created },
		date_modified_gmt: modified ?? created,
		total: amount.toFixed(2),
		billing: { email: own ?? email },
		refunds:
			refunded > 0 ? [{ id: 90_000 + id, reason: '', total: `-${refunded.toFixed(2)}` }] : [],
	};
}

/** @param {Customer[]} shop @returns {import('../../playground/vendors/woocommerce.mjs').Order[]} */
export function wooOrders(shop) {
	const all = shop.flatMap(({ email, bought: list }) => list.map((one) => ({ email, one })));
	return all.map(({ email, one }, at) => wooOrder(at + 1, email, one));
}
