import { hessian, inverse } from '../../../core/numeric/hessian';
import { minimize, type MinimizeSettings, type Objective } from '../../../core/numeric/minimize';
import { runToEnd } from '../../../core/steps';

type Plain = (x: Float64Array, gradient: Float64Array) => number;
const stepsOf = (plain: Plain): Objective =>
	function* (x, gradient) {
		yield;
		return plain(x, gradient);
	};
const found = (plain: Plain, start: readonly number[], settings?: MinimizeSettings) =>
	runToEnd(minimize(stepsOf(plain), start, settings));

/** Rosenbrock (1960): a bent valley, minimum 0 at (1, 1). */
const rosenbrock: Plain = ([x, y], gradient) => {
	gradient.set([-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)]);
	return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
};
/** Wood's function (Colville 1968): minimum 0 at (1, 1, 1, 1). */
const wood: Plain = ([a, b, c, d], gradient) => {
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
	const bowl: Plain = ([x, y], gradient) => {
		gradient.set([2 * (x - 5), 2 * (y - 1) + 0.5 * (x - 5)]);
		return (x - 5) ** 2 + (y - 1) ** 2 + 0.5 * (x - 5) * (y - 1);
	};
	const slope: Plain = (x, gradient) => {
		bowl(x, gradient);
		gradient[0] += 0.5 * (x[1] - 1);
		return bowl(x, new Float64Array(2));
	};
	const { x, converged } = found(slope, [0, 0], { bound: 2 });
	expect(x[0]).toBe(2);
	expect(x[1]).toBeCloseTo(1.75, 7);
	expect(converged).toBe(true);
});

test('a function that falls for ever ends at the bound; without one it stops and says so', () => {
	const plain: Plain = ([x], gradient) => {
		gradient[0] = -1 / (1 + x * x);
		return -Math.atan(x);
	};
	expect(found(plain, [0], { bound: 14 })).toMatchObject({ converged: true });
	expect([...found(plain, [0], { bound: 14 }).x]).toEqual([14]);
	const line: Plain = (_, gradient) => (gradient.fill(-1), -Infinity);
	expect(found(line, [0]).converged).toBe(false);
});

test('it steps back from where the function does not exist', () => {
	const plain: Plain = ([x], gradient) => {
		gradient[0] = x > 0 ? 1 - 1 / x : NaN;
		return x > 0 ? x - Math.log(x) : NaN;
	};
	const { x, converged } = found(plain, [0.01]);
	expect(x[0]).toBeCloseTo(1, 8);
	expect(converged).toBe(true);
});

test('large values leave no digits to compare: the slope decides, and it has converged', () => {
	const plain: Plain = ([x, y], gradient) => {
		gradient.set([x - 1, 10 * (y + 2)]);
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

describe('second derivatives', () => {
	test('of Rosenbrock’s function at (1, 1): 802, −400, 200', () => {
		const second = runToEnd(hessian(stepsOf(rosenbrock), Float64Array.of(1, 1)));
		const expected = [802, -400, -400, 200];
		second.forEach((value, at) => expect(Math.abs(value / expected[at] - 1)).toBeLessThan(1e-5));
	});

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
