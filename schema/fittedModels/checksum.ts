/**
 * A mark by which a model that was changed by hand is noticed: FNV-1a over its JSON with sorted keys, in two halves.
 * Against mistakes, not against malice.
 */
export function checksumOf(value: unknown): string {
	const text = JSON.stringify(sorted(value));
	return [0x811c9dc5, 0x01000193].map((start) => hashed(text, start)).join('');
}

function hashed(text: string, start: number): string {
	let hash = start;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Databases hand columns of JSON back with their keys in another order. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
