/**
 * What the purchase models know of customers: frequency x (repeat purchases), recency tₓ (age at the last
 * purchase) and age T, as Fader & Hardie define them. Customers alike in all three are one cell with a weight.
 */
import { ModelError } from '../errors';
import { ranked } from '../numeric/ranked';
import { inChunks, type Steps } from '../steps';
import { equalHistories, type EqualHistories } from './equalHistories';

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
	const time = yield* ranked(allTimes);
	const [T, tx] = [time.places.subarray(0, rows), time.places.subarray(rows)];
	const merged = yield* equalHistories({ x: frequencies, T, tx, counts }, time.numbers.length);
	return yield* summedUp(merged, time.numbers);
}

function* summedUp(
	{ x, T, tx, weight }: EqualHistories,
	times: Float64Array,
): Steps<PurchaseCells> {
	const sums = { customers: 0, purchases: 0, ages: 0 };
	yield* inChunks(x.length, (from, to) => {
		let { customers, purchases, ages } = sums;
		for (let cell = from; cell < to; cell++) {
			customers += weight[cell];
			purchases += weight[cell] * x[cell];
			ages += weight[cell] * times[T[cell]];
		}
		Object.assign(sums, { customers, purchases, ages });
	});
	const { customers, purchases, ages } = sums;
	return { x, tx, T, times, weight, customers, meanAge: ages / customers, purchases };
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

/** Every `nth` cell with the customers in it and their times, and nothing of the others. */
export function* everyNth(cells: PurchaseCells, nth: number): Steps<PurchaseCells> {
	const size = Math.floor(cells.x.length / nth);
	const [x, weight, allTimes] = [size, size, 2 * size].map((length) => new Float64Array(length));
	let [customers, purchases] = [0, 0];
	for (let at = 0, cell = 0; at < size; at++, cell += nth) {
		x[at] = cells.x[cell];
		weight[at] = cells.weight[cell];
		allTimes[at] = cells.times[cells.T[cell]];
		allTimes[size + at] = cells.times[cells.tx[cell]];
		customers += weight[at];
		purchases += weight[at] * x[at];
	}
	const { numbers: times, places } = yield* ranked(allTimes);
	const [T, tx] = [places.subarray(0, size), places.subarray(size)];
	return { ...cells, x, tx, T, times, weight, customers, purchases };
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
