import type { Item } from '../parse';
import { isoDay } from '../calendarDay';
import type { OrderFields } from './columns';
import type { OrderRows } from './orderRows';

const SHOPIFY_DAYS = 60;
const SLACK = 5;

/** What the owner should know about how the orders were read, in sentences. */
export function orderHints(
	{ counts, firstDay, lastDay, log }: OrderRows,
	{ source, of }: OrderFields,
	today: number,
): string[] {
	const hints: string[] = [];
	const leftOut = leftOutSentence(counts);
	if (leftOut !== '') hints.push(leftOut);
	if (counts.guestOrders > 0) {
		hints.push(
			`${orders(counts.guestOrders)} without a customer: in revenue and order value, not in customer figures`,
		);
	}
	if (counts.mergedSpellings > 0) {
		hints.push(
			`${counts.mergedSpellings} other spelling${counts.mergedSpellings === 1 ? '' : 's'} of the same customers merged, such as capital letters in e-mail addresses`,
		);
	}
	if (counts.refundsUnlinked > 0) {
		hints.push(
			`${counts.refundsUnlinked} refund${counts.refundsUnlinked === 1 ? '' : 's'} of orders that are not in the input, taken off on the day of the refund`,
		);
	}
	if (source.namesOnly && of.customer) {
		hints.push(
			`${source.name}s know customers by name only, so two people of the same name are one customer here`,
		);
	}
	const span = Math.max(today, lastDay) - firstDay;
	const isCut = (days: number) => Math.abs(days - SHOPIFY_DAYS) <= SLACK;
	if (source.sixtyDays && counts.orders > 0 && (isCut(span) || isCut(lastDay - firstDay))) {
		hints.push(
			`The oldest order is of ${isoDay(firstDay)}: Shopify gives the last 60 days only, unless its app has the scope read_all_orders`,
		);
	}
	if (log.currency === null && counts.orders > 0 && of.currency) {
		hints.push(`No currency was found in "${of.currency.name}"`);
	}
	return hints;
}

const orders = (count: number) => (count === 1 ? '1 order' : `${count} orders`);

/** What was left out and why, as counts with their reasons. */
export function leftOutReasons(
	counts: OrderRows['counts'],
): readonly (readonly [number, string])[] {
	const byStatus = Object.entries(counts.leftOutByStatus).map(
		([status, count]) => [count, `by status "${status}"`] as const,
	);
	const others = [
		[counts.leftOutTests, 'test'],
		[counts.leftOutCancelled, 'cancelled'],
		[counts.leftOutNotCaptured, 'not captured'],
		[counts.leftOutOtherCurrency, 'in another currency'],
		[counts.leftOutFullyRefunded, 'fully refunded'],
		[counts.leftOutWithOrder, 'with their orders'],
	] as const;
	return [...byStatus, ...others].filter(([count]) => count > 0);
}

/** The same in one sentence; empty when nothing was left out. */
export function leftOutSentence(counts: OrderRows['counts']): string {
	const reasons = leftOutReasons(counts).map(([count, reason]) => `${count} ${reason}`);
	return reasons.length === 0 ? '' : `Left out: ${reasons.join(', ')}`;
}

/** True when n8n handed over nothing but an empty item, as it does for an empty input. */
export function isEmptyInput(items: readonly Item[]): boolean {
	return items.length === 0 || (items.length === 1 && Object.keys(items[0]).length === 0);
}
