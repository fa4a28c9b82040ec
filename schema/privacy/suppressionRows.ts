import { inChunks, type Steps } from '../../core/steps';
import { plainPaths, sampleOf } from '../columns/foundColumns';
import { columnAt } from '../dataPath';
import { PLAIN_LIST } from '../orders/headers';
import { isEmptyInput } from '../orders/orderHints';
import { InputError, type Item, type Reading } from '../parse';
import { isBlank } from '../values/found';
import { chosenColumns, type ChosenColumn } from './chosenColumns';
import type { MarkSuppressedSettings } from './suppressionSettings';

/** Customers, and the columns that tell who each one is. */
export type Candidates = Readonly<{ items: readonly Item[]; columns: readonly ChosenColumn[] }>;

/** Reads by which columns candidates are recognised: those that the owner named, else all that name customers. */
export function* readCandidates(
	items: readonly Item[],
	{ identifyingColumns: { rows } }: MarkSuppressedSettings,
): Steps<Reading<Candidates>> {
	const named = rows.map(({ column }) => column).filter((column) => column !== '');
	const recognised = plainPaths(sampleOf(items), PLAIN_LIST.columns.customer ?? []);
	if (named.length === 0 && recognised.length === 0 && !isEmptyInput(items)) {
		throw new InputError(
			'No column was recognised that tells who the customers are',
			"Add the columns with the e-mail and the number under 'Columns That Name the Customer'.",
		);
	}
	const { columns } = yield* chosenColumns(
		items,
		named.length > 0 ? named : recognised,
		'Columns That Name the Customer',
	);
	const hints =
		named.length > 0
			? []
			: [`Customers are recognised by ${recognised.map((name) => `"${name}"`).join(', ')}`];
	return { rows: { items, columns }, bad: [], hints };
}

/** The codes of the suppression list; null where it could not be read. */
export type Suppressions = Readonly<{ codes: ReadonlySet<string> | null }>;

/** A list of which a lone empty item arrives was read and is empty; one that carries an error was not read. */
export function* readSuppressions(
	items: readonly Item[],
	{ suppressionColumn }: MarkSuppressedSettings,
): Steps<Reading<Suppressions>> {
	const codes = new Set<string>();
	const sample = sampleOf(items);
	const read = columnAt(suppressionColumn, sample.headers.includes(suppressionColumn));
	let isRead = true;
	let blank = 0;
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (!isBlank(items[row].error)) isRead = false;
			const code = read(items[row]);
			if (typeof code === 'string' && code.trim() !== '') codes.add(code.trim());
			else blank += 1;
		}
	});
	const isEmpty = isEmptyInput(items);
	if (codes.size === 0 && !isEmpty) isRead = false;
	return {
		rows: { codes: isRead ? codes : null },
		bad: [],
		hints:
			blank > 0 && !isEmpty
				? [`${blank} rows of the suppression list have nothing in "${suppressionColumn}"`]
				: [],
	};
}
