/** What an owner should know about spend below 0, which no order has. */
import type { RawColumn } from '../../core/models/columnEncoding';
import type { CustomerRows } from '../../schema/customers';
import { count } from '../shared/page/wording';

/** A sentence where more was refunded to somebody than bought; else null. */
export function negativeSpendHint({ figures: { revenue } }: CustomerRows): string | null {
	const below = revenue.reduce((sum, spent) => sum + (spent < 0 ? 1 : 0), 0);
	if (below === 0) return null;
	const who = count(below, 'customer has', 'customers have');
	return `${who} a spend below 0, as amounts below 0 count as refunds and more was refunded than bought. Their risk rests on when they ordered and on what their orders were worth before refunds.`;
}

/** A column called so holds money. */
const MONEY =
	/spen[dt]|revenue|turnover|sales|amount|charge|price|paid|total|umsatz|betrag|preis|montant|prix|chiffre/i;

/** A sentence for each column of money with values below 0. */
export function negativeMoneyHints(columns: readonly RawColumn[]): string[] {
	return columns.flatMap((column) => {
		if (column.kind !== 'number' || !MONEY.test(column.name)) return [];
		const below = Array.from(column.values).filter((value) => value < 0).length;
		if (below === 0) return [];
		const items = count(below, 'item is', 'items are');
		return [
			`${items} below 0 in "${column.name}": learned from as they are. If refunds are meant, hand on what is left after them.`,
		];
	});
}
