/**
 * What a model of encoded columns keeps of each of them: what a value adds to the log-odds beside the mean of all. By
 * logistic regression a number counts the same all along, by additive stumps in steps; a mark is either there or not.
 */
import type { AdditiveStumps } from './additiveStumps';
import { levelOf, type Encoding, type RawColumn } from './columnEncoding';
import { binOf } from './featureBins';
import type { LogisticRegression } from './logisticRegression';

/** Of a mark or a number: `weight` × (value − `mean`). */
export type Weight = Readonly<{ weight: number; mean: number }>;

type NumberKnown = Readonly<{
	name: string;
	/** Stands in where the number is missing; the one in the middle of all. */
	median: number;
	low: number;
	high: number;
	/** Of the mark that the number is missing; null where it never was. */
	missing: Weight | null;
}>;

export type ColumnWeights =
	| (Readonly<{ kind: 'number' }> & NumberKnown & Weight)
	| (Readonly<{
			kind: 'steps';
			/** `values[i]` where edges[i − 1] < x ≤ edges[i]. */
			edges: readonly number[];
			values: readonly number[];
	  }> &
			NumberKnown)
	| Readonly<{
			kind: 'category';
			name: string;
			/** `value` '' stands for an empty cell, null for all rare values together. */
			levels: readonly (Readonly<{ value: string | null }> & Weight)[];
	  }>;

/** The weights of a logistic regression of the encoded matrix, by the columns that they came from. */
export function logisticWeights(
	columns: readonly RawColumn[],
	encodings: readonly Encoding[],
	{ coefficients, means }: LogisticRegression,
): readonly ColumnWeights[] {
	const weightOf = (at: number) => ({ weight: coefficients[at], mean: means[at] });
	return byColumn(columns, encodings, weightOf, (known, at) => ({
		...{ kind: 'number', ...known, ...weightOf(at) },
	}));
}

/** The steps of additive stumps of the encoded matrix. @param means of its columns */
export function stumpWeights(
	columns: readonly RawColumn[],
	encodings: readonly Encoding[],
	{ shapes }: AdditiveStumps,
	means: readonly number[],
): readonly ColumnWeights[] {
	// A mark is 0 or 1: its staircase has one step at most, and is 0 on the mean of the rows.
	const weightOf = (at: number) => {
		const { values } = shapes[at];
		return { weight: values[values.length - 1] - values[0], mean: means[at] };
	};
	return byColumn(columns, encodings, weightOf, (known, at) => ({
		...{ kind: 'steps', ...known, edges: shapes[at].edges, values: shapes[at].values },
	}));
}

function byColumn(
	columns: readonly RawColumn[],
	encodings: readonly Encoding[],
	weightOf: (at: number) => Weight,
	numberOf: (known: NumberKnown, at: number) => ColumnWeights,
): readonly ColumnWeights[] {
	let at = 0;
	return columns.map(({ name }, index): ColumnWeights => {
		const encoding = encodings[index];
		if (encoding.kind === 'category') {
			const levels = encoding.levels.map((value) => ({ value, ...weightOf(at++) }));
			return { kind: 'category', name, levels };
		}
		const { median, low, high, hasMissing } = encoding;
		const own = at++;
		return numberOf({ name, median, low, high, missing: hasMissing ? weightOf(at++) : null }, own);
	});
}

/** The same column in a score of which all log-odds are `factor` times as large. */
export function timesWeights(column: ColumnWeights, factor: number): ColumnWeights {
	const times = <One extends Weight>(one: One): One => ({ ...one, weight: factor * one.weight });
	if (column.kind === 'category') return { ...column, levels: column.levels.map(times) };
	const missing = column.missing && times(column.missing);
	if (column.kind === 'number') return { ...times(column), missing };
	return { ...column, values: column.values.map((value) => factor * value), missing };
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
	const { missing, low, high } = column;
	const mark = missing === null ? 0 : missing.weight * ((isMissing ? 1 : 0) - missing.mean);
	const isKnown = isMissing ? missing !== null : number >= low && number <= high;
	return { by: ofNumber(column, isMissing ? column.median : number) + mark, isKnown };
}

function ofNumber(column: Exclude<ColumnWeights, { kind: 'category' }>, x: number): number {
	return column.kind === 'number'
		? column.weight * (x - column.mean)
		: column.values[binOf(column.edges, x)];
}
