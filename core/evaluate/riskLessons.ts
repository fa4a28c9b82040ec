/** How each method of scoring risk is learned from the customers of one day. */
import type { LabelledRows } from '../models/labelledRows';
import { fitLogisticRegression, logisticParts } from '../models/logisticRegression';
import { fitPlattCalibration, plattProbability } from '../models/plattCalibration';
import { inChunks, type Steps } from '../steps';
import { outOfFold } from './outOfFold';
import { factsOf } from './purchaseFacts';
import { silenceLogit, type RiskMethod, type RiskModel } from './riskModel';
import type { RiskSnapshot } from './riskSnapshot';

/** So many customers, and so many of each outcome, a learned score needs; a calibration only the outcomes. */
export const FEWEST_TO_LEARN = 1_000;
export const FEWEST_OUTCOMES = 100;

const FOLDS = 5;
const PENALTY = 1;

/** Has this day enough customers, and enough of each outcome, for the method to be learned from it? */
export function canLearn(method: RiskMethod, { features, outcomes }: RiskSnapshot): boolean {
	if (method === 'purchaseModel') return true;
	if (outcomes === null) return false;
	const happened = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	const enough = happened >= FEWEST_OUTCOMES && features.rows - happened >= FEWEST_OUTCOMES;
	return enough && (method !== 'learned' || features.rows >= FEWEST_TO_LEARN);
}

export type Lesson = Readonly<{
	/** Where outcomes are known; not needed for the plain purchase model. */
	learnedFrom: RiskSnapshot | undefined;
	current: RiskSnapshot;
	horizon: number;
}>;

export function* modelOf(method: RiskMethod, lesson: Lesson): Steps<RiskModel> {
	const { learnedFrom, current, horizon } = lesson;
	if (method === 'learned') {
		const { model } = yield* fitLogisticRegression(labelled(learnedFrom!), { penalty: PENALTY });
		return { horizon, method, logistic: model };
	}
	const purchases = current.fit!.model;
	if (method === 'purchaseModel') {
		return { horizon, method, purchases, calibration: null, typical: current.typical };
	}
	const scores = yield* silenceLogits(learnedFrom!, horizon);
	const { model } = yield* fitPlattCalibration(scores, learnedFrom!.outcomes!);
	return { horizon, method, purchases, calibration: model, typical: current.typical };
}

/** What the method says of the customers of one day when it is learned from the others of the same day. */
export function* saidOutOfFold(
	method: RiskMethod,
	snapshot: RiskSnapshot,
	horizon: number,
): Steps<Float64Array> {
	if (method === 'learned') {
		return yield* outOfFold(labelled(snapshot), FOLDS, function* (rows) {
			const { model } = yield* fitLogisticRegression(rows, { penalty: PENALTY });
			return (row) => logisticParts(model, row).probability;
		});
	}
	const values = yield* silenceLogits(snapshot, horizon);
	const rows = { values, rows: values.length, columns: 1 };
	return yield* outOfFold({ features: rows, outcomes: snapshot.outcomes! }, FOLDS, function* (own) {
		const { model } = yield* fitPlattCalibration(own.features.values, own.outcomes);
		return ([score]) => plattProbability(model, score);
	});
}

function* silenceLogits({ features, fit }: RiskSnapshot, horizon: number): Steps<Float64Array> {
	const logits = new Float64Array(features.rows);
	yield* inChunks(features.rows, (from, to) => {
		for (let row = from; row < to; row++) {
			logits[row] = silenceLogit(fit!.model, factsOf(features, row), horizon);
		}
	});
	return logits;
}

function labelled({ features, outcomes }: RiskSnapshot): LabelledRows {
	return { features, outcomes: outcomes! };
}
