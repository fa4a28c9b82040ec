// @ts-check
/** What an e-mail did to 64,000 customers of whom chance kept a third from it: Hillstrom's data, as a holdout. */
import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { dataFile } from '../dataFolder.mjs';
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { printed } from './figure.mjs';

const set = 'Hillstrom, e-mails with a randomised control group';
const file = ['hillstrom', 'hillstrom.csv'];
const [SENT, BOUGHT, END] = ['2026-01-01', '2026-01-08', '2026-01-14'];
const [MEN, WOMEN, NONE] = ['Mens E-Mail', 'Womens E-Mail', 'No E-Mail'];

/** Customers, share who bought, spend per customer; difference to nobody and its standard error. */
const published = {
	[MEN]: ['21307', '.012531', '1.422617', '.006805', '.769827', '.145247'],
	[WOMEN]: ['21387', '.008837', '1.077202', '.003111', '.424412', '.130333'],
};
const [NOBODYS_SHARE, NOBODYS_SPEND] = ['.005726', '.652789'];

/** @type {import('./figure.mjs').FigureSet} */
export const automation = {
	name: set,
	needs: [file.join('/')],
	async figures(node) {
		const text = readFileSync(/** @type {string} */ (dataFile(...file)), 'utf8');
		/** @type {{ segment: string, spend: string }[]} */
		const customers = parse(text, { columns: true });
		const contacts = customers.map(({ segment }, at) => ({
			json: {
				customer_id: at + 1,
				sent_at: SENT,
				// Who got nothing was kept from both.
				automation: segment === NONE ? [MEN, WOMEN] : segment,
				holdout: segment === NONE ? 'control' : 'treatment',
			},
		}));
		const orders = customers.flatMap(({ spend }, at) =>
			Number(spend) > 0
				? [{ json: { customer_id: at + 1, order_date: BOUGHT, amount: Number(spend) } }]
				: [],
		);
		const { items } = await runLoyaltyMetrics(node, orders, {
			operation: 'automationScorecard',
			parameters: { observationEnd: END },
			further: [contacts, []],
		});
		return items.flatMap(({ json }) => figuresOf(json));
	},
};

/** @param {Record<string, any>} item @returns {import('./figure.mjs').Figure[]} */
function figuresOf({ automation: name, metrics }) {
	const [people, share, spend, moreBuyers, moreSpend, error] = published[name];
	const of = (/** @type {string} */ metric) =>
		metrics.find((/** @type {{ metric: string }} */ one) => one.metric === metric);
	const [buying, spending] = [of('buyerShare'), of('revenuePerCustomer')];
	const { low, high } = spending.comparison.interval;
	/**
	 * @param {string} what
	 * @param {number} ours
	 * @param {string} digits
	 * @returns {import('./figure.mjs').Figure}
	 */
	const figure = (what, ours, digits) => ({
		...{ set, name: `${name}: ${what}`, ours, ...printed(digits) },
		...{ source: 'another program, on this file', from: 'node' },
	});
	return [
		figure('customers', buying.touched.n, people),
		figure('share who bought', buying.touched.value, share),
		figure('share of those kept from it', buying.untouched.value, NOBODYS_SHARE),
		figure('spend per customer', spending.touched.value, spend),
		figure('spend of those kept from it', spending.untouched.value, NOBODYS_SPEND),
		figure('difference in who bought', buying.comparison.difference, moreBuyers),
		figure('difference in spend', spending.comparison.difference, moreSpend),
		{
			...figure('its standard error', (high - low) / 2 / 1.959963984540054, error),
			tolerance: 1e-5,
			note: "from the range, which takes Student's t instead of the normal distribution",
		},
	];
}
