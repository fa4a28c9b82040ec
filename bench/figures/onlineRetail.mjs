// @ts-check
/** Totals of UCI Online Retail, a UK gift wholesaler's invoices of 2010-12 to 2011-12. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { parse } from 'csv-parse/sync';

import { dataFile } from '../dataFolder.mjs';
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { printed } from './figure.mjs';

/** @typedef {Record<'InvoiceNo' | 'Quantity' | 'InvoiceDate' | 'UnitPrice' | 'CustomerID', string>} Line */

const set = 'UCI Online Retail';
export const file = ['online-retail', 'online_retail.csv.gz'];

/** What an owner would set for this file; an invoice is an order, so two on one day are two. */
export const settings = {
	customer: 'CustomerID',
	date: 'InvoiceDate',
	sameDayOrders: 'separate',
	orderOptions: {
		itemIs: 'line',
		orderIdColumn: 'InvoiceNo',
		quantityColumn: 'Quantity',
		unitPriceColumn: 'UnitPrice',
	},
	simplify: false,
};

/** January to December 2011, the last month up to the 9th. */
// prettier-ignore
const retained = [.3661, .3536, .3826, .3121, .4299, .3883, .3683, .4089, .4545, .3863, .4560, .2230];
// prettier-ignore
const crr = [.3661, .5101, .6887, .5708, .9019, .7093, .7679, .8072, 1.0342, .7946, .9831, .3450];

/** @type {readonly import('./figure.mjs').LeftOut[]} */
export const notOfRetail = [
	{
		name: '50 customers with revenue <= 0 in Online Retail (pandas)',
		reason:
			'five more got everything back and keep a dust of binary fractions there; the exact count is compared',
	},
];

/** @type {import('./figure.mjs').FigureSet} */
export const onlineRetail = {
	name: set,
	needs: [file.join('/')],
	async figures(node) {
		const lines = allLines();
		const known = lines.filter(({ CustomerID }) => CustomerID !== '');
		const cancelled = known.filter(isCancellation);
		const clean = lines.filter(isClean);
		/**
		 * @param {readonly Line[]} input
		 * @param {string} operation
		 * @param {Record<string, unknown>} [more]
		 */
		const run = async (input, operation, more) => {
			const { items } = await runLoyaltyMetrics(
				node,
				input.map((json) => ({ json })),
				{ operation, parameters: { ...settings, ...more } },
			);
			return items.map(({ json }) => json);
		};
		const everything = await run(lines, 'customerSummary');
		const [wholeShop] = await run(lines, 'scorecard', { periodDays: 400 });
		const sold = await run(clean, 'customerSummary');
		const [soldShop] = await run(clean, 'scorecard', { periodDays: 400 });
		const month = { periodDays: 31, observationEnd: '2011-01-31' };
		const [january] = await run(clean, 'scorecard', month);
		const [august] = await run(clean, 'scorecard', { ...month, observationEnd: '2011-08-31' });
		const [repurchase] = await run(clean, 'repurchaseRate');
		const [value] = await run(clean, 'orderValue');
		const months = await run(clean, 'retentionByPeriod');

		/**
		 * @param {string} name
		 * @param {number} ours
		 * @param {string} digits
		 * @param {string} [note]
		 * @returns {import('./figure.mjs').Figure}
		 */
		const ofNode = (name, ours, digits, note) => ({
			...{ set, name, ours, ...printed(digits), source: 'pandas 1.5.3 on this file', from: 'node' },
			...(note ? { note } : {}),
		});
		/**
		 * @param {string} name
		 * @param {number} ours
		 * @param {string} digits
		 * @returns {import('./figure.mjs').Figure}
		 */
		const ofFile = (name, ours, digits) => ({ ...ofNode(name, ours, digits), from: 'file' });
		/**
		 * @param {string} name
		 * @param {readonly Record<string, any>[]} rows
		 * @param {string} field
		 * @param {readonly number[]} theirs
		 * @returns {import('./figure.mjs').Figure}
		 */
		const series = (name, rows, field, theirs) => ({
			...ofNode(name, NaN, '.0000'),
			ours: rows.map((row) => row[field].value),
			theirs,
		});
		const customer12346 = (/** @type {readonly Record<string, any>[]} */ rows) =>
			rows.find(({ customer }) => customer === '12346')?.revenue;
		return [
			ofNode('lines', wholeShop.read.items, '541909'),
			ofFile('lines without customer', lines.length - known.length, '135080'),
			ofFile('lines with customer', known.length, '406829'),
			ofFile(
				'exact duplicates',
				lines.length - new Set(lines.map((line) => JSON.stringify(line))).size,
				'5268',
			),
			ofFile('cancellation lines', cancelled.length, '8905'),
			ofFile('value of the cancellation lines', valueOf(cancelled), '-611342.09'),
			ofNode(
				'revenue of known customers, net of cancellations',
				sum(everything, 'revenue'),
				'8300065.81',
			),
			ofNode('customers with cancellations', everything.length, '4372'),
			{
				...ofNode(
					'customers with revenue <= 0',
					everything.filter(({ revenue }) => revenue <= 0).length,
					'0',
				),
				theirs: exactlyNotPositive(known),
				source: 'the file, added up in whole thousandths',
			},
			ofNode('customer 12346, net', customer12346(everything), '0.00'),
			ofNode('customer 12346, bought', customer12346(sold), '77183.60'),
			ofNode(
				'clean lines',
				soldShop.read.items,
				'397884',
				'what a Filter node keeps: customer known, no cancellation, quantity and price above 0',
			),
			ofNode('clean invoices', soldShop.orders, '18532'),
			ofNode('clean customers', sold.length, '4338'),
			ofNode('gross revenue', soldShop.revenue, '8911407.90'),
			ofNode('one-order customers', sold.filter(({ orders }) => orders === 1).length, '1493'),
			ofNode('repurchase rate (Scorecard)', soldShop.repurchaseRate.value, '.655832'),
			ofNode('repurchase rate, ever', repurchase.ever.value, '.655832'),
			ofNode('average order value (Scorecard)', soldShop.averageOrderValue.value, '480.866'),
			ofNode('average order value', value.averageOrderValue.value, '480.866'),
			ofNode('purchase frequency', value.purchaseFrequency.value, '4.272015'),
			ofNode('revenue per customer', value.revenuePerCustomer.value, '2054.2665'),
			ofNode('top 10 % of customers', value.topCustomers.top10Percent.customers, '434'),
			ofNode('top 20 % of customers', value.topCustomers.top20Percent.customers, '868'),
			ofNode('their share of revenue, top 10 %', value.topCustomers.top10Percent.value, '.6138'),
			ofNode('their share of revenue, top 20 %', value.topCustomers.top20Percent.value, '.7462'),
			series('monthly retention from January 2011', months.slice(1), 'retentionRate', retained),
			series('monthly (E − N) / S from January 2011', months.slice(1), 'endMinusNewOverStart', crr),
			ofNode('September 2011: reactivated', months[9].reactivated, '542'),
			ofNode(
				'months not covered whole (December 2011, 9 days)',
				months.filter(({ period }) => !period.isComplete).length,
				'1',
			),
			ofNode(
				'January 2011: retained of December’s buyers (Scorecard)',
				january.customerFlow.retentionRate.value,
				'.3661',
			),
			ofNode(
				'August 2011: retained of July’s buyers (Scorecard)',
				august.customerFlow.retentionRate.value,
				'.4089',
			),
		];
	},
};

/** @returns {Line[]} */
export function allLines() {
	const text = gunzipSync(readFileSync(/** @type {string} */ (dataFile(...file))));
	return parse(text, { columns: true });
}

/** Of a known customer, sold and not cancelled. @param {Line} line */
export function isClean(line) {
	const sold = Number(line.Quantity) > 0 && Number(line.UnitPrice) > 0;
	return line.CustomerID !== '' && !isCancellation(line) && sold;
}

/** @param {Line} line */
function isCancellation({ InvoiceNo }) {
	return InvoiceNo.startsWith('C');
}

/** @param {readonly Line[]} lines */
function valueOf(lines) {
	return lines.reduce(
		(total, { Quantity, UnitPrice }) => total + Number(Quantity) * Number(UnitPrice),
		0,
	);
}

/**
 * Customers whose lines add up to 0 or less, in whole thousandths of a pound.
 *
 * @param {readonly Line[]} lines
 */
function exactlyNotPositive(lines) {
	/** @type {Map<string, number>} */
	const totals = new Map();
	for (const { CustomerID, Quantity, UnitPrice } of lines) {
		const value = Number(Quantity) * Math.round(Number(UnitPrice) * 1000);
		totals.set(CustomerID, (totals.get(CustomerID) ?? 0) + value);
	}
	return [...totals.values()].filter((total) => total <= 0).length;
}

/** @param {readonly Record<string, any>[]} rows @param {string} name @returns {number} */
function sum(rows, name) {
	return rows.reduce((total, row) => total + row[name], 0);
}
