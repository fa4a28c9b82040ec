import { inChunks, type Steps } from '../../core/steps';
import { columnAt, type Column } from '../dataPath';
import { InputError, type Item } from '../parse';
import { closestName } from './closestName';

/** One column of the orders, as it is read. */
export type NamedColumn = Readonly<{
	/** The path that the values are read from; the first one where there are several. */
	name: string;
	/** The setting's label. */
	label: string;
	read: Column;
	/** Chosen by the owner, on the item itself: an item without it is at fault. */
	required: boolean;
}>;

/** The column that the owner named; refused when no item has it. */
export function* namedField(
	items: readonly Item[],
	sample: readonly Item[],
	headers: readonly string[],
	name: string,
	label: string,
): Steps<NamedColumn> {
	const isFlat = headers.includes(name);
	let isThere = isFlat || sample.some((item) => has(item, name));
	let flatElsewhere = false;
	if (!isThere) {
		yield* inChunks(items.length, (from, to) => {
			for (let row = from; row < to && !isThere; row += 1) {
				flatElsewhere = Object.hasOwn(items[row], name);
				isThere = has(items[row], name);
			}
		});
	}
	if (!isThere) throw missingColumn(name, label, headers);
	const flat = isFlat || flatElsewhere;
	return { name, label, read: columnAt(name, flat), required: flat };
}

function missingColumn(name: string, label: string, headers: readonly string[]): InputError {
	const closest = closestName(name, headers);
	const guess = closest === undefined ? '' : `Did you mean "${closest}"? `;
	return new InputError(
		`'${label}' names the column "${name}", which no item has`,
		`${guess}${columnsThere(headers)}`,
	);
}

/** A sentence that lists the columns. */
export function columnsThere(headers: readonly string[]): string {
	const shown = headers.slice(0, 30).map((header) => `"${header}"`);
	const more = headers.length > shown.length ? ` and ${headers.length - shown.length} more` : '';
	return `The columns are ${shown.join(', ')}${more}.`;
}

/** Does the item have something under this name or path? */
export function has(item: Item, path: string): boolean {
	return Object.hasOwn(item, path) || columnAt(path, false)(item) !== undefined;
}
