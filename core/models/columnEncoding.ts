/**
 * Columns of numbers and of words as a matrix of figures: a number as it is, with the median where it is missing
 * and a mark that it was; a word as one mark per value. What came of one column is summed up again when a score is
 * taken apart (`columnWeights.ts`).
 */
import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { inChunks, type Steps } from '../steps';
import type { Matrix } from './matrix';

/** NaN where a number is missing; '' where a word is. */
export type RawColumn =
	| Readonly<{ kind: 'number'; name: string; values: Float64Array }>
	| Readonly<{ kind: 'category'; name: string; values: readonly string[] }>;

/** Words with fewer rows are rare. */
const FEWEST_ROWS = 10;

export type Encoding =
	| Readonly<{ kind: 'number'; median: number; low: number; high: number; hasMissing: boolean }>
	| Readonly<{ kind: 'category'; levels: readonly (string | null)[] }>;

export type EncodedColumns = Readonly<{ matrix: Matrix; encodings: readonly Encoding[] }>;

export function* encodedColumns(columns: readonly RawColumn[]): Steps<EncodedColumns> {
	const encodings: Encoding[] = [];
	for (const column of columns) encodings.push(yield* encodingOf(column));
	const width = encodings.reduce((sum, encoding) => sum + widthOf(encoding), 0);
	const rows = columns[0]?.values.length ?? 0;
	const values = new Float64Array(rows * width);
	let begin = 0;
	for (const [at, column] of columns.entries()) {
		const encoding = encodings[at];
		yield* inChunks(rows, (from, to) => {
			for (let row = from; row < to; row++) {
				const place = row * width + begin;
				if (column.kind === 'number' && encoding.kind === 'number') {
					const value = column.values[row];
					const isMissing = value !== value;
					values[place] = isMissing ? encoding.median : value;
					if (encoding.hasMissing) values[place + 1] = isMissing ? 1 : 0;
				} else if (column.kind === 'category' && encoding.kind === 'category') {
					const level = levelOf(encoding.levels, column.values[row]);
					if (level >= 0) values[place + level] = 1;
				}
			}
		});
		begin += widthOf(encoding);
	}
	return { matrix: { values, rows, columns: width }, encodings };
}

function widthOf(encoding: Encoding): number {
	if (encoding.kind === 'category') return encoding.levels.length;
	return encoding.hasMissing ? 2 : 1;
}

/** −1 for a value that was never seen where there were no rare ones either. */
export function levelOf(levels: readonly (string | null)[], value: string): number {
	const level = levels.indexOf(value);
	return level >= 0 ? level : levels.indexOf(null);
}

function* encodingOf(column: RawColumn): Steps<Encoding> {
	if (column.kind === 'number') {
		const known = column.values.filter((value) => value === value);
		const sorted = yield* ascending(known);
		return {
			kind: 'number',
			median: quantile(sorted, 0.5),
			low: sorted[0],
			high: sorted[sorted.length - 1],
			hasMissing: known.length < column.values.length,
		};
	}
	const counts = new Map<string, number>();
	yield* inChunks(column.values.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const value = column.values[row];
			counts.set(value, (counts.get(value) ?? 0) + 1);
		}
	});
	const kept = [...counts.keys()].filter((value) => counts.get(value)! >= FEWEST_ROWS).sort();
	return { kind: 'category', levels: kept.length < counts.size ? [...kept, null] : kept };
}
