/**
 * What the purchase models know of customers: frequency x (repeat purchases), recency tₓ (age at the last
 * purchase) and age T, as Fader & Hardie define them. Customers alike in all three are one cell with a weight.
 */
import { ModelError } from '../errors';
import { inChunks, type Steps } from '../steps';
import { canonicalOrder } from './canonicalOrder';

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
	tx: Float64Array;
	T: Float64Array;
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
	const values = new Float64Array(rows * 3);
	yield* inChunks(rows, (from, to) => writeHistories(histories, counts, values, from, to));
	const { order, distinct } = yield* canonicalOrder({ values, rows, columns: 3 });
	const [x, T, tx, weight] = Array.from({ length: 4 }, () => new Float64Array(distinct));
	const sums = { cell: -1, customers: 0, purchases: 0, ages: 0 };
	yield* inChunks(rows, (from, to) => {
		let { cell, customers, purchases, ages } = sums;
		for (let at = from; at < to; at++) {
			const place = order[at] * 3;
			const one = values[place];
			const its = values[place + 1];
			const last = values[place + 2];
			if (cell < 0 || one !== x[cell] || its !== T[cell] || last !== tx[cell]) {
				cell++;
				x[cell] = one;
				T[cell] = its;
				tx[cell] = last;
			}
			const count = counts?.[order[at]] ?? 1;
			weight[cell] += count;
			customers += count;
			purchases += count * one;
			ages += count * its;
		}
		Object.assign(sums, { cell, customers, purchases, ages });
	});
	const { customers, purchases, ages } = sums;
	return { x, tx, T, weight, customers, meanAge: ages / customers, purchases };
}

/** x, T and tₓ of each row, side by side; refuses what is no history. */
function writeHistories(
	{ frequency, recency, age }: PurchaseHistories,
	counts: ArrayLike<number> | undefined,
	values: Float64Array,
	from: number,
	to: number,
): void {
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
		values[row * 3] = frequency[row];
		values[row * 3 + 1] = age[row];
		values[row * 3 + 2] = recency[row];
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
	const [tx, T] = [cells.tx.slice(), cells.T.slice()];
	yield* inChunks(T.length, (from, to) => {
		for (let at = from; at < to; at++) {
			tx[at] /= meanAge;
			T[at] /= meanAge;
		}
	});
	return { ...cells, tx, T };
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

function isHistory(frequency: number, recency: number, age: number): boolean {
	return (
		Number.isInteger(frequency) &&
		frequency >= 0 &&
		recency >= 0 &&
		recency <= age &&
		age < Infinity &&
		(frequency > 0 || recency === 0)
	);
}
