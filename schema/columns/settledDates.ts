import { inChunks, type Steps } from '../../core/steps';
import { InputError, type Item } from '../parse';
import { noDateEvidence, noteDate, settledOrder } from '../values/dateOrder';
import type { DateOrder } from '../values/dateText';
import type { NamedColumn } from './namedColumn';

/** How the dates of a list are read, and what to tell the owner about it. */
export type SettledDates = Readonly<{ order: DateOrder; hints: readonly string[] }>;

/**
 * Takes what the owner chose; else lets the dates themselves settle whether day or month comes first; else asks.
 *
 * @param chosen `unsettled` where the owner left it open
 * @param setting where the choice is made, as the sentence names it: `'Date Format' in 'Options'`
 */
export function* settledDates(
	items: readonly Item[],
	columns: readonly NamedColumn[],
	chosen: DateOrder,
	setting: string,
): Steps<SettledDates> {
	if (chosen !== 'unsettled' || columns.length === 0) return { order: chosen, hints: [] };
	const evidence = noDateEvidence();
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			for (const column of columns) noteDate(evidence, column.read(items[row]), row);
		}
	});
	const order = settledOrder(evidence);
	const { dayFirst, monthFirst, either } = evidence;
	if (either === null) return { order, hints: [] };
	if (order === 'unsettled') {
		const both =
			dayFirst && monthFirst
				? `, and the file has both "${dayFirst.text}" and "${monthFirst.text}"`
				: '';
		throw new InputError(
			`The date "${either.text}" can be read day first or month first${both}`,
			`Choose 'Day First' or 'Month First' under ${setting}.`,
			either.item,
		);
	}
	const proof = (order === 'dayFirst' ? dayFirst : monthFirst)!;
	const way = order === 'dayFirst' ? 'day first' : 'month first';
	return {
		order,
		hints: [`Dates such as "${either.text}" are read ${way}, because of "${proof.text}"`],
	};
}
