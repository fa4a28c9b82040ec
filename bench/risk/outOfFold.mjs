// @ts-check
/** What is said of each row by a model that was learned without it, and how right that was, fold by fold. */
import { builtRisk, labelledRows } from './builtRisk.mjs';

const FOLDS = 5;

/** @typedef {(row: readonly number[]) => number} Says */

/**
 * Folds with equal shares of outcomes, drawn with a seed.
 *
 * @param {readonly (readonly number[])[]} rows
 * @param {readonly number[]} outcomes
 * @param {(rows: import('./builtRisk.mjs').LabelledRows) => Says} learned
 */
export function outOfFold(rows, outcomes, learned) {
	const core = builtRisk();
	const random = core.randomStream(42);
	const shuffled = rows.map((_, row) => ({ row, key: random() })).sort((a, b) => a.key - b.key);
	/** @type {number[]} */
	const foldOf = Array(rows.length);
	const dealt = [0, 0];
	for (const { row } of shuffled) foldOf[row] = dealt[outcomes[row]]++ % FOLDS;
	const said = new Float64Array(rows.length);
	const judged = Array.from({ length: FOLDS }, (_, fold) => {
		const own = [...rows.keys()].filter((row) => foldOf[row] === fold);
		const others = [...rows.keys()].filter((row) => foldOf[row] !== fold);
		const says = learned(
			labelledRows(
				others.map((row) => rows[row]),
				others.map((row) => outcomes[row]),
			),
		);
		for (const row of own) said[row] = says(rows[row]);
		return judgementOf(
			own.map((row) => said[row]),
			own.map((row) => outcomes[row]),
		);
	});
	return { said, folds: meanOf(judged), pooled: judgementOf([...said], outcomes) };
}

/** @param {readonly number[]} said @param {readonly number[]} became */
export function judgementOf(said, became) {
	const core = builtRisk();
	const probabilities = Float64Array.from(said);
	const outcomes = Uint8Array.from(became);
	const curve = core.runToEnd(core.calibrationCurve({ probabilities, outcomes }));
	const { points } = core.runToEnd(core.liftCurve({ scores: probabilities, outcomes }, [0.1]));
	return {
		auc: known(core.runToEnd(core.rankingAuc({ scores: probabilities, outcomes })).auc),
		logLoss: known(core.runToEnd(core.logLoss({ probabilities, outcomes })).logLoss),
		brier: known(core.runToEnd(core.brierScore({ probabilities, outcomes })).brier),
		lift: known(points[0].lift),
		ece: known(curve.ece),
		slope: known(curve.slope),
		intercept: known(curve.intercept),
	};
}

/** @param {number | null} value */
function known(value) {
	return value ?? NaN;
}

/** @typedef {ReturnType<typeof judgementOf>} Judgement */

/** @param {readonly Judgement[]} judged @returns {Judgement} */
function meanOf(judged) {
	const [first] = judged;
	const names = /** @type {(keyof Judgement)[]} */ (Object.keys(first));
	const mean = (/** @type {keyof Judgement} */ name) =>
		judged.reduce((sum, one) => sum + one[name], 0) / judged.length;
	return /** @type {Judgement} */ (Object.fromEntries(names.map((name) => [name, mean(name)])));
}
