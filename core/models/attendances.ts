/** Who came when, where there is one occasion in each period: what BG/BB knows of customers. */
import { ModelError } from '../errors';
import { inChunks, type Steps } from '../steps';
import { purchaseCells, type PurchaseCells } from './purchaseCells';

/** Of `periods` n since the first time, in `frequency` x the customer came, the last time in period `recency` tₓ. */
export type Attendance = Readonly<{ frequency: number; recency: number; periods: number }>;

/** Of many, as columns; each row stands for `customers` alike, one where left out. */
export type Attendances = Readonly<{
	frequency: ArrayLike<number>;
	recency: ArrayLike<number>;
	periods: ArrayLike<number>;
	customers?: ArrayLike<number>;
}>;

/** Longer than anybody is watched. */
export const MOST_PERIODS = 10_000;

export function* attendanceCells({
	frequency,
	recency,
	periods,
	customers,
}: Attendances): Steps<PurchaseCells> {
	yield* inChunks(frequency.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const one = { frequency: frequency[row], recency: recency[row], periods: periods[row] };
			if (isAttendance(one)) continue;
			const needed = 'Needs whole numbers with frequency ≤ recency ≤ periods, both 0 or neither';
			throw new ModelError('outOfDomain', needed, row);
		}
	});
	return yield* purchaseCells({ frequency, recency, age: periods }, customers);
}

export function isAttendance({ frequency: x, recency: tx, periods: n }: Attendance): boolean {
	const areWhole = Number.isInteger(x) && Number.isInteger(tx) && Number.isInteger(n);
	return areWhole && x >= 0 && x <= tx && tx <= n && n <= MOST_PERIODS && x > 0 === tx > 0;
}
