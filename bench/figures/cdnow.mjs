// @ts-check
/** Totals of the CDNOW 1/10 sample, and its customer summaries up to 1997-09-30. */
import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { dataFile } from '../dataFolder.mjs';
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { printed } from './figure.mjs';

const set = 'CDNOW, 1/10 sample';
export const log = ['cdnow', 'CDNOW_sample.txt'];
const published = ['cdnow', 'cdnow_customers_summary.csv'];
const publishedMoney = ['cdnow', 'cdnow_customers_summary_with_transactions.csv'];

const totals = 'pandas 1.5.3 on this file';
const hardie = 'cdnow_customers_summary.csv';

/** @type {import('./figure.mjs').FigureSet} */
export const cdnow = {
	name: set,
	needs: [log, published, publishedMoney].map((path) => path.join('/')),
	async figures(node) {
		const items = purchases();
		const values = items.map(({ json }) => Number(json.dollars));
		/**
		 * @param {string} sameDayOrders
		 * @param {string} operation
		 * @param {Record<string, unknown>} [more]
		 */
		const run = async (sameDayOrders, operation, more) => {
			const parameters = {
				...{ customer: 'customer', date: 'date', amount: 'dollars', sameDayOrders },
				...{ orderOptions: { itemIs: 'order' }, simplify: false },
				...more,
			};
			const { items: output } = await runLoyaltyMetrics(node, items, { operation, parameters });
			return output.map(({ json }) => json);
		};
		const days = await run('merge', 'customerSummary');
		const [byRow] = await run('separate', 'scorecard', { periodDays: 600 });
		const [byDay] = await run('merge', 'scorecard', { periodDays: 600 });
		const [again] = await run('merge', 'repurchaseRate');
		const [againByRow] = await run('separate', 'repurchaseRate');
		const [valueByRow] = await run('separate', 'orderValue');
		const [valueByDay] = await run('merge', 'orderValue');
		const within = [30, 60, 90, 180, 365].map((days) => again.matured[`within${days}Days`]);
		const gaps = again.daysBetweenPurchases;
		const first39Weeks = await run('merge', 'customerSummary', { observationEnd: '1997-09-30' });

		/**
		 * @param {string} name
		 * @param {number} ours
		 * @param {string} digits
		 * @param {string} [note]
		 * @returns {import('./figure.mjs').Figure}
		 */
		const figure = (name, ours, digits, note) => ({
			...{ set, name, ours, ...printed(digits), source: totals, from: 'node' },
			...(note ? { note } : {}),
		});
		const paid = byRow.averageOrderValue;
		const withFree =
			'revenue / orders, free ones included; averageOrderValue of the node leaves those out';
		return [
			{ ...figure('rows', items.length, '6919'), from: 'file' },
			{
				...figure('rows without value', values.filter((value) => value === 0).length, '8'),
				from: 'file',
			},
			figure('customers', byRow.customers, '2357'),
			figure('orders, same-day orders separate', byRow.orders, '6919'),
			figure('orders, same-day orders merged (customer-days)', byDay.orders, '6696'),
			figure('revenue', byRow.revenue, '244091.94'),
			figure('orders without value', byRow.orders - paid.denominator, '8'),
			figure('repurchase rate by rows (Scorecard)', byRow.repurchaseRate.value, '.488757'),
			figure('repurchase rate by rows', againByRow.ever.value, '.488757'),
			figure('repurchase rate by customer-days', again.ever.value, '.483241'),
			figure(
				'share with three or more customer-days',
				shareOf(days, ({ orders }) => orders >= 3),
				'.312261',
			),
			figure('order value per row', valueByRow.revenue / valueByRow.orders, '35.2785', withFree),
			figure(
				'order value per customer-day',
				valueByDay.revenue / valueByDay.orders,
				'36.453396',
				withFree,
			),
			figure('purchase frequency by rows', valueByRow.purchaseFrequency.value, '2.935511'),
			figure('purchase frequency by customer-days', valueByDay.purchaseFrequency.value, '2.840899'),
			figure('revenue per customer', valueByDay.revenuePerCustomer.value, '103.560433'),
			figure('gaps between customer-days', gaps.n, '4339'),
			figure('mean gap in days', gaps.mean, '70.860567'),
			figure('median gap in days', gaps.median, '34'),
			figure('90th percentile of the gaps', gaps.p90, '196'),
			figure('95th percentile of the gaps', gaps.p95, '279'),
			{
				...figure('repurchase within 30, 60, 90, 180, 365 days', NaN, '.000000'),
				ours: within.map(({ value }) => value),
				theirs: [0.17395, 0.254985, 0.291472, 0.376326, 0.455664],
			},
			figure('customers followed for 365 days', within[4].n, '2357'),
			...calibration(first39Weeks),
		];
	},
};

/** The log as a CSV node would hand it over: texts under column names. */
export function purchases() {
	const text = readFileSync(/** @type {string} */ (dataFile(...log)), 'utf8');
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return lines.map((line) => {
		const [, customer, date, discs, dollars] = line.trim().split(/\s+/);
		return { json: { customer, date, discs, dollars } };
	});
}

/** @param {readonly Record<string, any>[]} ours @returns {import('./figure.mjs').Figure[]} */
function calibration(ours) {
	const theirs = rowsOf(published);
	const money = rowsOf(publishedMoney);
	const repeat = ours.filter(({ frequency }) => frequency > 0);
	/**
	 * @param {string} name
	 * @param {number} value
	 * @param {string} digits
	 * @returns {import('./figure.mjs').Figure}
	 */
	const figure = (name, value, digits) => ({
		...{ set, name: `until 1997-09-30: ${name}`, ours: value, ...printed(digits) },
		...{ source: 'lifetimes 0.11.3 on this file', from: 'node' },
	});
	/**
	 * Each customer beside the published row: how many are off by more than half a printed digit.
	 * @param {string} name @param {(row: Record<string, any>, index: number) => boolean} differs
	 * @returns {import('./figure.mjs').Figure}
	 */
	const off = (name, differs) => ({
		...{
			set,
			name: `until 1997-09-30: customers whose ${name} differs`,
			ours: ours.filter(differs).length,
		},
		...{ theirs: 0, tolerance: 0, source: hardie, from: 'node' },
	});
	/** @param {number} value @param {string} digits */
	const differs = (value, digits) => Math.abs(value - Number(digits)) > 0.00501;
	return [
		figure('customers', ours.length, '2357'),
		figure('customers without repeat', ours.length - repeat.length, '1411'),
		figure('repeat purchases', sum(ours, 'frequency'), '2457'),
		figure('most repeat purchases', Math.max(...ours.map(({ frequency }) => frequency)), '29'),
		figure('mean age T in days', sum(ours, 'age') / ours.length, '229.0110'),
		figure('repeat customers', repeat.length, '946'),
		figure('mean repeat spend', sum(repeat, 'monetaryValue') / repeat.length, '35.0778'),
		off('frequency', ({ frequency }, index) => frequency !== Number(theirs[index].frequency)),
		off('recency in weeks', ({ recency }, index) => differs(recency / 7, theirs[index].recency)),
		off('age in weeks', ({ age }, index) => differs(age / 7, theirs[index].T)),
		off('mean repeat spend', ({ monetaryValue }, index) =>
			differs(monetaryValue ?? 0, money[index].zbar),
		),
	];
}

/** @param {readonly string[]} path @returns {Record<string, string>[]} */
function rowsOf(path) {
	return parse(readFileSync(/** @type {string} */ (dataFile(...path))), { columns: true });
}

/** @param {readonly Record<string, any>[]} rows @param {string} name @returns {number} */
function sum(rows, name) {
	return rows.reduce((total, row) => total + row[name], 0);
}

/**
 * @param {readonly Record<string, any>[]} rows
 * @param {(row: Record<string, any>) => boolean} has
 */
function shareOf(rows, has) {
	return rows.filter(has).length / rows.length;
}
