import { ModelError } from '../errors';
import { cholesky, choleskySolve } from '../numeric/cholesky';
import type { Steps } from '../steps';
import { logisticResiduals } from './logisticResiduals';
import { logisticSlopes } from './logisticSlopes';
import { scoresOf, type MarkedRows } from './markedRows';

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
 * objective no longer rises.
 *
 * @param targets what the probability should be: 0 or 1, or between them where outcomes are smoothed
 * @param penalty λ
 */
export function* logisticNewton(
	marked: MarkedRows,
	targets: Float64Array,
	penalty: number,
	mostIterations: number,
): Steps<NewtonFit> {
	const { rows, scales } = marked;
	const weights = new Float64Array(scales.length + 1);
	const move = new Float64Array(rows);
	// Where the search stands, and where it looks next: they change places when it goes there.
	let at = emptyScores(rows);
	let ahead = emptyScores(rows);
	let now = yield* logisticResiduals(at.eta, targets, at);
	let objective = -now.logLikelihood;
	let triangle: Float64Array | null = null;
	let iterations = 0;
	let converged = false;
	while (iterations < mostIterations && !converged && !(penalty === 0 && now.separates)) {
		const { gradient, curvature } = yield* logisticSlopes(marked, at, weights, penalty);
		triangle = cholesky(curvature, weights.length);
		if (triangle === null && iterations === 0) {
			const message = 'A column is made up of the others, so their weights cannot be told apart';
			throw new ModelError('outOfDomain', message);
		}
		if (triangle === null) break;
		iterations++;
		const step = choleskySolve(triangle, gradient);
		yield* scoresOf(marked, step, move);
		let share = 1;
		for (let halving = 0; ; halving++) {
			const to = weights.map((value, place) => value + share * step[place]);
			moveScores(at.eta, move, share, ahead.eta);
			const found = yield* logisticResiduals(ahead.eta, targets, ahead);
			const value = -found.logLikelihood + penaltyOf(to, penalty);
			if (value <= objective + 1e-12 * abs(objective)) {
				weights.set(to);
				[at, ahead, now, objective] = [ahead, at, found, value];
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

function emptyScores(rows: number) {
	const zeros = () => new Float64Array(rows);
	return { eta: zeros(), off: zeros(), weight: zeros() };
}

function moveScores(from: Float64Array, by: Float64Array, share: number, to: Float64Array): void {
	for (let row = 0; row < to.length; row++) to[row] = from[row] + share * by[row];
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
