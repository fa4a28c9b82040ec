import type { Steps } from '../../core/steps';
import { sampleOf, type Sample } from '../columns/foundColumns';
import { namedField, type NamedColumn } from '../columns/namedColumn';
import { pathSteps } from '../dataPath';
import { isEmptyInput } from '../orders/orderHints';
import { InputError, type Item } from '../parse';

/** A column of the owner's choice, and the steps that lead to it: one where the item itself has it. */
export type ChosenColumn = NamedColumn & Readonly<{ steps: readonly string[] }>;

/** The columns that the owner named, each once; refused when no item has one of them. */
export function* chosenColumns(
	items: readonly Item[],
	names: readonly string[],
	label: string,
): Steps<Readonly<{ columns: readonly ChosenColumn[]; sample: Sample }>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no items to look at',
			'The node before this one gave no items.',
		);
	}
	const chosen = [...new Set(names)].filter((name) => name !== '');
	const sample = sampleOf(items);
	if (chosen.length === 0) {
		const some = sample.headers.slice(0, 10).map((header) => `"${header}"`);
		throw new InputError(
			`No column is chosen under '${label}'`,
			`Add one there. The columns are ${some.join(', ')}${sample.headers.length > 10 ? ', …' : ''}.`,
		);
	}
	const columns: ChosenColumn[] = [];
	for (const name of chosen) {
		const column = yield* namedField(items, sample.items, sample.headers, name, label);
		columns.push({ ...column, steps: column.required ? [name] : pathSteps(name) });
	}
	return { columns, sample };
}
