import { inChunks, type Steps } from '../../core/steps';
import { InputError, type Item } from '../parse';
import {
	noDecimalEvidence,
	noteAmount,
	settledSign,
	type DecimalSign,
} from '../values/amountReader';
import type { NamedColumn } from './namedColumn';

/** How the amounts of a list are read, and what to tell the owner about it. */
export type SettledDecimals = Readonly<{ sign: DecimalSign; hints: readonly string[] }>;

/**
 * Takes what the owner chose; else lets the amounts themselves settle the decimal sign; else asks.
 *
 * @param chosen `unsettled` where the owner left it open
 * @param setting where the choice is made, as the sentence names it: `'Decimal Sign' in 'Options'`
 */
export function* settledDecimals(
	items: readonly Item[],
	columns: readonly NamedColumn[],
	chosen: DecimalSign,
	setting: string,
): Steps<SettledDecimals> {
	if (chosen !== 'unsettled' || columns.length === 0) return { sign: chosen, hints: [] };
	const evidence = noDecimalEvidence();
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			for (const column of columns) noteAmount(evidence, column.read(items[row]), row);
		}
	});
	const sign = settledSign(evidence);
	const { open, point, comma } = evidence;
	if (open === null) return { sign, hints: [] };
	if (sign === 'unsettled') {
		const both =
			point && comma ? `, and the list has both "${point.text}" and "${comma.text}"` : '';
		throw new InputError(
			`The amount "${open.text}" can be read with a decimal point or a decimal comma${both}`,
			`Choose 'Point' or 'Comma' under ${setting}.`,
			open.item,
		);
	}
	const proof = evidence[sign]!;
	return {
		sign,
		hints: [
			`Amounts such as "${open.text}" are read with a decimal ${sign}, because of "${proof.text}"`,
		],
	};
}
