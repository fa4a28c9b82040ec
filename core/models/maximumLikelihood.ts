import { hessian, inverse } from '../numeric/hessian';
import { minimize, type Minimum, type Objective } from '../numeric/minimize';
import type { Steps } from '../steps';
import type { Degenerate } from './degenerate';

/**
 * The log-likelihood of all rows together at these parameters; writes its derivatives into `gradient`.
 * A generator, so that many rows never hold up n8n.
 */
export type LogLikelihood = (parameters: Float64Array, gradient: Float64Array) => Steps<number>;

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
/** So many iterations show which start leads highest. */
const TRIAL = 6;

/**
 * Maximum-likelihood estimates of parameters above 0. The search goes over their logarithms, from the best of
 * several starts; standard errors are those of the second derivatives there (the observed information).
 *
 * @param rows how many rows the likelihood adds up: makes its size, and so the precision, independent of them
 */
export function* maximumLikelihood(
	logLikelihood: LogLikelihood,
	{ rows, starts }: { rows: number; starts: ReadonlyArray<readonly number[]> },
): Steps<Maximum> {
	const objective: Objective = function* (logarithms, gradient) {
		const parameters = logarithms.map(Math.exp);
		const value = yield* logLikelihood(parameters, gradient);
		for (let at = 0; at < gradient.length; at++) gradient[at] *= -parameters[at] / rows;
		return -value / rows;
	};
	let best: Minimum | null = null;
	for (const start of starts) {
		const found: Minimum = yield* minimize(objective, start.map(Math.log), {
			...{ bound: BOUND, mostIterations: TRIAL },
		});
		if (best === null || !(found.value >= best.value)) best = found;
	}
	const begin = best === null ? [] : [...best.x];
	const { x, value, iterations, converged } = yield* minimize(objective, begin, { bound: BOUND });
	const ofOneRow = inverse(yield* hessian(objective, x), x.length);
	const logCovariance = ofOneRow && Array.from(ofOneRow, (value) => value / rows);
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
