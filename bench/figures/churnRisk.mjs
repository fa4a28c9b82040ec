// @ts-check
/** The Churn Risk node on CDNOW, Online Retail and IBM's telco customers: held to our own bounds. */
import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { dataFile } from '../dataFolder.mjs';
import { runChurnRisk } from '../loyaltyMetrics.mjs';
import { masterFile, masterSales, retailSales } from '../risk/sales.mjs';
import { telcoFile } from '../risk/telcoCustomers.mjs';
import { file as retailFile } from './onlineRetail.mjs';

const set = 'Churn Risk node: what is shown holds, or is withheld';
const DAY = 86_400_000;

/** @type {import('./figure.mjs').FigureSet} */
export const churnRisk = {
	name: set,
	needs: [masterFile.join('/'), retailFile.join('/'), telcoFile.join('/')],
	async figures(node) {
		const cdnow = await scored(node, masterSales());
		const retail = await scored(node, retailSales());
		const telco = await trained(node);
		return [
			...ladderFigures('CDNOW, all', cdnow),
			...ladderFigures('Online Retail', retail),
			bound('CDNOW, all: chances that are shown', 1, Number(cdnow.isShown)),
			bound(
				'Online Retail: the hint that nobody ever leaves, or chances withheld',
				1,
				Number(
					!retail.isShown || retail.hints.some((hint) => /no customer ever leaves/.test(hint)),
				),
			),
			bound('telco, 19 columns: AUC below 0.840', 0.84, telco.record.auc),
			bound('telco, 19 columns: Brier score above 0.137', -0.137, -telco.record.brier),
			bound(
				'telco, 19 columns: slope off by over 0.1',
				-0.1,
				-Math.abs(telco.record.calibrationSlope - 1),
			),
			identity('telco: base + contributions beside the log-odds, farthest off', telco.off),
			bound('telco: columns that were learned from, of 19', 19, telco.columns),
		];
	},
};

/**
 * @param {import('../builtPackage.mjs').OurNodes} node
 * @param {readonly import('../risk/lookingBack.mjs').Sale[]} sales
 */
async function scored(node, sales) {
	const items = sales.map(({ customer, day, sales: total }) => ({
		json: {
			...{ customer_id: customer, total },
			order_date: new Date(day * DAY).toISOString().slice(0, 10),
		},
	}));
	const run = { operation: 'scoreCustomers', parameters: { simplify: false } };
	const { items: output, hints } = await runChurnRisk(node, items, run);
	const chances = output.map(({ json }) => json);
	const off = chances
		.filter(({ contributions }) => contributions !== null)
		.map((json) => Math.abs(sumOf(json.contributions, json.logOddsBase) - json.logOdds));
	const longAgo = chances.filter(
		(json) => json.orders === 1 && json.daysSinceLastPurchase > 2 * json.horizonDays,
	);
	return {
		...{ hints, record: chances[0].trackRecord },
		isShown: chances.some(({ probabilityOfChurn: chance }) => chance !== null),
		off: Math.max(0, ...off),
		riskless: longAgo.filter(
			({ probabilityOfChurn: chance, riskBand: band }) =>
				(chance !== null && chance < 0.01) || band === 'Low' || band === null,
		).length,
	};
}

/** @param {string} name @param {Awaited<ReturnType<typeof scored>>} found */
function ladderFigures(name, { isShown, record, off, riskless }) {
	const holds =
		!isShown || (record.auc >= record.recencyAuc - 0.01 && record.calibrationError <= 0.1);
	return [
		bound(`${name}: shown and off by over 0.10, or behind recency by over 0.01`, 1, Number(holds)),
		identity(`${name}: base + contributions beside the log-odds, farthest off`, off),
		bound(`${name}: one order long ago, and no risk`, 0, -riskless),
	];
}

/** @param {import('../builtPackage.mjs').OurNodes} node */
async function trained(node) {
	/** @type {Record<string, string>[]} */
	const customers = parse(readFileSync(/** @type {string} */ (dataFile(...telcoFile)), 'utf8'), {
		columns: true,
	});
	const items = customers.map((json) => ({ json }));
	const { items: output } = await runChurnRisk(node, items, { operation: 'trainOnOutcomes' });
	const [{ json }] = output;
	const { items: said } = await runChurnRisk(node, items, {
		operation: 'scoreWithModel',
		parameters: { modelFrom: 'text', modelText: json.modelText, simplify: false },
	});
	const off = said.map(({ json: one }) =>
		Math.abs(sumOf(one.contributions, one.logOddsBase) - one.logOdds),
	);
	return { record: json.trackRecord, columns: json.columns.length, off: Math.max(...off) };
}

/** @param {Record<string, number>} contributions @param {number} base */
function sumOf(contributions, base) {
	return Object.values(contributions).reduce((sum, one) => sum + one, base);
}

/**
 * How much is missing to a bound.
 *
 * @param {string} name
 * @param {number} least
 * @param {number} value
 * @returns {import('./figure.mjs').Figure}
 */
function bound(name, least, value) {
	const ours = value >= least ? 0 : least - value;
	return { set, name, ours, theirs: 0, tolerance: 0, source: 'our own bound', from: 'node' };
}

/** @param {string} name @param {number} ours @returns {import('./figure.mjs').Figure} */
function identity(name, ours) {
	return { set, name, ours, theirs: 0, tolerance: 1e-9, source: 'identity', from: 'node' };
}
