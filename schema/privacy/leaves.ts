/** Walks to every value at the end of an item's columns, however deep; `steps` is only good until the next one. */
export function eachLeaf(
	value: unknown,
	visit: (leaf: unknown, steps: readonly string[]) => void,
	steps: string[] = [],
): void {
	if (typeof value !== 'object' || value === null || value instanceof Date) {
		visit(value, steps);
		return;
	}
	if (steps.length >= DEEPEST) {
		// What lies deeper is looked at as one text, so that nothing stays unseen.
		visit(textOf(value), steps);
		return;
	}
	for (const key of Object.keys(value)) {
		steps.push(key);
		eachLeaf((value as Record<string, unknown>)[key], visit, steps);
		steps.pop();
	}
}

const DEEPEST = 20;

function textOf(value: object): string {
	try {
		return JSON.stringify(value);
	} catch {
		return String(value);
	}
}

/** A path as people write it: `lines.sku`, without the places in a list. */
export function pathText(steps: readonly string[]): string {
	return steps.filter((step, at) => at === 0 || !/^\d+$/.test(step)).join('.');
}
