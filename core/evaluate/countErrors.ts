import { canonicalOrder } from '../models/canonicalOrder';
import { Z95, type Interval } from '../numeric/interval';
import { inChunks, type Steps } from '../steps';

/** How far foreseen numbers of purchases were from those made, over all customers. */
export type CountErrors = Readonly<{
	foreseen: number;
	made: number;
	/** Mean absolute error, and root of the mean square error; null without customers. */
	mae: number | null;
	rmse: number | null;
}>;

/** Customers with like forecasts: the mean of what was foreseen, and of what was made. */
export type Tenth = Readonly<{ customers: number; foreseen: number; made: number }>;

export type CountComparison = CountErrors &
	Readonly<{
		/** From those of whom least was foreseen to those of whom most was; equal forecasts stay together. */
		tenths: readonly Tenth[];
	}>;

const TENTHS = 10;

export function* countErrors(foreseen: Float64Array, made: Float64Array): Steps<CountComparison> {
	const rows = foreseen.length;
	const values = new Float64Array(2 * rows);
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) values.set([foreseen[row], made[row]], 2 * row);
	});
	const { order } = yield* canonicalOrder({ values, rows, columns: 2 });
	let [said, was, absolute, squares] = [0, 0, 0, 0];
	const sums = Array.from({ length: TENTHS }, () => ({ customers: 0, foreseen: 0, made: 0 }));
	yield* inChunks(rows, (from, to) => {
		for (let at = from; at < to; at++) {
			const off = foreseen[order[at]] - made[order[at]];
			said += foreseen[order[at]];
			was += made[order[at]];
			absolute += Math.abs(off);
			squares += off * off;
		}
	});
	for (let begin = 0; begin < rows; ) {
		let end = begin;
		while (end < rows && foreseen[order[end]] === foreseen[order[begin]]) end++;
		const tenth = sums[Math.min(TENTHS - 1, Math.floor(((begin + end) / 2 / rows) * TENTHS))];
		for (let at = begin; at < end; at++) {
			tenth.customers++;
			tenth.foreseen += foreseen[order[at]];
			tenth.made += made[order[at]];
		}
		begin = end;
	}
	return {
		...{ foreseen: said, made: was },
		mae: rows > 0 ? absolute / rows : null,
		rmse: rows > 0 ? Math.sqrt(squares / rows) : null,
		tenths: sums
			.filter(({ customers }) => customers > 0)
			.map(({ customers, ...sum }) => ({
				...{ customers, foreseen: sum.foreseen / customers, made: sum.made / customers },
			})),
	};
}

/**
 * By how much one forecast's absolute error was smaller than another's, per customer: the mean difference with its
 * 95 % interval, as the same customers are compared with themselves. Null with fewer than two customers.
 */
export function errorAdvantage(
	made: Float64Array,
	one: Float64Array,
	other: Float64Array,
): Readonly<{ difference: number; interval: Interval }> | null {
	const rows = made.length;
	if (rows < 2) return null;
	const gains = made
		.map((count, row) => Math.abs(other[row] - count) - Math.abs(one[row] - count))
		.sort();
	const difference = gains.reduce((sum, gain) => sum + gain, 0) / rows;
	const squares = gains.reduce((sum, gain) => sum + (gain - difference) ** 2, 0);
	const reach = Z95 * Math.sqrt(squares / (rows - 1) / rows);
	return { difference, interval: { low: difference - reach, high: difference + reach } };
}
