import type { Steps } from '../steps';

/**
 * The value at `x`; writes the gradient into `gradient`. A generator, so that a function over many rows can pause.
 * May be NaN or infinite away from the start: the search then steps back.
 */
export type Objective = (x: Float64Array, gradient: Float64Array) => Steps<number>;

export type MinimizeSettings = Readonly<{
	/** No coordinate leaves −bound to bound. */
	bound?: number;
	mostIterations?: number;
	/** Ends when no component of the gradient is larger; at a bound only those that point inside count. */
	tolerance?: number;
}>;

export type Minimum = Readonly<{
	x: Float64Array;
	value: number;
	iterations: number;
	converged: boolean;
}>;

type Point = { x: Float64Array; gradient: Float64Array; value: number };

const MOST_TRIES = 50;
/** Values closer than this, relatively, are the same but for rounding. */
const ROUNDING = 1e-14;
/** A search that finds no lower value is at the minimum where the gradient is this many tolerances small. */
const NEARLY = 1_000;
/** After so many steps that lower nothing, the same. */
const MOST_IDLE = 5;
/** Steps that together lower the value less than this, relatively, go along a valley without end. */
const LAP = 10;
const LEAST_FALL = 1e-10;

/**
 * Minimum of a smooth function within a box: the quasi-Newton method of Broyden, Fletcher, Goldfarb & Shanno with a
 * bisecting line search for the weak Wolfe conditions (Lewis & Overton 2013); near the minimum, where values no
 * longer differ, the slope alone decides (Hager & Zhang 2005).
 */
export function* minimize(
	objective: Objective,
	start: readonly number[],
	{ bound = Infinity, mostIterations = 300, tolerance = 1e-9 }: MinimizeSettings = {},
): Steps<Minimum> {
	const size = start.length;
	let point = yield* pointAt(objective, Float64Array.from(start));
	let inverse = identity(size, 1);
	let isFresh = true;
	let idle = 0;
	let before = Infinity;
	for (let iterations = 0; ; iterations++) {
		const free = freeOf(point, bound);
		const steepest = largestOf(point.gradient, free);
		const ended = (converged: boolean) => ({
			...{ x: point.x, value: point.value, iterations, converged },
		});
		if (!(steepest > tolerance && Number.isFinite(point.value))) {
			return ended(steepest <= tolerance && Number.isFinite(point.value));
		}
		if (iterations === mostIterations) return ended(false);
		if (iterations % LAP === 0) {
			const isFlat = before - point.value < LEAST_FALL * Math.abs(point.value);
			if (isFlat) return ended(steepest <= NEARLY * tolerance);
			before = point.value;
		}
		let direction = directionOf(inverse, point.gradient, free);
		if (!(dot(direction, point.gradient) < 0)) {
			inverse = identity(size, 1);
			isFresh = true;
			direction = directionOf(inverse, point.gradient, free);
		}
		// The first step has no sense of scale yet.
		const first = isFresh ? Math.min(1, 1 / steepest) : 1;
		const next = yield* lineSearch(objective, point, { direction, first, bound });
		if (next === null) {
			if (isFresh || steepest <= NEARLY * tolerance) return ended(steepest <= NEARLY * tolerance);
			inverse = identity(size, 1);
			isFresh = true;
			continue;
		}
		const lowered = point.value - next.value;
		idle = lowered > ROUNDING * Math.abs(point.value) ? 0 : idle + 1;
		if (idle >= MOST_IDLE && steepest <= NEARLY * tolerance) return ended(true);
		// What was learned of the curvature leads nowhere: once more without it, then no more.
		if (idle >= 2 * MOST_IDLE) return ended(false);
		const isStale = idle === MOST_IDLE;
		const s = next.x.map((value, at) => value - point.x[at]);
		const y = next.gradient.map((value, at) => value - point.gradient[at]);
		const curvature = dot(s, y);
		if (curvature > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y))) {
			if (isFresh) inverse = identity(size, curvature / dot(y, y));
			update(inverse, { s, y, curvature });
			isFresh = false;
		}
		if (isStale) {
			inverse = identity(size, 1);
			isFresh = true;
		}
		point = next;
	}
}

function* pointAt(objective: Objective, x: Float64Array): Steps<Point> {
	const gradient = new Float64Array(x.length);
	const value = yield* objective(x, gradient);
	return { x, gradient, value };
}

/** Null where no better point is found. */
function* lineSearch(
	objective: Objective,
	from: Point,
	{ direction, first, bound }: { direction: Float64Array; first: number; bound: number },
): Steps<Point | null> {
	const slope = dot(direction, from.gradient);
	const most = roomOf(from.x, direction, bound);
	const rounding = ROUNDING * Math.abs(from.value);
	let low = 0;
	let high = Infinity;
	let step = Math.min(first, most);
	let best: Point | null = null;
	for (let tries = 0; tries < MOST_TRIES; tries++) {
		const x = from.x.map((value, at) => within(value + step * direction[at], bound));
		const point = yield* pointAt(objective, x);
		const newSlope = dot(direction, point.gradient);
		const isLower = point.value <= from.value + 1e-4 * step * slope;
		const isSame = point.value <= from.value + rounding && Math.abs(newSlope) <= Math.abs(slope);
		if (!(isLower || isSame) || !Number.isFinite(newSlope)) {
			high = step;
		} else {
			best = point;
			if (!(newSlope < 0.9 * slope) || step === most) return point;
			low = step;
		}
		step = high < Infinity ? (low + high) / 2 : Math.min(2 * step, most);
		if (step === low) break;
	}
	return best;
}

/** Coordinates that may move: not those at a bound that the gradient presses against it. */
function freeOf({ x, gradient }: Point, bound: number): boolean[] {
	return Array.from(x, (value, at) => Math.abs(value) < bound || value * gradient[at] > 0);
}

/** How many times `direction` fits between `x` and the box. */
function roomOf(x: Float64Array, direction: Float64Array, bound: number): number {
	let most = Infinity;
	for (let at = 0; at < x.length; at++) {
		const room = bound - Math.sign(direction[at]) * x[at];
		if (direction[at] !== 0) most = Math.min(most, room / Math.abs(direction[at]));
	}
	return most;
}

function within(value: number, bound: number): number {
	return Math.min(bound, Math.max(-bound, value));
}

function directionOf(inverse: Float64Array, gradient: Float64Array, free: readonly boolean[]) {
	const size = gradient.length;
	return gradient.map((_, row) => {
		if (!free[row]) return 0;
		let sum = 0;
		for (let at = 0; at < size; at++) if (free[at]) sum -= inverse[row * size + at] * gradient[at];
		return sum;
	});
}

type Update = Readonly<{ s: Float64Array; y: Float64Array; curvature: number }>;

/** H ← (I − s yᵀ/sᵀy) H (I − y sᵀ/sᵀy) + s sᵀ/sᵀy, in place. */
function update(inverse: Float64Array, { s, y, curvature }: Update): void {
	const size = s.length;
	const hy = s.map((_, row) => dot(inverse.subarray(row * size, (row + 1) * size), y));
	const factor = 1 + dot(y, hy) / curvature;
	for (let row = 0; row < size; row++) {
		for (let at = 0; at < size; at++) {
			inverse[row * size + at] +=
				(factor * s[row] * s[at] - hy[row] * s[at] - s[row] * hy[at]) / curvature;
		}
	}
}

function identity(size: number, scale: number): Float64Array {
	return Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? scale : 0));
}

/** NaN where one is NaN. */
function largestOf(gradient: Float64Array, free: readonly boolean[]): number {
	return gradient.reduce(
		(most, value, at) => (free[at] ? Math.max(most, Math.abs(value)) : most),
		0,
	);
}

function dot(one: Float64Array, other: Float64Array): number {
	let sum = 0;
	for (let at = 0; at < one.length; at++) sum += one[at] * other[at];
	return sum;
}
