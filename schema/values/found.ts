const LONGEST = 60;

/** True for what counts as an empty cell. */
export function isBlank(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		value === '' ||
		(typeof value === 'string' && value.trim() === '')
	);
}

/** A value as a sentence shows it: short, and on one line. */
export function found(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (isBlank(value)) return 'an empty value';
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (value instanceof Date) return `the date ${String(value)}`;
	if (typeof value === 'object') {
		const fields = Object.keys(value as object);
		return fields.length === 0 ? 'an empty object' : `an object (${fields.slice(0, 5).join(', ')})`;
	}
	if (typeof value === 'function') return 'a function';
	const text = String(value).replace(/\s+/g, ' ');
	return `"${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}"`;
}
