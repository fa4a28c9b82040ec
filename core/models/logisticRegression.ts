import { ModelError } from '../errors';
import { inverseForm } from '../numeric/cholesky';
import { logistic } from '../numeric/logistic';
import { picked } from '../numeric/picked';
import type { Steps } from '../steps';
import { labelledOrder, type LabelledRows } from './labelledRows';
import { logisticNewton, type NewtonFit, type Separation } from './logisticNewton';
import { markedRows } from './markedRows';
import type { Matrix } from './matrix';
import type { ScoreParts } from './scoreParts';
import type { ColumnScale } from './zScores';

/**
 * L2-penalised logistic regression: ln(p / (1 − p)) = intercept + Σ βⱼ xⱼ. The penalty ½ λ Σ w² is on the weights
 * of z-scores (divided by n), so that the unit of a column does not matter; the intercept is free of it.
 * Hoerl & Kennard's ridge for the logistic model: le Cessie & van Houwelingen (1992), Applied Statistics 41.
 */
export type LogisticRegression = Readonly<{
	intercept: number;
	/** By column, in the units of the features. */
	coefficients: readonly number[];
	/** Of the rows learned from: contributions count from there. */
	means: readonly number[];
}>;

export type LogisticSettings = Readonly<{
	/** λ; 0 is likelihood alone. */
	penalty: number;
	mostIterations?: number;
}>;

export type LogisticFit = Readonly<{
	model: LogisticRegression;
	/** The same model on z-scores: comparable between columns. */
	standardized: Readonly<{ intercept: number; coefficients: readonly number[] }>;
	/** Null where there are none: of columns that took no part, and of a fit without an optimum. */
	standardErrors: Readonly<{
		intercept: number | null;
		coefficients: ReadonlyArray<number | null>;
	}>;
	/** Columns in which all rows are alike: they took no part, their coefficient is 0. */
	constant: readonly number[];
	logLikelihood: number;
	objective: number;
	iterations: number;
	converged: boolean;
	separation: Separation;
}>;

const MOST_ITERATIONS = 60;

export function* fitLogisticRegression(
	rows: LabelledRows,
	{ penalty, mostIterations = MOST_ITERATIONS }: LogisticSettings,
): Steps<LogisticFit> {
	if (!(penalty >= 0 && penalty < Infinity)) {
		throw new ModelError('outOfDomain', `A penalty of ${penalty}; it can be 0 or more`);
	}
	const { features, outcomes } = rows;
	const order = yield* labelledOrder(rows);
	const marked = yield* markedRows(features, order);
	const { scales, constant } = marked;
	const targets = picked(outcomes, order);
	const fit = yield* logisticNewton(marked, targets, penalty, mostIterations);

	const standardized = Array<number>(features.columns).fill(0);
	const coefficients = Array<number>(features.columns).fill(0);
	const means = Array.from({ length: features.columns }, (_, column) => features.values[column]);
	let intercept = fit.weights[0];
	for (const [place, { column, mean, standardDeviation }] of scales.entries()) {
		standardized[column] = fit.weights[place + 1];
		coefficients[column] = fit.weights[place + 1] / standardDeviation;
		means[column] = mean;
		intercept -= coefficients[column] * mean;
	}
	const { logLikelihood, objective, iterations, converged, separation } = fit;
	return {
		model: { intercept, coefficients, means },
		standardized: { intercept: fit.weights[0], coefficients: standardized },
		standardErrors: yield* standardErrorsOf(fit, scales, features),
		...{ constant, logLikelihood, objective, iterations, converged, separation },
	};
}

/** From the curvature at the optimum; with a penalty they are those of the penalised estimate, without its bias. */
function* standardErrorsOf(
	{ triangle, weights }: NewtonFit,
	scales: readonly ColumnScale[],
	{ columns }: Matrix,
): Steps<LogisticFit['standardErrors']> {
	const coefficients = Array<number | null>(columns).fill(null);
	if (triangle === null) return { intercept: null, coefficients };
	const ofIntercept = new Float64Array(weights.length);
	ofIntercept[0] = 1;
	for (const [place, { column, mean, standardDeviation }] of scales.entries()) {
		const one = new Float64Array(weights.length);
		one[place + 1] = 1 / standardDeviation;
		coefficients[column] = Math.sqrt(inverseForm(triangle, one));
		ofIntercept[place + 1] = -mean / standardDeviation;
		yield;
	}
	return { intercept: Math.sqrt(inverseForm(triangle, ofIntercept)), coefficients };
}

/** What each feature of one row adds to its log-odds, beside a row with the mean in every column. */
export function logisticParts(model: LogisticRegression, row: ArrayLike<number>): ScoreParts {
	const { intercept, coefficients, means } = model;
	const contributions = coefficients.map((beta, column) => beta * (row[column] - means[column]));
	const base = coefficients.reduce((sum, beta, column) => sum + beta * means[column], intercept);
	const logit = contributions.reduce((sum, phi) => sum + phi, base);
	return { base, contributions, logit, probability: logistic(logit) };
}
