import { ModelError } from '../errors';
import { cholesky, choleskySolve } from '../numeric/cholesky';
import { logLogistic } from '../numeric/logistic';
import { inChunks, type Steps } from '../steps';
import { logisticSlopes } from './logisticSlopes';
import type { Matrix } from './matrix';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { abs, max } = Math;

/**
 * `complete`: some weights tell all outcomes apart. `quasiComplete`: they do but for ties. In both cases
 * likelihood alone has no best weights: larger ones are always better (Albert & Anderson 1984, Biometrika 71).
 */
export type Separation = 'none' | 'complete' | 'quasiComplete';

export type NewtonFit = Readonly<{
	/** The intercept, then one weight for each column. */
	weights: Float64Array;
	logLikelihood: number;
	/** −logLikelihood + ½ λ Σ w², the intercept not among them: what was made as small as possible. */
	objective: number;
	/** Cholesky triangle of the curvature of the objective; null where there is no optimum. */
	triangle: Float64Array | null;
	iterations: number;
	converged: boolean;
	separation: Separation;
}>;

/** Weights of scaled columns that move by no more than this stand still: the error left is of its square. */
const STANDSTILL = 1e-6;
const MOST_HALVINGS = 30;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), the step halved until the
 * objective no longer rises. For columns on similar scales.
 *
 * @param targets what the probability should be: 0 or 1, or between them where outcomes are smoothed
 * @param penalty λ
 */
export function* logisticNewton(
	matrix: Matrix,
	targets: Float64Array,
	penalty: number,
	mostIterations: number,
): Steps<NewtonFit> {
	const { rows, columns } = matrix;
	const weights = new Float64Array(columns + 1);
	let eta: Float64Array = new Float64Array(rows);
	let move: Float64Array = new Float64Array(rows);
	let now = yield* fitAt(eta, targets);
	let objective = -now.logLikelihood;
	let triangle: Float64Array | null = null;
	let iterations = 0;
	let converged = false;
	while (iterations < mostIterations && !converged && !(penalty === 0 && now.separates)) {
		const { gradient, curvature } = yield* logisticSlopes(matrix, targets, eta, weights, penalty);
		triangle = cholesky(curvature, columns + 1);
		if (triangle === null && iterations === 0) {
			const message = 'A column is made up of the others, so their weights cannot be told apart';
			throw new ModelError('outOfDomain', message);
		}
		if (triangle === null) break;
		iterations++;
		const step = choleskySolve(triangle, gradient);
		move = yield* scoresOf(matrix, step);
		let share = 1;
		for (let halving = 0; ; halving++) {
			const tried = eta.map((value, row) => value + share * move[row]);
			const to = weights.map((value, at) => value + share * step[at]);
			const found = yield* fitAt(tried, targets);
			const value = -found.logLikelihood + penaltyOf(to, penalty);
			if (value <= objective + 1e-12 * abs(objective)) {
				weights.set(to);
				[eta, now, objective] = [tried, found, value];
				converged = share * largest(step) <= STANDSTILL;
				break;
			}
			if (halving === MOST_HALVINGS) return ended();
			share /= 2;
		}
	}
	return ended();

	function ended(): NewtonFit {
		const quasi = penalty === 0 && !converged && tellsApart(move, targets);
		const separation = now.separates ? 'complete' : quasi ? 'quasiComplete' : 'none';
		const { logLikelihood } = now;
		const known = converged ? triangle : null;
		return {
			weights,
			logLikelihood,
			objective,
			triangle: known,
			iterations,
			converged,
			separation,
		};
	}
}

/** Scores of all rows: intercept + Σ w x. */
export function* scoresOf(matrix: Matrix, weights: ArrayLike<number>): Steps<Float64Array> {
	const { values, rows, columns } = matrix;
	const scores = new Float64Array(rows);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			let score = weights[0];
			for (let column = 0; column < columns; column++) {
				score += weights[column + 1] * values[row * columns + column];
			}
			scores[row] = score;
		}
	});
	return scores;
}

/** The log-likelihood, and whether the sign of every score is that of its outcome. */
function* fitAt(eta: Float64Array, targets: Float64Array) {
	let logLikelihood = 0;
	let separates = eta.length > 0;
	yield* inChunks(eta.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const y = targets[row];
			if (y === 1) logLikelihood += logLogistic(eta[row]);
			else if (y === 0) logLikelihood += logLogistic(-eta[row]);
			else logLikelihood += y * logLogistic(eta[row]) + (1 - y) * logLogistic(-eta[row]);
			if (!(y === 1 ? eta[row] > 0 : y === 0 && eta[row] < 0)) separates = false;
		}
	});
	return { logLikelihood, separates };
}

function penaltyOf(weights: Float64Array, penalty: number): number {
	let squares = 0;
	for (let at = 1; at < weights.length; at++) squares += weights[at] ** 2;
	return 0.5 * penalty * squares;
}

function largest(values: Float64Array): number {
	return values.reduce((most, value) => max(most, abs(value)), 0);
}

/** Whether going on like this improves the score of some rows and worsens that of none, but for rounding. */
function tellsApart(move: Float64Array, targets: Float64Array): boolean {
	const most = largest(move);
	return most > 0 && move.every((by, row) => (targets[row] > 0.5 ? by : -by) >= -1e-4 * most);
}
