// @ts-check
/** A score learned from purchases, on the customers of a later day: beside scikit-learn's and our own bounds. */
import { lookingBack } from '../risk/lookingBack.mjs';
import { masterFile, masterSales, retailSales } from '../risk/sales.mjs';
import { atLeast, figureOf } from './figure.mjs';
import { file as retailFile } from './onlineRetail.mjs';

const backSet = 'Who buys no more: CDNOW and Online Retail, looked back upon';
const DAY = 86_400_000;

/** @type {import('./figure.mjs').FigureSet} */
export const lookedBack = {
	name: backSet,
	needs: [masterFile.join('/'), retailFile.join('/')],
	async figures() {
		const cdnow = lookingBack(masterSales(), {
			...{ origin: Date.parse('1998-01-01') / DAY, horizon: 180 },
		});
		const retail = lookingBack(retailSales(), {
			...{ origin: Date.parse('2011-09-10') / DAY, horizon: 90 },
		});
		const source = 'scikit-learn 1.2.1 on this file';
		/**
		 * @param {string} name
		 * @param {ReturnType<typeof lookingBack>} found
		 * @param {readonly string[]} digits customers, churn, AUC of recency and frequency, of the score; Brier, ECE
		 * @param {number} [clock] how far their times of day, which ours leave out, may lead
		 */
		const all = (
			name,
			found,
			[customers, churn, recency, frequency, auc, brier, ece],
			clock = 0,
		) => {
			/** @param {string} what @param {number} ours @param {string} digits @param {number} [more] */
			const one = (what, ours, digits, more = 0) => {
				const made = figureOf(backSet, `${name}: ${what}`, [ours], [digits], source);
				return { ...made, tolerance: made.tolerance + more };
			};
			const { learned } = found;
			return [
				one('customers', found.customers, customers),
				one('share who bought no more', found.churn, churn),
				one('AUC of recency', found.recencyAuc, recency, clock),
				one('AUC of −frequency', found.frequencyAuc, frequency, clock),
				one('AUC of the score', learned.auc, auc, 0.001),
				one('Brier score', learned.brier, brier, 0.0005),
				one('expected calibration error', learned.ece, ece, 0.003),
				atLeast(
					backSet,
					`${name}: AUC of the score below that of recency − 0.01`,
					found.recencyAuc - 0.01,
					learned.auc,
				),
				atLeast(backSet, `${name}: calibration error above 0.10`, -0.1, -learned.ece),
			];
		};
		const retailDigits = ['3370', '.430', '.684', '.723', '.738', '.2094', '.076'];
		return [
			...all('CDNOW, all', cdnow, ['23570', '.773', '.796', '.793', '.807', '.1280', '.015']),
			...all('Online Retail', retail, retailDigits, 0.001),
		];
	},
};
