import { inverse } from '../numeric/inverse';
import type { Objective } from '../numeric/lineSearch';
import { minimize, type Minimum } from '../numeric/minimize';
import type { Steps } from '../steps';
import type { Degenerate } from './degenerate';

/**
 * The log-likelihood of all rows together at these parameters; writes its derivatives into `gradient` and its second
 * derivatives into the lower triangle of `second`, row by row. A generator, so that many rows never hold up n8n.
 */
export type LogLikelihood = (
	parameters: Float64Array,
	gradient: Float64Array,
	second: Float64Array,
) => Steps<number>;

/** A model fitted to data, and how the search ended. */
export type ModelFit<Model> = Readonly<{
	model: Model;
	/** Of each parameter; null where the data do not tell how exact it is. */
	standardErrors: Readonly<Record<keyof Model, number | null>>;
	/** Of the parameters' logarithms, row by row in their order; null where the data do not tell. */
	logCovariance: readonly number[] | null;
	/** In the units of the data handed in: comparable only between models of the same data in the same units. */
	logLikelihood: number;
	/** False: stopped before the maximum was certain. */
	converged: boolean;
	iterations: number;
	/** How many rows it was fitted to. */
	rows: number;
	degenerate: Degenerate | null;
}>;

export type Maximum = Readonly<{
	parameters: Float64Array;
	standardErrors: ReadonlyArray<number | null>;
	logCovariance: readonly number[] | null;
	logLikelihood: number;
	converged: boolean;
	iterations: number;
}>;

/** Parameters are sought between e^−14 and e^14, about a millionth and a million. */
const BOUND = 14;
/** A step changes a parameter twentyfold at most, unless the likelihood goes on rising as steeply. */
const FARTHEST = 3;
/** Log-likelihoods closer than this are the same summit. */
const SAME = 1e-4;
/** A summit is sharp where no logarithm of a parameter has a larger standard error. */
const LARGEST_ERROR = 1;

/**
 * Maximum-likelihood estimates of parameters above 0. The search goes over their logarithms, from the first start;
 * where it does not come to rest on a sharp summit, as with few customers, from the others, too, and the highest end
 * counts. Standard errors are those of the second derivatives there (the observed information).
 *
 * @param rows how many rows the likelihood adds up: makes its size, and so the precision, independent of them
 */
export function* maximumLikelihood(
	logLikelihood: LogLikelihood,
	{ rows, starts }: { rows: number; starts: ReadonlyArray<ArrayLike<number>> },
): Steps<Maximum> {
	const objective = overLogarithms(logLikelihood, rows);
	const settings = { bound: BOUND, farthest: FARTHEST };
	let best = yield* minimize(objective, Array.from(starts[0], Math.log), settings);
	for (const start of starts.slice(1)) {
		if (isSharp(best, rows)) break;
		const found = yield* minimize(objective, Array.from(start, Math.log), settings);
		if (isHigher(found, best, rows)) best = found;
	}
	const { x, value, iterations, converged } = best;
	const ofOneRow = inverse(best.curvature, x.length);
	const logCovariance = ofOneRow && Array.from(ofOneRow, (one) => one / rows);
	const parameters = x.map(Math.exp);
	return {
		parameters,
		standardErrors: Array.from(parameters, (parameter, at) =>
			logCovariance === null ? null : parameter * Math.sqrt(logCovariance[at * (x.length + 1)]),
		),
		logCovariance,
		...{ logLikelihood: -value * rows, converged, iterations },
	};
}

/** Minus the log-likelihood of a row on average, by the logarithms of the parameters. */
function overLogarithms(logLikelihood: LogLikelihood, rows: number): Objective {
	return function* (logarithms, gradient, curvature) {
		const parameters = logarithms.map(Math.exp);
		const value = yield* logLikelihood(parameters, gradient, curvature);
		const size = parameters.length;
		for (let row = 0; row < size; row++) gradient[row] *= -parameters[row] / rows;
		for (let row = 0; row < size; row++) {
			for (let at = 0; at <= row; at++) {
				const second = (-parameters[row] * parameters[at] * curvature[row * size + at]) / rows;
				curvature[row * size + at] = second + (row === at ? gradient[row] : 0);
				curvature[at * size + row] = curvature[row * size + at];
			}
		}
		return -value / rows;
	};
}

/** At rest within the bounds, and the likelihood falls steeply to all sides. */
function isSharp({ x, curvature, converged }: Minimum, rows: number): boolean {
	const covariance = inverse(curvature, x.length);
	if (!converged || covariance === null) return false;
	const most = rows * LARGEST_ERROR ** 2;
	return x.every((one, at) => Math.abs(one) < BOUND && covariance[at * (x.length + 1)] <= most);
}

/** Of two summits as high the one at rest. */
function isHigher(found: Minimum, best: Minimum, rows: number): boolean {
	if (!Number.isFinite(found.value)) return false;
	const ahead = rows * (best.value - found.value);
	if (found.converged === best.converged) return !(ahead <= 0);
	return found.converged ? !(ahead < -SAME) : ahead > SAME;
}
