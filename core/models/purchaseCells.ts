/**
 * What the purchase models know of customers: frequency x (repeat purchases), recency tₓ (age at the last
 * purchase) and age T, as Fader & Hardie define them. Customers alike in all three are one cell with a weight.
 */
import { ModelError } from '../errors';
import { countedOrder } from '../numeric/countedOrder';
import { ranked } from '../numeric/ranked';
import { inChunks, type Steps } from '../steps';

/** Of one customer; recency and age in one unit, that of the model. */
export type PurchaseHistory = Readonly<{ frequency: number; recency: number; age: number }>;

/** Of many customers, as columns. */
export type PurchaseHistories = Readonly<{
	frequency: ArrayLike<number>;
	recency: ArrayLike<number>;
	age: ArrayLike<number>;
}>;

/** In ascending order of x, then T, then tₓ. */
export type PurchaseCells = Readonly<{
	x: Float64Array;
	/** The places of tₓ and T among the times. */
	tx: Int32Array;
	T: Int32Array;
	/** Each of them once, in ascending order: there are few of them where they are whole days. */
	times: Float64Array;
	weight: Float64Array;
	customers: number;
	meanAge: number;
	/** Repeat purchases of all customers. */
	purchases: number;
}>;

/**
 * The order of customers changes nothing, to the last digit.
 *
 * @param counts how many customers each row stands for; one where left out
 */
export function* purchaseCells(
	histories: PurchaseHistories,
	counts?: ArrayLike<number>,
): Steps<PurchaseCells> {
	const rows = histories.frequency.length;
	const frequencies = new Float64Array(rows);
	const allTimes = new Float64Array(2 * rows);
	yield* inChunks(rows, (from, to) =>
		writeHistories(histories, counts, { frequencies, allTimes }, from, to),
	);
	const frequency = yield* ranked(frequencies);
	const time = yield* ranked(allTimes);
	const [age, recency] = [time.places.subarray(0, rows), time.places.subarray(rows)];
	// The last column first, so that the first one has the last word.
	const byRecency = yield* countedOrder(recency, time.numbers.length, ascendingRows(rows));
	const byAge = yield* countedOrder(age, time.numbers.length, byRecency);
	const order = yield* countedOrder(frequency.places, frequency.numbers.length, byAge);
	const sorted = { frequencies, age, recency, times: time.numbers, counts, order };
	const merged = emptyCells(rows);
	yield* inChunks(rows, (from, to) => merge(sorted, merged, from, to));
	const { size, customers, purchases, ages } = merged;
	return {
		...{ x: merged.x.subarray(0, size), weight: merged.weight.subarray(0, size) },
		...{ tx: merged.tx.subarray(0, size), T: merged.T.subarray(0, size) },
		...{ times: time.numbers, customers, meanAge: ages / customers, purchases },
	};
}

function ascendingRows(rows: number): Int32Array {
	const order = new Int32Array(rows);
	for (let row = 0; row < rows; row++) order[row] = row;
	return order;
}

/** Room for as many as there are rows. */
function emptyCells(rows: number) {
	return {
		...{ x: new Float64Array(rows), tx: new Int32Array(rows), T: new Int32Array(rows) },
		...{ weight: new Float64Array(rows), size: 0, customers: 0, purchases: 0, ages: 0 },
	};
}

type Sorted = Readonly<{
	frequencies: Float64Array;
	/** Places among the times. */
	age: Int32Array;
	recency: Int32Array;
	times: Float64Array;
	counts: ArrayLike<number> | undefined;
	order: Int32Array;
}>;

function merge(
	{ frequencies, age, recency, times, counts, order }: Sorted,
	cells: ReturnType<typeof emptyCells>,
	from: number,
	to: number,
): void {
	const { x, T, tx, weight } = cells;
	let { size, customers, purchases, ages } = cells;
	for (let at = from; at < to; at++) {
		const row = order[at];
		const count = counts === undefined ? 1 : counts[row];
		const last = size - 1;
		if (
			size > 0 &&
			frequencies[row] === x[last] &&
			age[row] === T[last] &&
			recency[row] === tx[last]
		) {
			weight[last] += count;
		} else {
			x[size] = frequencies[row];
			T[size] = age[row];
			tx[size] = recency[row];
			weight[size++] = count;
		}
		customers += count;
		purchases += count * frequencies[row];
		ages += count * times[age[row]];
	}
	Object.assign(cells, { size, customers, purchases, ages });
}

/** x of each row, and T of all rows followed by tₓ of all; refuses what is no history. */
function writeHistories(
	{ frequency, recency, age }: PurchaseHistories,
	counts: ArrayLike<number> | undefined,
	{ frequencies, allTimes }: Readonly<{ frequencies: Float64Array; allTimes: Float64Array }>,
	from: number,
	to: number,
): void {
	const rows = frequencies.length;
	for (let row = from; row < to; row++) {
		if (!isHistory(frequency[row], recency[row], age[row])) {
			throw new ModelError(
				'outOfDomain',
				'Needs a whole frequency ≥ 0 and 0 ≤ recency ≤ age, with recency 0 where frequency is 0',
				row,
			);
		}
		if (counts && !(counts[row] >= 0 && counts[row] < Infinity)) {
			throw new ModelError('outOfDomain', 'Needs a number of customers ≥ 0', row);
		}
		frequencies[row] = frequency[row];
		allTimes[row] = age[row];
		allTimes[rows + row] = recency[row];
	}
}

/** For fitting: refuses customers who tell nothing. With the mean age as the unit of time no fit depends on whether ages came in days or in weeks. */
export function* inMeanAges(cells: PurchaseCells): Steps<PurchaseCells> {
	const { meanAge, purchases } = cells;
	if (!(purchases > 0)) {
		throw new ModelError('tooFewRows', 'Needs customers who have bought more than once');
	}
	if (!(meanAge > 0)) {
		throw new ModelError('tooFewRows', 'Needs customers whose first purchase is some time ago');
	}
	const times = new Float64Array(cells.times.length);
	yield* inChunks(times.length, (from, to) => {
		for (let at = from; at < to; at++) times[at] = cells.times[at] / meanAge;
	});
	return { ...cells, times };
}

/** Cells of one frequency, from one place to before another. */
export type FrequencyRun = Readonly<{ x: number; from: number; to: number }>;

/** The cells by frequency, no more than `most` of them at a time. */
export function runsOfFrequency({ x }: PurchaseCells, most: number): readonly FrequencyRun[] {
	const runs: FrequencyRun[] = [];
	for (let from = 0, to = 1; from < x.length; from = to++) {
		while (to < x.length && x[to] === x[from] && to - from < most) to++;
		runs.push({ x: x[from], from, to });
	}
	return runs;
}

export function isPurchaseHistory({ frequency, recency, age }: PurchaseHistory): boolean {
	return isHistory(frequency, recency, age);
}

export function isHistory(frequency: number, recency: number, age: number): boolean {
	return (
		Number.isInteger(frequency) &&
		frequency >= 0 &&
		recency >= 0 &&
		recency <= age &&
		age < Infinity &&
		(frequency > 0 || recency === 0)
	);
}
