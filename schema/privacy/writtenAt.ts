/** A copy of a value with another one at the end of some steps; everything beside the steps is shared with the original. */
export function writtenAt(holder: unknown, steps: readonly string[], value: unknown): unknown {
	if (steps.length === 0) return value;
	const [step, ...deeper] = steps;
	const copy: Record<string, unknown> | unknown[] = Array.isArray(holder)
		? [...(holder as unknown[])]
		: { ...(isRecord(holder) ? holder : {}) };
	const inner = Object.hasOwn(copy, step) ? (copy as Record<string, unknown>)[step] : undefined;
	// Not assigned: a column that is called __proto__ is a column too.
	Object.defineProperty(copy, step, {
		value: writtenAt(inner, deeper, value),
		...{ writable: true, enumerable: true, configurable: true },
	});
	return copy;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
