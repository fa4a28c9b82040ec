import type { BadRow } from '../parse';
import { found, isBlank } from '../values/found';
import type { NamedColumn } from './namedColumn';

/** Collects the rows that cannot be used, each with its sentence. */
export type Refusals = Readonly<{
	bad: BadRow[];
	/** `why` continues "'Total' holds "abc", …"; `advice` says what to do. */
	value: (item: number, field: NamedColumn, value: unknown, why: string, advice: string) => void;
	row: (item: number, column: string, message: string, advice: string) => void;
}>;

export function refusals(): Refusals {
	const bad: BadRow[] = [];
	const row: Refusals['row'] = (item, column, message, advice) =>
		void bad.push({ item, column, found: '', message, advice });
	return {
		bad,
		row,
		value(item, field, value, why, advice) {
			const shown = found(value);
			const message =
				value === undefined && field.required
					? `The item has no column "${field.name}"`
					: isBlank(value)
						? `"${field.name}" is empty`
						: `"${field.name}" holds ${shown}, ${why}`;
			bad.push({ item, column: field.name, found: shown, message, advice });
		},
	};
}
