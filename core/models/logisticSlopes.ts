import type { Steps } from '../steps';
import type { ResidualRows } from './logisticResiduals';
import type { MarkedRows } from './markedRows';
import { addMarks, emptyMarkSums, setMarks, type Slopes } from './markSums';
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
 * @param residuals of the rows under `weights`
 * @param penalty λ
 */
export function* logisticSlopes(
	marked: MarkedRows,
	residuals: ResidualRows,
	weights: Float64Array,
	penalty: number,
): Steps<Slopes> {
	const { rows, plain } = marked;
	const size = weights.length;
	const sums = { gradient: new Float64Array(size), curvature: new Float64Array(size * size) };
	const markSums = emptyMarkSums(marked);
	const turn = TOGETHER * max(1, floor(TURN / (TOGETHER * size * size)));
	for (let begin = 0; begin < rows; begin += turn) {
		const end = min(rows, begin + turn);
		addPlain(plain, residuals, sums, begin, end);
		addMarks(marked, residuals, markSums, begin, end);
		yield;
	}
	yield* setMarks(marked, markSums, sums);
	const { gradient, curvature } = ofScores(marked, sums);
	for (let at = 1; at < size; at++) {
		gradient[at] -= penalty * weights[at];
		curvature[at * size + at] += penalty;
	}
	return { gradient, curvature };
}

function addPlain(
	matrix: Matrix,
	rows: ResidualRows,
	sums: Slopes,
	from: number,
	to: number,
): void {
	const whole = from + TOGETHER * floor((to - from) / TOGETHER);
	for (let row = from; row < whole; row += TOGETHER) addFour(matrix, rows, sums, row);
	for (let row = whole; row < to; row++) addOne(matrix, rows, sums, row);
}

function addFour(
	{ values, columns }: Matrix,
	{ weight, off }: ResidualRows,
	{ gradient, curvature }: Slopes,
	row: number,
): void {
	const size = gradient.length;
	// The intercept stands before the first column.
	const first = row * columns - 1;
	const second = first + columns;
	const third = second + columns;
	const fourth = third + columns;
	const [w1, w2, w3, w4] = [weight[row], weight[row + 1], weight[row + 2], weight[row + 3]];
	const [o1, o2, o3, o4] = [off[row], off[row + 1], off[row + 2], off[row + 3]];
	gradient[0] += o1 + o2 + o3 + o4;
	curvature[0] += w1 + w2 + w3 + w4;
	for (let at = 1; at <= columns; at++) {
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
	{ weight, off }: ResidualRows,
	{ gradient, curvature }: Slopes,
	row: number,
): void {
	const size = gradient.length;
	const place = row * columns - 1;
	gradient[0] += off[row];
	curvature[0] += weight[row];
	for (let at = 1; at <= columns; at++) {
		const weighted = weight[row] * values[place + at];
		gradient[at] += off[row] * values[place + at];
		curvature[at * size] += weighted;
		for (let other = 1; other <= at; other++) {
			curvature[at * size + other] += weighted * values[place + other];
		}
	}
}

/** The sums of marks as those of the z-scores that they stand for, in the order of the weights. */
function ofScores({ places, without, by }: MarkedRows, sums: Slopes): Slopes {
	const size = sums.gradient.length;
	// The intercept is a column of its own: 1 in all rows.
	const placeOf = [0, ...Array.from(places, (place) => place + 1)];
	const base = [0, ...without];
	const times = [1, ...by];
	const gradient = new Float64Array(size);
	const curvature = new Float64Array(size * size);
	for (let at = 0; at < size; at++) {
		const line = at * size;
		gradient[placeOf[at]] = base[at] * sums.gradient[0] + times[at] * sums.gradient[at];
		for (let other = 0; other <= at; other++) {
			const ofOne = base[other] * sums.curvature[0] + times[other] * sums.curvature[other * size];
			const ofBoth =
				base[other] * sums.curvature[line] + times[other] * sums.curvature[line + other];
			const low = min(placeOf[at], placeOf[other]);
			const high = max(placeOf[at], placeOf[other]);
			curvature[high * size + low] = base[at] * ofOne + times[at] * ofBoth;
		}
	}
	return { gradient, curvature };
}
