import { inChunks, type Steps } from '../../core/steps';
import { InputError, type Item } from '../parse';
import type { AmountReader } from '../values/amountReader';
import type { OrderFields } from './columns';
import type { OrderIds } from './orderIds';
import { ROW, type RowTable } from './rowTable';

/** What one item is: an order, a line whose amount is added to its order, or a line that repeats the total. */
export type ItemMeaning = 'order' | 'line' | 'lineWithTotal';

type Look = Readonly<{
	items: readonly Item[];
	fields: OrderFields;
	orders: OrderIds;
	amounts: AmountReader;
	table: RowTable;
}>;

/**
 * Recognises what an item is from the orders that have an amount on several items. Where the columns do
 * not tell whether these amounts add up, the owner is asked: a guess would be wrong by a factor.
 */
export function* recognisedMeaning(look: Look): Steps<ItemMeaning> {
	const { items, fields, orders, table } = look;
	if (fields.of.amount === undefined) return 'line';
	if (fields.source.repeatsTotals) return 'lineWithTotal';

	const first = new Int32Array(orders.count()).fill(-1);
	let shared = 0;
	let example: readonly [number, number] = [0, 0];
	let areCopies = true;
	let areProducts = fields.of.quantity !== undefined && fields.of.unitPrice !== undefined;
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			if (table.kind[row] !== ROW.sale && table.kind[row] !== ROW.refundedSale) continue;
			const before = first[table.order[row]];
			if (before < 0) {
				first[table.order[row]] = row;
				continue;
			}
			const isCopy = areCopies && sameItem(items[before], items[row]);
			if (!isCopy && areCopies) example = [before, row];
			areCopies &&= isCopy;
			areProducts &&= isProduct(look, row) && isProduct(look, before);
			shared += 1;
		}
	});
	if (shared === 0) return 'order';
	if (areProducts) return 'line';
	// The very same item twice is a double export, to be refused as such.
	if (areCopies) return 'order';
	throw question(orders.nameOf(table.order[example[1]]), example, shared);
}

function question(name: string, [one, other]: readonly [number, number], shared: number) {
	const also = shared > 1 ? `, and ${shared} items in all repeat an order number` : '';
	return new InputError(
		`Order "${name}" stands on item ${one} and on item ${other}, each with an amount${also}`,
		"Choose under 'One Item Is' in 'Order Options': 'Order Line, Amounts Are Added' if the amounts add up to the order, 'Order Line With the Order Total' if each repeats the whole total, or 'Order' to have doubles refused.",
		other,
	);
}

function isProduct({ items, fields, amounts }: Look, row: number): boolean {
	const { amount, quantity, unitPrice } = fields.of;
	const [total, count, price] = [amount, quantity, unitPrice].map((field) =>
		field === undefined ? NaN : amounts.read(field.read(items[row])),
	);
	return Math.abs(total - count * price) <= 0.005 + 1e-9 * Math.abs(total);
}

function sameItem(one: Item, other: Item): boolean {
	const keys = Object.keys(one);
	if (keys.length !== Object.keys(other).length) return false;
	return keys.every(
		(key) => one[key] === other[key] || JSON.stringify(one[key]) === JSON.stringify(other[key]),
	);
}
