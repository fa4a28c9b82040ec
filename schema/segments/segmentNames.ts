import { MOST_GROUPS } from '../groups';
import { InputError } from '../parse';
import { isBlank } from '../values/found';

/** Numbers the segments of a column in order of appearance. */
export type SegmentNames = Readonly<{
	names: readonly string[];
	/** The number of the segment that a cell names; −1 for an empty one, NaN for what is no name. */
	indexOf: (cell: unknown) => number;
}>;

/** @param column for the sentence */
export function segmentNames(column: string): SegmentNames {
	const names: string[] = [];
	const known = new Map<string, number>();
	return {
		names,
		indexOf(cell) {
			if (isBlank(cell)) return -1;
			if (typeof cell === 'object' || typeof cell === 'function') return NaN;
			const name = String(cell).trim();
			let index = known.get(name);
			if (index !== undefined) return index;
			index = names.push(name) - 1;
			known.set(name, index);
			if (names.length > MOST_GROUPS) throw tooMany(column, names);
			return index;
		},
	};
}

function tooMany(column: string, names: readonly string[]): InputError {
	const some = names
		.slice(0, 3)
		.map((name) => `"${name}"`)
		.join(', ');
	return new InputError(
		`The column "${column}" has more than ${MOST_GROUPS} different values (${some}, …), too many to be segments`,
		"Choose the column that holds the segment under 'Segment'.",
	);
}
