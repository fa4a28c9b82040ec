// @ts-check
/** How long IBM's telco customers stay, and the worked examples of churn and of the value of a member. */
import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { dataFile } from '../dataFolder.mjs';
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { printed } from './figure.mjs';

const telcoSet = 'Telco customers of IBM, tenure in months';
const workedSet = 'Worked examples of churn and member value';
const file = ['telco', 'Telco-Customer-Churn.csv'];

/** Months, share of customers still there. */
const published = [
	['1', '.945961'],
	['3', '.913725'],
	['6', '.884826'],
	['12', '.843200'],
	['24', '.788736'],
	['36', '.748545'],
	['48', '.708840'],
	['60', '.664404'],
	['72', '.592790'],
];

/** Months, Greenwood's standard error. */
const publishedErrors = [
	['12', '.004492'],
	['72', '.009919'],
];

/**
 * The day on which all were looked at: who has been there for m months began on the first of a month. The 72
 * months before it have as many days as 72 months can have.
 */
const [YEAR, END] = [2021, '2021-01-01'];

/** @type {import('./figure.mjs').FigureSet} */
export const telco = {
	name: telcoSet,
	needs: [file.join('/')],
	async figures(node) {
		const text = readFileSync(/** @type {string} */ (dataFile(...file)), 'utf8');
		/** @type {{ tenure: string, Churn: string }[]} */
		const customers = parse(text, { columns: true });
		const items = customers.map(({ tenure, Churn }) => ({
			json: {
				start: new Date(Date.UTC(YEAR, -Number(tenure), 1)).toISOString().slice(0, 10),
				end: Churn === 'Yes' ? END : '',
			},
		}));
		const { items: output } = await runLoyaltyMetrics(node, items, {
			operation: 'membershipLifetime',
			parameters: { observationEnd: END },
		});
		const { memberships, stillMembers } = output[0].json;
		const after = (/** @type {string} */ months) =>
			stillMembers.find(
				(/** @type {{ months: number }} */ point) => point.months === Number(months),
			);
		/**
		 * @param {string} name
		 * @param {number} ours
		 * @param {string} digits
		 * @returns {import('./figure.mjs').Figure}
		 */
		const figure = (name, ours, digits) => ({
			...{ set: telcoSet, name, ours, ...printed(digits), source: 'lifelines 0.30.1 on this file' },
			from: 'node',
		});
		return [
			figure('customers', memberships.total, '7043'),
			figure('customers who left', memberships.ended, '1869'),
			...published.map(([months, digits]) =>
				figure(`still there after ${months} months`, after(months)?.value, digits),
			),
			...publishedErrors.map(([months, digits]) =>
				figure(`its standard error at ${months} months`, after(months)?.standardError, digits),
			),
		];
	},
};

/** @type {import('./figure.mjs').FigureSet} */
export const workedMembership = {
	name: workedSet,
	needs: [],
	async figures(node) {
		/** @param {string} operation @param {number} members @param {Record<string, unknown>} [more] */
		const run = async (operation, members, more) => {
			const { items } = await runLoyaltyMetrics(node, oneLeaves(members), {
				operation,
				parameters: { observationEnd: '2025-01-31', ...more },
			});
			return items[0].json;
		};
		const churn = await run('membershipChurn', 20);
		const worth = await run('acquisitionCost', 48, {
			...{ marginPercent: 60, membershipOptions: { pricePer: 'year' } },
		});
		/** @type {{ set: string, source: string, from: 'node' }} */
		const shared = { set: workedSet, source: 'by hand', from: 'node' };
		return [
			{
				...{ ...shared, name: '5 % a month in a year', ours: churn.annualChurnRate.value },
				...printed('.4596'),
			},
			{
				...{ ...shared, name: '50 × 4 a year × 4 years × 60 %', ours: worth.lifetimeValue.value },
				...printed('480'),
			},
		];
	},
};

/** Members who pay 50 four times a year, one of whom leaves in January. @param {number} members */
function oneLeaves(members) {
	return Array.from({ length: members }, (_, at) => ({
		json: { start: '2024-12-31', end: at === 0 ? '2025-01-15' : '', price: 200 },
	}));
}
