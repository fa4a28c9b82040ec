import { inChunks, type Steps } from '../../core/steps';
import type { Item } from '../parse';
import { eachLeaf, pathText } from './leaves';

const ADDRESS = /[^\s@"<>]@[^\s@"<>]+\.[^\s@"<>]/;

/** The columns that hold e-mail addresses, besides those that are taken care of, each with the first item that does. */
export function* emailColumns(
	items: readonly Item[],
	takenCareOf: readonly (readonly string[])[],
): Steps<ReadonlyMap<string, number>> {
	const done = new Set(takenCareOf.map((steps) => steps.join('\n')));
	const found = new Map<string, number>();
	let row = 0;
	const visit = (leaf: unknown, steps: readonly string[]) => {
		if (typeof leaf !== 'string' || !leaf.includes('@') || !ADDRESS.test(leaf)) return;
		// A list in a chosen column is taken care of with all its entries.
		for (let length = 1; length <= steps.length; length++) {
			if (done.has(steps.slice(0, length).join('\n'))) return;
		}
		const path = pathText(steps);
		if (!found.has(path)) found.set(path, row);
	};
	yield* inChunks(items.length, (from, to) => {
		for (row = from; row < to; row++) eachLeaf(items[row], visit);
	});
	return found;
}

/** What is said about them; null when there are none. */
export function emailHint(columns: ReadonlyMap<string, number>, advice: string): string | null {
	if (columns.size === 0) return null;
	const shown = [...columns].slice(0, 5).map(([path, row]) => `"${path}" (first in item ${row})`);
	const more = columns.size > shown.length ? ` and ${columns.size - shown.length} more` : '';
	return `E-mail addresses are still in ${shown.join(', ')}${more}. ${advice}`;
}
