import type { Steps } from '../steps';
import { cholesky, choleskySolve } from './cholesky';
import { dot, lineSearch, pointAt, roundingOf, type Objective, type Point } from './lineSearch';

export type MinimizeSettings = Readonly<{
	/** No coordinate leaves −bound to bound. */
	bound?: number;
	mostIterations?: number;
	/** Ends when no component of the gradient is larger; at a bound only those that point inside count. */
	tolerance?: number;
	/** No coordinate is sent farther at first: slopes and second derivatives tell of the function nearby only. */
	farthest?: number;
}>;

export type Minimum = Point & Readonly<{ iterations: number; converged: boolean }>;

/** A search that finds no lower value is at the minimum where the gradient is this many tolerances small. */
const NEARLY = 1_000;
/** After so many steps that lower nothing, the same. */
const MOST_IDLE = 5;
/** Steps that together lower the value less than this, relatively, go along a valley without end. */
const LAP = 10;
const LEAST_FALL = 1e-10;

/**
 * Minimum of a smooth function within a box: Newton's method with a line search. Where the second derivatives are no
 * valley's, as much is added to their diagonal as makes them one (Levenberg 1944, Marquardt 1963).
 */
export function* minimize(
	objective: Objective,
	start: readonly number[],
	settings: MinimizeSettings = {},
): Steps<Minimum> {
	const {
		bound = Infinity,
		mostIterations = 300,
		tolerance = 1e-9,
		farthest = Infinity,
	} = settings;
	let point = yield* pointAt(objective, Float64Array.from(start));
	let idle = 0;
	let before = Infinity;
	for (let iterations = 0; ; iterations++) {
		const free = freeOf(point, bound);
		const steepest = largestOf(point.gradient, free);
		const ended = (converged: boolean) => ({ ...point, iterations, converged });
		if (!(steepest > tolerance && Number.isFinite(point.value))) {
			return ended(steepest <= tolerance && Number.isFinite(point.value));
		}
		if (iterations === mostIterations) return ended(false);
		const isNearly = steepest <= NEARLY * tolerance;
		if (iterations % LAP === 0) {
			const isFlat = before - point.value < LEAST_FALL * Math.abs(point.value);
			if (isFlat) return ended(isNearly);
			before = point.value;
		}
		const direction = downhillWithin(point, free, { bound, farthest });
		const next = direction && (yield* lineSearch(objective, point, { direction, bound }));
		if (next === null) return ended(isNearly);
		const lowered = point.value - next.value;
		idle = lowered > roundingOf(point.value) ? 0 : idle + 1;
		if (idle >= MOST_IDLE) return ended(isNearly);
		point = next;
	}
}

/** Coordinates that may move: not those at a bound that the gradient presses against it. */
function freeOf({ x, gradient }: Point, bound: number): number[] {
	const all = [...x.keys()];
	return all.filter((at) => Math.abs(x[at]) < bound || x[at] * gradient[at] > 0);
}

/** NaN where one is NaN. */
function largestOf(gradient: Float64Array, free: readonly number[]): number {
	return free.reduce((most, at) => Math.max(most, Math.abs(gradient[at])), 0);
}

/** So much of itself is added to each second derivative by one coordinate: at first next to nothing, then ever more. */
const LIFTS = [1e-9, ...Array.from({ length: 20 }, (_, at) => 1e-3 * 4 ** at)];
/** What has no second derivative of its own gets this share of the largest one. */
const LEAST = 1e-15;

/** A step that takes no coordinate out of the box where it stands at its edge already: such ones stay. */
function downhillWithin(
	point: Point,
	free: readonly number[],
	{ bound, farthest }: Readonly<{ bound: number; farthest: number }>,
): Float64Array | null {
	const direction = downhill(point, free, farthest);
	if (direction === null) return null;
	const inside = free.filter(
		(at) => !(point.x[at] * direction[at] > 0 && Math.abs(point.x[at]) >= bound),
	);
	if (inside.length === free.length || inside.length === 0) return direction;
	return downhillWithin(point, inside, { bound, farthest });
}

/** The Newton step over the free coordinates; null where the slopes are no numbers. */
function downhill(
	{ gradient, curvature }: Point,
	free: readonly number[],
	farthest: number,
): Float64Array | null {
	const size = free.length;
	const whole = gradient.length;
	const slopes = Float64Array.from(free, (at) => -gradient[at]);
	const second = new Float64Array(size * size);
	for (let row = 0; row < size; row++) {
		for (let at = 0; at <= row; at++) {
			second[row * size + at] = curvature[free[row] * whole + free[at]];
		}
	}
	const own = free.map((at) => Math.abs(curvature[at * (whole + 1)]));
	const least = LEAST * Math.max(...own) || 1;
	for (const lift of LIFTS) {
		const lifted = second.slice();
		for (let at = 0; at < size; at++) lifted[at * (size + 1)] += lift * Math.max(own[at], least);
		const triangle = cholesky(lifted, size);
		const step = triangle && choleskySolve(triangle, slopes);
		if (step && dot(step, slopes) > 0) return among(whole, free, shortened(step, farthest));
	}
	return null;
}

function shortened(step: Float64Array, farthest: number): Float64Array {
	const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	return longest > farthest ? step.map((value) => (value * farthest) / longest) : step;
}

/** The step back among all coordinates, where those that are not free stay. */
function among(whole: number, free: readonly number[], step: Float64Array): Float64Array {
	const direction = new Float64Array(whole);
	free.forEach((at, place) => (direction[at] = step[place]));
	return direction;
}
