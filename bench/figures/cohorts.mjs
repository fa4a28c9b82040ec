// @ts-check
/** Month cohorts of UCI Online Retail, what customers of CDNOW were worth, and the formulas of lifetime value. */
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { log, purchases } from './cdnow.mjs';
import { printed } from './figure.mjs';
import { allLines, file, isClean, settings } from './onlineRetail.mjs';

const pandas = 'pandas 1.5.3 on this file';

/** Of the 885 customers of December 2010, those who bought 1 to 12 months later; December 2011 has nine days. */
const december = [324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235];

/** @type {import('./figure.mjs').FigureSet} */
export const cohorts = {
	name: 'UCI Online Retail, cohorts',
	needs: [file.join('/')],
	async figures(node) {
		const items = allLines()
			.filter(isClean)
			.map((json) => ({ json }));
		/** @param {Record<string, unknown>} more */
		const run = async (more) => {
			const parameters = { ...settings, output: 'page', ...more };
			const operation = 'cohortRetention';
			const { items: output } = await runLoyaltyMetrics(node, items, { operation, parameters });
			return output[0].json;
		};
		const asPublished = await run({ observationEnd: '2011-12-31' });
		const complete = await run({});
		const wholeMonths =
			'asked for with the observation end 2011-12-31, as if December 2011 were over';
		const exact = { tolerance: 0, source: pandas, from: /** @type {const} */ ('node') };
		const set = cohorts.name;
		return [
			{
				set,
				name: 'customers of December 2010',
				ours: asPublished.cohorts[0].customers,
				theirs: 885,
				...exact,
			},
			{
				...{ set, name: 'of them bought 1 to 12 months later' },
				...{ ours: asPublished.cohorts[0].buyers.slice(1), theirs: december, ...exact },
				note: wholeMonths,
			},
			{
				...{ set, name: 'the same by default' },
				...{
					ours: complete.cohorts[0].buyers.slice(1),
					theirs: [...december.slice(0, 11), null],
					...exact,
				},
				note: 'the orders end on 2011-12-09: a month that is not over has no figure',
			},
			{
				...{
					set,
					name: 'retention after 1 month, all cohorts',
					ours: asPublished.average[1].value,
				},
				...{ ...printed('.227135'), source: pandas, from: 'node' },
				note: `${wholeMonths}; by default it is ${complete.average[1].value.toFixed(6)}, without December 2011`,
			},
		];
	},
};

/** @type {import('./figure.mjs').FigureSet} */
export const cdnowValue = {
	name: 'CDNOW, 1/10 sample, lifetime value',
	needs: [log.join('/')],
	async figures(node) {
		const parameters = {
			...{ customer: 'customer', date: 'date', amount: 'dollars' },
			orderOptions: { itemIs: 'order' },
		};
		const run = { operation: 'lifetimeValue', parameters };
		const { items } = await runLoyaltyMetrics(node, purchases(), run);
		const [{ json }] = items;
		return [
			{
				...{ set: cdnowValue.name, name: 'historic value per customer' },
				...{ ours: json.historic.mean.value, ...printed('103.560433') },
				...{ source: pandas, from: 'node' },
			},
		];
	},
};

/** Four customers in each of two years, four orders of 50 each; three of the four come back. */
function workedOrders() {
	const quarters = ['02-03', '05-03', '08-03', '11-03'];
	/** @param {number} year @param {string} customers */
	const ordersOf = (year, customers) =>
		[...customers].flatMap((customer) =>
			quarters.map((day) => ({ json: { customer, date: `${year}-${day}`, amount: 50 } })),
		);
	const opening = { json: { customer: 'a', date: '2024-01-02', amount: 0 } };
	return [opening, ...ordersOf(2024, 'abcd'), ...ordersOf(2025, 'bcde')];
}

/** @type {import('./figure.mjs').FigureSet} */
export const workedValue = {
	name: 'Lifetime value, worked examples',
	needs: [],
	async figures(node) {
		const parameters = { marginPercent: 60, discountPercent: 10, observationEnd: '2025-12-31' };
		const run = { operation: 'lifetimeValue', parameters };
		const { items } = await runLoyaltyMetrics(node, workedOrders(), run);
		const { predicted } = items[0].json;
		const { discounted } = predicted;
		/**
		 * @param {string} name
		 * @param {number} ours
		 * @param {string} digits
		 * @returns {import('./figure.mjs').Figure}
		 */
		const figure = (name, ours, digits) => ({
			...{ set: workedValue.name, name, ours, ...printed(digits) },
			...{ source: 'worked example', from: 'node' },
		});
		return [
			figure('50 × 4 a year × 1 / 25 % lost × 60 %', predicted.value, '480'),
			figure('m r / (1 + d − r), first year excluded', discounted.firstYearExcluded, '257.142857'),
			figure('m (1 + d) / (1 + d − r), included', discounted.firstYearIncluded, '377.142857'),
			figure('five years', discounted.valueWithinYears, '321.571785'),
		];
	},
};
