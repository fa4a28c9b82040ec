import { logistic } from '../numeric/logistic';
import type { Steps } from '../steps';
import type { Matrix } from './matrix';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { floor, max, min } = Math;

/** Products of two figures that are added up in one turn: about a millisecond. */
const TURN = 500_000;
/** So many rows are added at a time: the sums are then fetched and stored a quarter as often. */
const TOGETHER = 4;

/**
 * Of the objective of `logisticNewton`, minus its gradient and the lower triangle of its second derivatives; the
 * intercept comes first.
 *
 * @param eta the score of each row under `weights`
 * @param penalty λ
 */
export function* logisticSlopes(
	matrix: Matrix,
	targets: Float64Array,
	eta: Float64Array,
	weights: Float64Array,
	penalty: number,
): Steps<Sums> {
	const { rows, columns } = matrix;
	const size = columns + 1;
	const gradient = new Float64Array(size);
	const curvature = new Float64Array(size * size);
	// Weight of each row in the second derivatives, and how far its outcome is from what was said.
	const weight = new Float64Array(rows);
	const off = new Float64Array(rows);
	const turn = TOGETHER * max(1, floor(TURN / (TOGETHER * size * size)));
	for (let begin = 0; begin < rows; begin += turn) {
		const end = min(rows, begin + turn);
		weigh(targets, eta, { weight, off }, begin, end);
		addRows(matrix, { weight, off }, { gradient, curvature }, begin, end);
		yield;
	}
	for (let at = 1; at < size; at++) {
		gradient[at] -= penalty * weights[at];
		curvature[at * size + at] += penalty;
	}
	return { gradient, curvature };
}

type Rows = Readonly<{ weight: Float64Array; off: Float64Array }>;
type Sums = Readonly<{ gradient: Float64Array; curvature: Float64Array }>;

function weigh(
	targets: Float64Array,
	eta: Float64Array,
	{ weight, off }: Rows,
	from: number,
	to: number,
): void {
	for (let row = from; row < to; row++) {
		const p = logistic(eta[row]);
		off[row] = targets[row] - p;
		weight[row] = p * logistic(-eta[row]);
	}
}

function addRows(matrix: Matrix, rows: Rows, sums: Sums, from: number, to: number): void {
	const whole = from + TOGETHER * floor((to - from) / TOGETHER);
	for (let row = from; row < whole; row += TOGETHER) addFour(matrix, rows, sums, row);
	for (let row = whole; row < to; row++) addOne(matrix, rows, sums, row);
}

function addFour(
	{ values, columns }: Matrix,
	{ weight, off }: Rows,
	{ gradient, curvature }: Sums,
	row: number,
): void {
	const size = columns + 1;
	// The intercept stands before the first column.
	const first = row * columns - 1;
	const second = first + columns;
	const third = second + columns;
	const fourth = third + columns;
	const [w1, w2, w3, w4] = [weight[row], weight[row + 1], weight[row + 2], weight[row + 3]];
	const [o1, o2, o3, o4] = [off[row], off[row + 1], off[row + 2], off[row + 3]];
	gradient[0] += o1 + o2 + o3 + o4;
	curvature[0] += w1 + w2 + w3 + w4;
	for (let at = 1; at < size; at++) {
		const x1 = values[first + at];
		const x2 = values[second + at];
		const x3 = values[third + at];
		const x4 = values[fourth + at];
		const [v1, v2, v3, v4] = [w1 * x1, w2 * x2, w3 * x3, w4 * x4];
		gradient[at] += o1 * x1 + o2 * x2 + o3 * x3 + o4 * x4;
		const line = at * size;
		curvature[line] += v1 + v2 + v3 + v4;
		for (let other = 1; other <= at; other++) {
			curvature[line + other] +=
				v1 * values[first + other] +
				v2 * values[second + other] +
				v3 * values[third + other] +
				v4 * values[fourth + other];
		}
	}
}

function addOne(
	{ values, columns }: Matrix,
	{ weight, off }: Rows,
	{ gradient, curvature }: Sums,
	row: number,
): void {
	const size = columns + 1;
	const place = row * columns - 1;
	gradient[0] += off[row];
	curvature[0] += weight[row];
	for (let at = 1; at < size; at++) {
		const weighted = weight[row] * values[place + at];
		gradient[at] += off[row] * values[place + at];
		curvature[at * size] += weighted;
		for (let other = 1; other <= at; other++) {
			curvature[at * size + other] += weighted * values[place + other];
		}
	}
}
