import { inChunks, type Steps } from '../../core/steps';
import type { Item } from '../parse';
import type { ChosenColumn } from './chosenColumns';

/** Fewer people than this behind one combination of values may be told apart (k-anonymity: Sweeney 2002, k = 5). */
const FEWEST = 5;

/** A word on people whose generalised values are shared by few; null where there are none. */
export function* rareHint(
	jsons: readonly Item[],
	columns: readonly ChosenColumn[],
): Steps<string | null> {
	if (columns.length === 0) return null;
	const counts = new Map<string, number>();
	yield* inChunks(jsons.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const key = JSON.stringify(columns.map(({ read }) => read(jsons[row]) ?? null));
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	});
	let rare = 0;
	for (const count of counts.values()) if (count < FEWEST) rare += count;
	if (rare === 0) return null;
	const names = columns.map(({ name }) => `"${name}"`).join(', ');
	const items = rare === 1 ? '1 item shares' : `${rare} items share`;
	return `${items} the values of ${names} with fewer than ${FEWEST} others or none: whoever knows these about a person may find them. Wider bands help`;
}
