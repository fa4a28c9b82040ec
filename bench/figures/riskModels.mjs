// @ts-check
/** Scores learned from features, and how right they have been, beside reference fits and scikit-learn's. */
import { builtRisk, labelledRows } from '../risk/builtRisk.mjs';
import { lookingBack } from '../risk/lookingBack.mjs';
import { outOfFold } from '../risk/outOfFold.mjs';
import { telcoCustomers, telcoFile } from '../risk/telcoCustomers.mjs';
import { masterSales, retailSales, masterFile } from '../risk/sales.mjs';
import { printed } from './figure.mjs';
import { file as retailFile } from './onlineRetail.mjs';

const telcoSet = 'Who leaves: scores of IBM’s telco customers';
const backSet = 'Who buys no more: CDNOW and Online Retail, looked back upon';
const reference = 'reference fit on this file';
const folds = 'scikit-learn 1.2.1, other folds';
const DAY = 86_400_000;

/**
 * By model: AUC, log loss, Brier score, lift of the top tenth, means of five folds.
 *
 * @type {Record<string, readonly [number, number, number, number]>}
 */
const theirs = {
	'logistic, 19 columns': [0.8451, 0.4174, 0.1356, 2.87],
	'logistic, tenure and charges': [0.8076, 0.4542, 0.1482, 2.742],
	'logistic, tenure and contract': [0.7869, 0.4735, 0.158, 2.363],
	'stumps × 300, 19 columns': [0.85, 0.4105, 0.1333, 2.876],
};
/** How far other folds may lead; their own AUC varies by 0.0134 from fold to fold. */
const MOST_BY_FOLDS = [0.0015, 0.0015, 0.0006, 0.06];

/** @type {import('./figure.mjs').FigureSet} */
export const riskModels = {
	name: telcoSet,
	needs: [telcoFile.join('/')],
	async figures() {
		const { fitLogisticRegression, logisticParts, ...core } = builtRisk();
		const { fitAdditiveStumps, stumpParts, runToEnd } = core;
		const { ids, outcomes, six, all, groups } = telcoCustomers();
		const rows = labelledRows(six, outcomes);
		const plain = runToEnd(fitLogisticRegression(rows, { penalty: 0 }));
		const ridge = runToEnd(fitLogisticRegression(rows, { penalty: 1 }));
		const parts = six.map((row) => logisticParts(plain.model, row));
		const logits = six.map((row) =>
			plain.model.coefficients.reduce(
				(sum, beta, at) => sum + beta * row[at],
				plain.model.intercept,
			),
		);
		const scores = Float64Array.from(parts, ({ logit }) => logit);
		const auc = runToEnd(core.rankingAuc({ scores, outcomes: rows.outcomes })).auc;
		/** @param {string} id */
		const explained = (id) => {
			const { contributions, logit, probability } = parts[ids.indexOf(id)];
			return [...contributions, logit, probability];
		};
		/** @param {import('../risk/builtRisk.mjs').LabelledRows} learned */
		const logistic = (learned) => {
			const { model } = runToEnd(fitLogisticRegression(learned, { penalty: 1 }));
			return (/** @type {readonly number[]} */ row) => logisticParts(model, row).probability;
		};
		/** @param {import('../risk/builtRisk.mjs').LabelledRows} learned */
		const stumps = (learned) => {
			const { model } = runToEnd(fitAdditiveStumps(learned, { seed: 1, rounds: 300 }));
			return (/** @type {readonly number[]} */ row) => stumpParts(model, row).probability;
		};
		const scored = outOfFold(all, outcomes, logistic);
		const tried = {
			'logistic, 19 columns': scored.folds,
			'logistic, tenure and charges': outOfFold(columns(six, 0, 1), outcomes, logistic).folds,
			'logistic, tenure and contract': outOfFold(columns(six, 0, 2, 3), outcomes, logistic).folds,
			'stumps × 300, 19 columns': outOfFold(all, outcomes, stumps).folds,
		};
		const main = tried['logistic, 19 columns'];

		/** @param {readonly string[]} groupOf */
		const fairnessOf = (groupOf) => {
			const names = [...new Set(groupOf)].sort();
			return runToEnd(
				core.fairness({
					selected: Uint8Array.from(scored.said, (said) => Number(said > 0.5)),
					outcomes: rows.outcomes,
					group: Int32Array.from(groupOf, (name) => names.indexOf(name)),
					names,
				}),
			);
		};
		const senior = fairnessOf(groups.seniorCitizen);
		const gender = fairnessOf(groups.gender);
		/**
		 * @param {string} name
		 * @param {readonly (number | null | undefined)[]} ours
		 * @param {readonly number[]} published
		 * @returns {import('./figure.mjs').Figure}
		 */
		const fair = (name, ours, published) => ({
			...{ set: telcoSet, name: `more likely than not to leave: ${name}` },
			...{ ours: ours.map((value) => value ?? null), theirs: published, tolerance: 0.02 },
			...{ source: folds, from: 'core' },
		});

		/** @param {string} name @param {readonly (number | null)[]} ours @param {...string} digits */
		const golden = (name, ours, ...digits) => figure(telcoSet, name, ours, digits, reference);
		return [
			golden(
				'unpenalised: intercept, tenure, charges, one year, two years, fiber, e-check',
				[plain.model.intercept, ...plain.model.coefficients],
				...['-1.35074662', '-.03272066', '.01435414', '-.87894691', '-1.74111833'],
				...['.70382325', '.52844147'],
			),
			golden(
				'  their standard errors',
				[plain.standardErrors.intercept, ...plain.standardErrors.coefficients],
				...['.104968', '.002071', '.002305', '.102521', '.168312', '.118305', '.066890'],
			),
			golden('  log-likelihood', [plain.logLikelihood], '-3020.192661'),
			golden('  AUC of the rows learned from', [auc], '.834615'),
			golden(
				'λ = 1, of z-scores',
				[ridge.standardized.intercept, ...ridge.standardized.coefficients],
				...['-1.59443197', '-.80235065', '.42985596', '-.35698719', '-.74146013'],
				...['.35025433', '.24974342'],
			),
			golden('  objective', [ridge.objective], '3021.039929'),
			golden('contributions: base', [parts[0].base], '-1.596367'),
			golden(
				'contributions, log-odds and probability of 7590-VHVEG',
				explained('7590-VHVEG'),
				...['1.026485', '-.501127', '.183826', '.419025', '-.309390', '.350994'],
				...['-.426555', '.394949'],
			),
			golden(
				'contributions, log-odds and probability of 3655-SNQYZ',
				explained('3655-SNQYZ'),
				...['-1.198520', '.696008', '.183826', '-1.322093', '.394433', '-.177448'],
				...['-3.020161', '.046523'],
			),
			{
				...{ set: telcoSet, name: 'contributions + base beside the log-odds, farthest off' },
				ours: parts.reduce((most, { base, contributions }, row) => {
					const sum = contributions.reduce((total, phi) => total + phi, base);
					return Math.max(most, Math.abs(sum - logits[row]));
				}, 0),
				...{ theirs: 0, tolerance: 1e-9, source: 'identity', from: 'core' },
			},
			figure(
				telcoSet,
				'never falling: 1 3 2 4 3 5',
				[...core.poolAdjacentViolators(Float64Array.of(1, 3, 2, 4, 3, 5))],
				['1.0', '2.5', '2.5', '3.5', '3.5', '5.0'],
				'by hand',
			),
			...Object.entries(tried).flatMap(([name, judged]) => besideTheirs(name, judged)),
			golden(
				'share of the young, of seniors that left',
				senior.groups.map(({ baseRate }) => baseRate?.value ?? null),
				...['.2361', '.4168'],
			),
			fair(
				'young, seniors',
				senior.groups.map(({ selectionRate }) => selectionRate?.value),
				[0.1823, 0.4299],
			),
			fair(
				'difference, ratio, equal opportunity, equalized odds by age',
				[
					...[senior.demographicParityDifference, senior.demographicParityRatio],
					...[senior.equalOpportunityDifference, senior.equalizedOddsDifference],
				],
				[0.2476, 0.4241, 0.1914, 0.1914],
			),
			fair(
				'difference, ratio, equal opportunity by gender',
				[
					...[gender.demographicParityDifference, gender.demographicParityRatio],
					gender.equalOpportunityDifference,
				],
				[0.0199, 0.9146, 0.03],
			),
			atLeast(telcoSet, 'logistic, 19 columns: AUC below 0.840', 0.84, main.auc),
			atLeast(telcoSet, 'logistic, 19 columns: Brier score above 0.137', -0.137, -main.brier),
			atLeast(
				telcoSet,
				'logistic, 19 columns: slope off by over 0.1',
				-0.1,
				-Math.abs(main.slope - 1),
			),
		];
	},
};

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
				const made = figure(backSet, `${name}: ${what}`, [ours], [digits], source);
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

/**
 * @param {string} set
 * @param {string} name
 * @param {readonly (number | null)[]} ours
 * @param {readonly string[]} digits
 * @param {string} source
 * @returns {import('./figure.mjs').Figure}
 */
function figure(set, name, ours, digits, source) {
	const all = digits.map(printed);
	const values = all.map(({ theirs: one }) => one);
	return { set, name, ours, theirs: values, tolerance: all[0].tolerance, source, from: 'core' };
}

/** @param {keyof typeof theirs} name @param {import('../risk/outOfFold.mjs').Judgement} judged */
function besideTheirs(name, { auc, logLoss, brier, lift }) {
	const names = ['AUC', 'log loss', 'Brier score', 'lift of the top tenth'];
	return [auc, logLoss, brier, lift].map((ours, at) => {
		/** @type {import('./figure.mjs').Figure} */
		const one = {
			...{ set: telcoSet, name: `${name}: ${names[at]}`, ours, theirs: theirs[name][at] },
			...{ tolerance: MOST_BY_FOLDS[at], source: folds, from: 'core' },
		};
		return one;
	});
}

/**
 * How much is missing to a bound.
 *
 * @param {string} set
 * @param {string} name
 * @param {number} bound
 * @param {number} value
 * @returns {import('./figure.mjs').Figure}
 */
function atLeast(set, name, bound, value) {
	const ours = value >= bound ? 0 : bound - value;
	return { set, name, ours, theirs: 0, tolerance: 0, source: 'our own bound', from: 'core' };
}

/** @param {readonly (readonly number[])[]} rows @param {...number} kept */
function columns(rows, ...kept) {
	return rows.map((row) => kept.map((column) => row[column]));
}
