// @ts-check
/** Customer summaries of the small log in the tests of lifetimes and pymc-marketing. */
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';

const set = 'Small log of lifetimes and pymc-marketing';
const lifetimes = 'lifetimes test_utils.py';
const pymcMarketing = 'pymc-marketing clv test_utils.py';

/** @type {readonly (readonly [customer: number, date: string, amount: number])[]} */
const log = [
	[1, '2015-01-01', 1],
	[1, '2015-02-06', 2],
	[2, '2015-01-01', 2],
	[3, '2015-01-01', 3],
	[3, '2015-01-02', 1],
	[3, '2015-01-05', 5],
	[4, '2015-01-16', 6],
	[4, '2015-02-02', 3],
	[4, '2015-02-05', 3],
	[4, '2015-02-05', 6],
	[5, '2015-01-16', 3],
	[5, '2015-01-17', 1],
	[5, '2015-01-18', 8],
	[6, '2015-02-02', 5],
];

/** @type {readonly import('./figure.mjs').LeftOut[]} */
export const notOfLog = [
	{
		name: 'the weekly form of the small log (lifetimes, freq="W")',
		reason: 'the node counts in days; purchases of one calendar week do not merge into one',
	},
	{
		name: 'holdout monetary value 3 of customer 4 (lifetimes)',
		reason:
			'a mean of lines; pymc-marketing corrected it to 6, the mean of days, which is compared',
	},
];

/** @type {import('./figure.mjs').FigureSet} */
export const publishedLog = {
	name: set,
	needs: [],
	async figures(node) {
		const items = log.map(([customer, date, amount]) => ({ json: { customer, date, amount } }));
		/** @param {string} observationEnd */
		const summaries = async (observationEnd) => {
			const parameters = { observationEnd, simplify: false };
			const { items: output } = await runLoyaltyMetrics(node, items, {
				operation: 'customerSummary',
				parameters,
			});
			return output.map(({ json }) => json);
		};
		const whole = await summaries('2015-02-07');
		const early = await summaries('2015-02-01');
		const between = await summaries('2015-02-04');

		/**
		 * @param {string} name
		 * @param {readonly (number | null)[]} ours
		 * @param {readonly (number | null)[]} theirs
		 * @param {string} source
		 * @param {string} [note]
		 * @returns {import('./figure.mjs').Figure}
		 */
		const exact = (name, ours, theirs, source, note) => ({
			...{ set, name, ours, theirs, tolerance: 0, source, from: 'node' },
			...(note ? { note } : {}),
		});
		const noRepeat =
			'they print 0 where there is no repeat purchase; a mean of nothing is null here';
		return [
			exact('frequency', column(whole, 'frequency'), [1, 0, 2, 2, 2, 0], lifetimes),
			exact('recency', column(whole, 'recency'), [36, 0, 4, 20, 2, 0], lifetimes),
			exact('age T', column(whole, 'age'), [37, 37, 37, 22, 22, 5], lifetimes),
			exact(
				'monetary value',
				column(whole, 'monetaryValue'),
				[2, null, 3, 6, 4.5, null],
				pymcMarketing,
				noRepeat,
			),
			exact('orders (segmentation F)', column(whole, 'orders'), [2, 1, 3, 3, 3, 1], pymcMarketing),
			exact(
				'days since last purchase (segmentation R)',
				column(whole, 'daysSinceLastPurchase'),
				[1, 37, 33, 2, 20, 5],
				pymcMarketing,
			),
			exact(
				'revenue / orders (segmentation M)',
				ratio(whole, 'revenue', 'orders'),
				[1.5, 2, 3, 6, 4, 5],
				pymcMarketing,
			),
			exact(
				'customers known on 2015-02-01',
				column(early, 'customer').map(Number),
				[1, 2, 3, 4, 5],
				lifetimes,
			),
			exact(
				'monetary value until 2015-02-01',
				column(early, 'monetaryValue'),
				[null, null, 3, null, 4.5],
				pymcMarketing,
				noRepeat,
			),
			exact(
				'purchases 2015-02-02 to 2015-02-07, customers 1 2',
				later(early, whole, 'orders').slice(0, 2),
				[1, 0],
				lifetimes,
			),
			exact(
				'purchases 2015-02-02 to 2015-02-04, customers 1 4',
				[0, 3].map((index) => later(early, between, 'orders')[index]),
				[0, 1],
				lifetimes,
			),
			exact(
				'mean value 2015-02-02 to 2015-02-07',
				later(early, whole, 'revenue').map((value, index) => {
					const orders = later(early, whole, 'orders')[index];
					return orders > 0 ? value / orders : null;
				}),
				[2, null, null, 6, null],
				pymcMarketing,
				noRepeat,
			),
		];
	},
};

/** @param {readonly Record<string, any>[]} rows @param {string} name */
function column(rows, name) {
	return rows.map((row) => row[name]);
}

/** @param {readonly Record<string, any>[]} rows @param {string} over @param {string} under */
function ratio(rows, over, under) {
	return rows.map((row) => row[over] / row[under]);
}

/**
 * What came after the split, for the customers known before it.
 *
 * @param {readonly Record<string, any>[]} early
 * @param {readonly Record<string, any>[]} late
 * @param {string} name
 * @returns {number[]}
 */
function later(early, late, name) {
	return early.map((row) => {
		const after = late.find(({ customer }) => customer === row.customer);
		return (after?.[name] ?? NaN) - row[name];
	});
}
