import { inverse } from '../../../core/numeric/inverse';
import type { Objective } from '../../../core/numeric/lineSearch';
import { minimize, type MinimizeSettings } from '../../../core/numeric/minimize';
import { runToEnd } from '../../../core/steps';

/** Of the second derivatives only the lower triangle is read. */
type Plain = (x: Float64Array, gradient: Float64Array, second: Float64Array) => number;
const stepsOf = (plain: Plain): Objective =>
	function* (x, gradient, second) {
		yield;
		return plain(x, gradient, second);
	};
const found = (plain: Plain, start: readonly number[], settings?: MinimizeSettings) =>
	runToEnd(minimize(stepsOf(plain), start, settings));

/** Rosenbrock (1960): a bent valley, minimum 0 at (1, 1). */
const rosenbrock: Plain = ([x, y], gradient, second) => {
	gradient.set([-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)]);
	second.set([1200 * x * x - 400 * y + 2, NaN, -400 * x, 200]);
	return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
};
/** Wood's function (Colville 1968): minimum 0 at (1, 1, 1, 1). */
const wood: Plain = ([a, b, c, d], gradient, second) => {
	second.set([1200 * a * a - 400 * b + 2, 0, 0, 0, -400 * a, 220.2]);
	second.set([1080 * c * c - 360 * d + 2, 0, 0, 19.8, -360 * c, 200.2], 10);
	gradient.set([
		-400 * a * (b - a * a) - 2 * (1 - a),
		200 * (b - a * a) + 20.2 * (b - 1) + 19.8 * (d - 1),
		-360 * c * (d - c * c) - 2 * (1 - c),
		180 * (d - c * c) + 20.2 * (d - 1) + 19.8 * (b - 1),
	]);
	return (
		100 * (b - a * a) ** 2 +
		(1 - a) ** 2 +
		90 * (d - c * c) ** 2 +
		(1 - c) ** 2 +
		10.1 * ((b - 1) ** 2 + (d - 1) ** 2) +
		19.8 * (b - 1) * (d - 1)
	);
};

test.each([
	['Rosenbrock (1960)', rosenbrock, [-1.2, 1], 60],
	['Rosenbrock, from far away', rosenbrock, [-30, 50], 300],
	['Wood (Colville 1968)', wood, [-3, -1, -3, -1], 150],
])('%s: its known minimum', (_, plain, start, most) => {
	const { x, value, converged, iterations } = found(plain, start);
	for (const one of x) expect(one).toBeCloseTo(1, 7);
	expect(value).toBeLessThan(1e-14);
	expect(converged).toBe(true);
	expect(iterations).toBeLessThan(most);
});

test('a minimum outside the box: at its edge, and converged', () => {
	const bowl: Plain = ([x, y], gradient, second) => {
		gradient.set([2 * (x - 5) + 0.5 * (y - 1), 2 * (y - 1) + 0.5 * (x - 5)]);
		second.set([2, 0.5, 0.5, 2]);
		return (x - 5) ** 2 + (y - 1) ** 2 + 0.5 * (x - 5) * (y - 1);
	};
	const { x, converged } = found(bowl, [0, 0], { bound: 2 });
	expect(x[0]).toBe(2);
	expect(x[1]).toBeCloseTo(1.75, 7);
	expect(converged).toBe(true);
});

test('a function that falls for ever ends at the bound; without one it stops and says so', () => {
	const plain: Plain = ([x], gradient, second) => {
		gradient[0] = -1 / (1 + x * x);
		second[0] = (2 * x) / (1 + x * x) ** 2;
		return -Math.atan(x);
	};
	expect(found(plain, [0], { bound: 14 })).toMatchObject({ converged: true });
	expect([...found(plain, [0], { bound: 14 }).x]).toEqual([14]);
	const line: Plain = (_, gradient) => (gradient.fill(-1), -Infinity);
	expect(found(line, [0]).converged).toBe(false);
});

test('at the edge of the box only what the edge does not hold back goes on', () => {
	// By Newton's step alone both would leave: the valley x = y has its lowest point at (3, 3).
	const valley: Plain = ([x, y], gradient, second) => {
		gradient.set([100 * (x - y) + 2 * (x - 3), -100 * (x - y) + 2 * (y - 3)]);
		second.set([102, -100, -100, 102]);
		return 50 * (x - y) ** 2 + (x - 3) ** 2 + (y - 3) ** 2;
	};
	const { x, converged } = found(valley, [2, 0], { bound: 2 });
	expect([...x]).toEqual([2, 2]);
	expect(converged).toBe(true);
});

test('no coordinate goes farther than it may at the first try of a step', () => {
	const tried: Array<readonly number[]> = [];
	const watched: Plain = (x, gradient, second) => {
		tried.push([...x]);
		return rosenbrock(x, gradient, second);
	};
	found(watched, [-30, 50], { mostIterations: 1, farthest: 0.5 });
	const moved = tried[1].map((value, at) => Math.abs(value - tried[0][at]));
	expect(Math.max(...moved)).toBeCloseTo(0.5, 12);
});

test('from a hilltop, where it falls to all sides alike, it goes down', () => {
	const ring: Plain = ([x, y], gradient, second) => {
		const off = x * x + y * y - 1;
		gradient.set([4 * x * off, 4 * y * off]);
		second.set([4 * off + 8 * x * x, 0, 8 * x * y, 4 * off + 8 * y * y]);
		return off * off;
	};
	const { value, converged } = found(ring, [0.01, 0.02]);
	expect(value).toBeLessThan(1e-18);
	expect(converged).toBe(true);
});

test('it steps back from where the function does not exist', () => {
	const plain: Plain = ([x], gradient, second) => {
		gradient[0] = x > 0 ? 1 - 1 / x : NaN;
		second[0] = 1 / (x * x);
		return x > 0 ? x - Math.log(x) : NaN;
	};
	const { x, converged } = found(plain, [0.01]);
	expect(x[0]).toBeCloseTo(1, 8);
	expect(converged).toBe(true);
});

test('large values leave no digits to compare: the slope decides, and it has converged', () => {
	const plain: Plain = ([x, y], gradient, second) => {
		gradient.set([x - 1, 10 * (y + 2)]);
		second.set([1, 0, 0, 10]);
		return 1e6 + 0.5 * (x - 1) ** 2 + 5 * (y + 2) ** 2;
	};
	const { x, converged } = found(plain, [30, 30]);
	expect(converged).toBe(true);
	expect(x[0]).toBeCloseTo(1, 6);
	expect(x[1]).toBeCloseTo(-2, 6);
});

test('stopped early, it says so; NaN from the start, too', () => {
	expect(found(rosenbrock, [-1.2, 1], { mostIterations: 3 })).toMatchObject({
		...{ converged: false, iterations: 3 },
	});
	const nowhere: Plain = (_, gradient) => (gradient.fill(NaN), NaN);
	expect(found(nowhere, [1]).converged).toBe(false);
});

test('the start is left alone', () => {
	const start = Object.freeze([-1.2, 1]);
	found(rosenbrock, start);
	expect(start).toEqual([-1.2, 1]);
});

describe('inverses', () => {
	test('the inverse of [[2, 1], [1, 3]] is [[0.6, −0.2], [−0.2, 0.4]]', () => {
		const found = inverse(Float64Array.of(2, 1, 1, 3), 2)!;
		[0.6, -0.2, -0.2, 0.4].forEach((value, at) => expect(found[at]).toBeCloseTo(value, 14));
	});

	test.each([
		['singular', [1, 1, 1, 1]],
		['a saddle', [1, 2, 2, 1]],
		['a maximum', [-1, 0, 0, 1]],
		['NaN', [1, 0, 0, NaN]],
	])('%s: none', (_, matrix) => {
		expect(inverse(Float64Array.from(matrix), 2)).toBeNull();
	});
});
