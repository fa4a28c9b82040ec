/** The name among `names` that a mistyped one was probably meant to be; undefined when none is near. */
export function closestName(typed: string, names: readonly string[]): string | undefined {
	const wanted = plain(typed);
	let closest: string | undefined;
	let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
	for (const name of names.slice(0, 500)) {
		const distance = edits(wanted, plain(name));
		if (distance < least) {
			least = distance;
			closest = name;
		}
	}
	return closest;
}

const plain = (name: string) =>
	name
		.toLowerCase()
		.replace(/[\s_.-]+/g, '')
		.slice(0, 100);

/** How many letters to insert, drop or replace (Levenshtein). */
function edits(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, column) => column);
	for (let at = 1; at <= one.length; at += 1) {
		const next = [at];
		for (let column = 1; column <= other.length; column += 1) {
			const replaced = row[column - 1] + (one[at - 1] === other[column - 1] ? 0 : 1);
			next.push(Math.min(replaced, row[column] + 1, next[column - 1] + 1));
		}
		row = next;
	}
	return row[other.length];
}
