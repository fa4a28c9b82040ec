import { inChunks, type Steps } from '../../core/steps';
import { refusals } from '../columns/refusals';
import type { Item, Reading } from '../parse';
import { isBlank } from '../values/found';
import { chosenColumns, type ChosenColumn } from './chosenColumns';
import { emailColumns, emailHint } from './emailColumns';
import type { PseudonymizeSettings } from './pseudonymizeSettings';

/** Items whose chosen columns hold what names a person: a text, a number, or a list of them. */
export type IdentifiedItems = Readonly<{
	items: readonly Item[];
	/** The items that can be used. */
	itemOf: Int32Array;
	columns: readonly ChosenColumn[];
}>;

export function* readIdentifiedItems(
	items: readonly Item[],
	{ columns: { rows } }: PseudonymizeSettings,
): Steps<Reading<IdentifiedItems>> {
	const names = rows.map(({ column }) => column);
	const { columns } = yield* chosenColumns(items, names, 'Columns');
	const refuse = refusals();
	const usable: number[] = [];
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const wrong = columns.find(({ read }) => !canBeHashed(read(items[row])));
			if (wrong === undefined) usable.push(row);
			else refuse.value(row, wrong, wrong.read(items[row]), WHY, ADVICE);
		}
	});
	const left = yield* emailColumns(
		items,
		columns.map(({ steps }) => steps),
	);
	const hint = emailHint(left, "Add these to 'Columns', or leave them out with Minimize.");
	return {
		rows: { items, itemOf: Int32Array.from(usable), columns },
		bad: refuse.bad,
		hints: hint === null ? [] : [hint],
	};
}

function canBeHashed(value: unknown): boolean {
	if (isBlank(value) || typeof value === 'string') return true;
	if (typeof value === 'number') return Number.isFinite(value);
	return (
		Array.isArray(value) && value.every((entry) => !Array.isArray(entry) && canBeHashed(entry))
	);
}

const WHY = 'which is neither a text nor a number';
const ADVICE = 'Choose the column inside it, such as customer.email, or take this column out.';
