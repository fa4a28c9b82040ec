/** What is wrong with a setting, in words for the person who filled it in. */
import type { z } from 'zod/v4';

import { found } from './values/found';

/** @param name as the panel calls the setting */
export function settingIssue(name: string, issue: z.core.$ZodIssue, params: unknown): string {
	const needed = neededBy(issue);
	if (needed === null) return `'${name}' cannot be used: ${issue.message}`;
	const value = valueAt(params, issue.path);
	return `'${name}' needs ${needed}; it holds ${typeof value === 'number' ? value : found(value)}`;
}

/** zod's own sentences are for programmers; null where the schema has a sentence of its own. */
function neededBy(issue: z.core.$ZodIssue): string | null {
	if (!/^(Too small|Too big|Invalid input|Invalid option):/.test(issue.message)) return null;
	switch (issue.code) {
		case 'too_small':
			if (issue.origin !== 'number') return null;
			return `a number ${issue.inclusive ? 'of at least' : 'above'} ${issue.minimum}`;
		case 'too_big':
			if (issue.origin !== 'number') return null;
			return `a number ${issue.inclusive ? 'of at most' : 'below'} ${issue.maximum}`;
		case 'invalid_value':
			return issue.values.length === 1
				? String(issue.values[0])
				: `one of ${issue.values.map(String).join(', ')}`;
		case 'invalid_type':
			return TYPES[issue.expected] ?? null;
		default:
			return null;
	}
}

const TYPES: Readonly<Record<string, string>> = {
	number: 'a number',
	int: 'a whole number',
	string: 'a text',
	boolean: 'true or false',
	object: 'a group of values',
	array: 'a list',
};

function valueAt(params: unknown, path: readonly PropertyKey[]): unknown {
	let value = params;
	for (const step of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[step];
	return value;
}
