import { countedOrder } from '../numeric/countedOrder';
import { ranked } from '../numeric/ranked';
import { inChunks, type Steps } from '../steps';

/** x of each row, the places of T and tₓ among all times, and how many customers it stands for; one where left out. */
export type RankedHistories = Readonly<{
	x: Float64Array;
	T: Int32Array;
	tx: Int32Array;
	counts: ArrayLike<number> | undefined;
}>;

export type EqualHistories = Readonly<{
	x: Float64Array;
	T: Int32Array;
	tx: Int32Array;
	weight: Float64Array;
}>;

/**
 * Customers alike in all three, merged and weighted, in ascending order of x, then T, then tₓ. Those who bought once,
 * often most of all, are counted by age; only those who came back have to be sorted.
 *
 * @param times how many different ones there are; where customers bought once the first of them is 0
 */
export function* equalHistories(rows: RankedHistories, times: number): Steps<EqualHistories> {
	const split = { once: new Float64Array(times), back: new Int32Array(rows.x.length), size: 0 };
	yield* inChunks(rows.x.length, (from, to) => splitRows(rows, split, from, to));
	const frequency = yield* ranked(rows.x);
	// The last column first, so that the first one has the last word.
	const byLast = yield* countedOrder(rows.tx, times, split.back.subarray(0, split.size));
	const byAge = yield* countedOrder(rows.T, times, byLast);
	const order = yield* countedOrder(frequency.places, frequency.numbers.length, byAge);
	const cells = roomFor(times + order.length);
	yield* inChunks(times, (from, to) => addOnce(split.once, cells, from, to));
	yield* inChunks(order.length, (from, to) => addBack(rows, order, cells, from, to));
	const { size } = cells;
	return {
		...{ x: cells.x.subarray(0, size), weight: cells.weight.subarray(0, size) },
		...{ T: cells.T.subarray(0, size), tx: cells.tx.subarray(0, size) },
	};
}

/** How many bought once, by age, and the rows of those who came back. */
function splitRows(
	{ x, T, counts }: RankedHistories,
	split: { once: Float64Array; back: Int32Array; size: number },
	from: number,
	to: number,
): void {
	const { once, back } = split;
	let { size } = split;
	for (let row = from; row < to; row++) {
		if (x[row] > 0) back[size++] = row;
		else once[T[row]] += counts === undefined ? 1 : counts[row];
	}
	split.size = size;
}

function roomFor(most: number) {
	return {
		...{ x: new Float64Array(most), T: new Int32Array(most), tx: new Int32Array(most) },
		...{ weight: new Float64Array(most), size: 0 },
	};
}

type Room = ReturnType<typeof roomFor>;

/** Their x and tₓ are 0, as room is at first. */
function addOnce(once: Float64Array, cells: Room, from: number, to: number): void {
	for (let age = from; age < to; age++) {
		if (once[age] === 0) continue;
		cells.T[cells.size] = age;
		cells.weight[cells.size++] = once[age];
	}
}

function addBack(
	{ x, T, tx, counts }: RankedHistories,
	order: Int32Array,
	cells: Room,
	from: number,
	to: number,
): void {
	let { size } = cells;
	for (let at = from; at < to; at++) {
		const row = order[at];
		const count = counts === undefined ? 1 : counts[row];
		const last = size - 1;
		const isLikeLast =
			size > 0 &&
			x[row] === cells.x[last] &&
			T[row] === cells.T[last] &&
			tx[row] === cells.tx[last];
		if (isLikeLast) {
			cells.weight[last] += count;
			continue;
		}
		cells.x[size] = x[row];
		cells.T[size] = T[row];
		cells.tx[size] = tx[row];
		cells.weight[size++] = count;
	}
	cells.size = size;
}
