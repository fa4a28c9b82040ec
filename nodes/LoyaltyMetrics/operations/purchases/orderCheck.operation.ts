import { isoDay } from '../../../../schema/calendarDay';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { leftOutReasons, leftOutSentence } from '../../../../schema/orders/orderHints';
import { orderSettings } from '../../../../schema/orderSettings';
import { InputError, type BadRow } from '../../../../schema/parse';
import { defineOperation } from '../../../shared/operation';
import { orderFields } from '../../../shared/orderFields';

/** How many refused items are written out one by one. */
const LISTED = 20;

/** Orders in; one item out that says how they were read: what counts, what was merged, left out or refused, and why. */
export const orderCheck = defineOperation({
	value: 'orderCheck',
	name: 'Order Check',
	action: 'Check orders',
	description: 'Whether the orders can be read, and what was merged, left out or refused, and why',
	fields: orderFields,
	params: orderSettings,
	rows: { orders: readOrders },
	reportsBadRows: true,

	run({ orders }: { orders: OrderRows }, _params, context) {
		const { refused } = context;
		const { counts, firstDay, lastDay, source, log } = orders;
		if (counts.orders === 0) {
			throw new InputError(
				`None of the ${counts.items} items can be used. ${refused[0]?.message ?? ''}`.trim(),
				refused[0]?.advice ?? 'Look at the columns of the input.',
			);
		}
		const text = sentencesOf(orders, refused).join(' ');
		const json = {
			source,
			currency: log.currency,
			firstOrderDate: isoDay(firstDay),
			lastOrderDate: isoDay(lastDay),
			read: counts.items,
			orders: counts.orders,
			merged: counts.lineItems + counts.refundsLinked,
			leftOut: leftOutReasons(counts).reduce((sum, [count]) => sum + count, 0),
			refused: refused.slice(0, LISTED).map(({ item, column, found, message, advice }) => ({
				item,
				column,
				found,
				reason: `${message}. ${advice}`,
			})),
			text,
		};
		return [{ json, from: [{ input: 'orders', items: [0], from: 0, to: 1 }] }];
	},
});

function sentencesOf(orders: OrderRows, refused: readonly BadRow[]): string[] {
	const { counts, source, firstDay, lastDay } = orders;
	const merged = counts.lineItems + counts.refundsLinked;
	const leftOutText = leftOutSentence(counts);
	return [
		`${rows(counts.items)} read (${source}): ${counts.orders} orders of ${counts.customers} customers, ${isoDay(firstDay)} to ${isoDay(lastDay)}.`,
		...(merged > 0
			? [`${rows(merged)} merged into their orders (further lines and refunds).`]
			: []),
		...(leftOutText === '' ? [] : [`${leftOutText}.`]),
		refused.length === 0
			? 'No row was refused.'
			: `${rows(refused.length)} refused: ${refusedList(refused)}`,
	];
}

/** In a file, the heading is row 1, so item 0 is row 2. */
function refusedList(refused: readonly BadRow[]): string {
	const listed = refused
		.slice(0, LISTED)
		.map(({ item, message }) => `row ${item + 2}: ${message}.`);
	const more = refused.length - listed.length;
	return [...listed, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

function rows(count: number): string {
	return count === 1 ? '1 row' : `${count} rows`;
}
