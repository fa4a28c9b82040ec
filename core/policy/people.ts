import { inChunks, type Steps } from '../steps';

/** Who is one person, by the ids and addresses that stand side by side in a row (union-find, Tarjan 1975). */
export type People = Readonly<{
	/** The keys of a row belong to one person; negative ones are none. */
	join: (one: number, other: number) => void;
	/** The same number for all keys of one person. */
	personOf: (key: number) => number;
}>;

/** @param keys how many ids and addresses there are, numbered from 0 */
export function* people(keys: number): Steps<People> {
	const parent = new Int32Array(keys);
	yield* inChunks(keys, (from, to) => {
		for (let key = from; key < to; key++) parent[key] = key;
	});
	const personOf = (key: number): number => {
		let at = key;
		while (parent[at] !== at) {
			parent[at] = parent[parent[at]];
			at = parent[at];
		}
		return at;
	};
	return {
		personOf,
		join(one, other) {
			if (one < 0 || other < 0) return;
			const [first, second] = [personOf(one), personOf(other)];
			// The smaller number leads, so that the outcome does not depend on the sequence of rows.
			if (first < second) parent[second] = first;
			else parent[first] = second;
		},
	};
}
