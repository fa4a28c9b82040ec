// @ts-check
/** Scores learned from features, and how right they have been, beside reference fits and scikit-learn's. */
import { builtRisk, labelledRows } from '../risk/builtRisk.mjs';
import { outOfFold } from '../risk/outOfFold.mjs';
import { telcoCustomers, telcoFile } from '../risk/telcoCustomers.mjs';
import { atLeast, figureOf } from './figure.mjs';

const telcoSet = 'Who leaves: scores of IBM’s telco customers';
const reference = 'reference fit on this file';
const folds = 'scikit-learn 1.2.1, other folds';

/**
 * By model: AUC, log loss, Brier score, lift of the top tenth, calibration error and slope, means of five folds.
 *
 * @type {Record<string, readonly number[]>}
 */
const theirs = {
	'logistic, 19 columns': [0.8451, 0.4174, 0.1356, 2.87, 0.0213, 0.983],
	'logistic, tenure and charges': [0.8076, 0.4542, 0.1482, 2.742, 0.0287, 1],
	'logistic, tenure and contract': [0.7869, 0.4735, 0.158, 2.363, 0.0245, 1.003],
	'stumps × 300, 19 columns': [0.85, 0.4105, 0.1333, 2.876, 0.0233, 1.029],
};
/** How far other folds may lead; their own AUC varies by 0.0134 from fold to fold. */
const MOST_BY_FOLDS = [0.0015, 0.0015, 0.0006, 0.06, 0.006, 0.05];

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

		/** @param {readonly string[]} groupOf @param {number} [limit] chosen is who has a higher chance */
		const fairnessOf = (groupOf, limit = 0.5) => {
			const names = [...new Set(groupOf)].sort();
			return runToEnd(
				core.fairness({
					selected: Uint8Array.from(scored.said, (said) => Number(said > limit)),
					outcomes: rows.outcomes,
					group: Int32Array.from(groupOf, (name) => names.indexOf(name)),
					names,
				}),
			);
		};
		const senior = fairnessOf(groups.seniorCitizen);
		const gender = fairnessOf(groups.gender);
		const fifth = [...scored.said].sort((one, other) => other - one)[Math.floor(ids.length / 5)];
		const ofFifth = [groups.gender, groups.seniorCitizen].map(
			(groupOf) => fairnessOf(groupOf, fifth).demographicParityRatio,
		);
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
		const golden = (name, ours, ...digits) => figureOf(telcoSet, name, ours, digits, reference);
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
			figureOf(
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
			{
				...fair('', ofFifth, [0.8946, 0.4005]),
				name: 'the fifth likeliest to leave: ratio by gender, by age',
				tolerance: 0.03,
			},
			...priorFigures(outcomes),
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

/** @param {keyof typeof theirs} name @param {import('../risk/outOfFold.mjs').Judgement} judged */
function besideTheirs(name, { auc, logLoss, brier, lift, ece, slope }) {
	const names = ['AUC', 'log loss', 'Brier score', 'lift of the top tenth'];
	names.push('expected calibration error', 'calibration slope');
	return [auc, logLoss, brier, lift, ece, slope].map((ours, at) => {
		/** @type {import('./figure.mjs').Figure} */
		const one = {
			...{ set: telcoSet, name: `${name}: ${names[at]}`, ours, theirs: theirs[name][at] },
			...{ tolerance: MOST_BY_FOLDS[at], source: folds, from: 'core' },
		};
		return one;
	});
}

/** What the share of all alone would do, as a mark to be beaten. @param {readonly number[]} outcomes */
function priorFigures(outcomes) {
	const core = builtRisk();
	const happened = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	const share = happened / outcomes.length;
	const said = {
		probabilities: new Float64Array(outcomes.length).fill(share),
		outcomes: Uint8Array.from(outcomes),
	};
	const { brier } = core.runToEnd(core.brierScore(said));
	const { logLoss } = core.runToEnd(core.logLoss(said));
	return [
		figureOf(telcoSet, 'share who left', [share], ['.265370'], 'pandas on this file'),
		figureOf(
			telcoSet,
			'the share for everybody: log loss, Brier score',
			[logLoss, brier],
			['.5786', '.1949'],
			folds,
		),
	];
}

/** @param {readonly (readonly number[])[]} rows @param {...number} kept */
function columns(rows, ...kept) {
	return rows.map((row) => kept.map((column) => row[column]));
}
