/**
 * Columns of numbers and of words as a matrix of figures: a number as it is, with the median where it is missing
 * and a mark that it was; a word as one mark per value. What came of one column is summed up again when a score is
 * taken apart.
 */
import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { inChunks, type Steps } from '../steps';
import type { LogisticRegression } from './logisticRegression';
import type { Matrix } from './matrix';

/** NaN where a number is missing; '' where a word is. */
export type RawColumn =
	| Readonly<{ kind: 'number'; name: string; values: Float64Array }>
	| Readonly<{ kind: 'category'; name: string; values: readonly string[] }>;

/** What a model keeps of a column: how it is made figures, and what each counts beside the mean of all. */
export type ColumnWeights =
	| Readonly<{
			kind: 'number';
			name: string;
			/** Stands in where the number is missing; the one in the middle of all. */
			median: number;
			low: number;
			high: number;
			weight: number;
			mean: number;
			/** Of the mark that the number is missing; null where it never was. */
			missing: Readonly<{ weight: number; mean: number }> | null;
	  }>
	| Readonly<{
			kind: 'category';
			name: string;
			/** `value` '' stands for an empty cell, null for all rare values together. */
			levels: readonly Readonly<{ value: string | null; weight: number; mean: number }>[];
	  }>;

/** Words with fewer rows are rare. */
const FEWEST_ROWS = 10;

type Encoding =
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
function levelOf(levels: readonly (string | null)[], value: string): number {
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

/** The weights of a model of the encoded matrix, by the columns that they came from. */
export function columnWeights(
	columns: readonly RawColumn[],
	encodings: readonly Encoding[],
	{ coefficients, means }: LogisticRegression,
): readonly ColumnWeights[] {
	let at = 0;
	const next = () => ({ weight: coefficients[at], mean: means[at++] });
	return columns.map(({ name }, index): ColumnWeights => {
		const encoding = encodings[index];
		if (encoding.kind === 'category') {
			const levels = encoding.levels.map((value) => ({ value, ...next() }));
			return { kind: 'category', name, levels };
		}
		const { median, low, high, hasMissing } = encoding;
		return {
			...{ kind: 'number', name, median, low, high, ...next() },
			missing: hasMissing ? next() : null,
		};
	});
}

/** What a value adds to the log-odds beside the mean of all, and whether the model has seen such a value. */
export type Contribution = Readonly<{ by: number; isKnown: boolean }>;

/** @param value NaN or '' where it is missing */
export function contributionOf(column: ColumnWeights, value: number | string): Contribution {
	if (column.kind === 'category') {
		const values = column.levels.map((level) => level.value);
		const seen = levelOf(values, String(value));
		const by = column.levels.reduce(
			(sum, { weight, mean }, level) => sum + weight * ((level === seen ? 1 : 0) - mean),
			0,
		);
		return { by, isKnown: seen >= 0 };
	}
	const number = Number(value);
	const isMissing = number !== number;
	const own = column.weight * ((isMissing ? column.median : number) - column.mean);
	const mark =
		column.missing === null
			? 0
			: column.missing.weight * ((isMissing ? 1 : 0) - column.missing.mean);
	const isKnown = isMissing
		? column.missing !== null
		: number >= column.low && number <= column.high;
	return { by: own + mark, isKnown };
}
