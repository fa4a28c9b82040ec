// @ts-check
/** The thirty customers of syncShop.mjs who have a name, and what has to come out of each. */

/** @typedef {import('./syncShop.mjs').Bought} Bought */

/** @param {number} daysAgo @param {number} amount @param {Partial<Bought>} [more] @returns {Bought} */
export const bought = (daysAgo, amount, more = {}) => ({ daysAgo, amount, ...more });

/**
 * Written by hand: who bought what, and what has to come out. One on each field, and those whom something special
 * happened to.
 *
 * @type {[name: string, bought: Bought[], segment: string, tier: string, orders: number, revenue: number, lastDaysAgo: number][]}
 */
export const named = [
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
