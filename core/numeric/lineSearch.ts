import type { Steps } from '../steps';

/**
 * The value at `x`; writes the gradient into `gradient`, and the second derivatives into `curvature`, row by row, of
 * which only the lower triangle is read. A generator, so that a function over many rows can pause. May be NaN or
 * infinite away from the start: the search then steps back.
 */
export type Objective = (
	x: Float64Array,
	gradient: Float64Array,
	curvature: Float64Array,
) => Steps<number>;

/** Where a search stands, and all that is known of the function there. */
export type Point = Readonly<{
	x: Float64Array;
	value: number;
	gradient: Float64Array;
	curvature: Float64Array;
}>;

export function* pointAt(objective: Objective, x: Float64Array): Steps<Point> {
	const gradient = new Float64Array(x.length);
	const curvature = new Float64Array(x.length * x.length);
	const value = yield* objective(x, gradient, curvature);
	return { x, value, gradient, curvature };
}

/** Values closer than this are the same but for rounding, also where a small one is the sum of large ones. */
export function roundingOf(value: number): number {
	return 1e-12 * Math.max(1, Math.abs(value));
}

const MOST_TRIES = 15;

/** The first step tried is `direction` once; no coordinate leaves −bound to bound. */
export type Line = Readonly<{ direction: Float64Array; bound: number }>;

/**
 * A lower point along a direction, by bisection for the weak Wolfe conditions (Lewis & Overton 2013); near the
 * minimum, where values no longer differ, the slope alone decides (Hager & Zhang 2005). Null where none is found.
 */
export function* lineSearch(
	objective: Objective,
	from: Point,
	{ direction, bound }: Line,
): Steps<Point | null> {
	const slope = dot(direction, from.gradient);
	const most = roomOf(from.x, direction, bound);
	const rounding = roundingOf(from.value);
	let low = 0;
	let high = Infinity;
	let step = Math.min(1, most);
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

export function dot(one: Float64Array, other: Float64Array): number {
	let sum = 0;
	for (let at = 0; at < one.length; at++) sum += one[at] * other[at];
	return sum;
}
