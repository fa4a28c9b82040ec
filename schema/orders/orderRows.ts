import type { OrderLog } from '../../core/metrics/orderLog';
import type { OrderGroups } from '../../core/metrics/customerGroups';

/** The orders of an input, and how they were read. */
export type OrderRows = Readonly<{
	log: OrderLog;
	/** Per item the index of its customer in the log; −1 for guests and for items that are left out. */
	customerOfItem: Int32Array;
	/** The item that carries each order of the log, and each of its unlinked refunds. */
	itemOfOrder: Int32Array;
	itemOfRefund: Int32Array;
	/** By the column that the owner wants to group by; null when he does not. */
	groups: OrderGroups | null;
	/** The shop's own number of an order of the log; empty where it has none. */
	orderNumber: (order: number) => string;
	/** Where the items come from, such as "Shopify export". */
	source: string;
	/** Days of the first and the newest order, since 1970-01-01; today where there is none. */
	firstDay: number;
	lastDay: number;
	/** The zone of the shop's calendar. */
	timeZone: string;
	counts: OrderCounts;
}>;

/**
 * What the owner is shown of the reading. Every item is in exactly one of `orders`, `lineItems`, the refunds,
 * `refused` and what is left out.
 */
export type OrderCounts = Readonly<{
	items: number;
	orders: number;
	/** Items that are further lines of an order. */
	lineItems: number;
	/** Orders without a customer. */
	guestOrders: number;
	customers: number;
	/** Other spellings of an e-mail address that were taken as the same. */
	mergedSpellings: number;
	fullyRefundedOrders: number;
	refundsLinked: number;
	refundsUnlinked: number;
	refused: number;
	/** Items left out, by status; and for other reasons. */
	leftOutByStatus: Readonly<Record<string, number>>;
	leftOutTests: number;
	leftOutCancelled: number;
	leftOutNotCaptured: number;
	leftOutOtherCurrency: number;
	leftOutFullyRefunded: number;
	/** Further lines and refunds of orders that are left out, and refunds that an order carries already. */
	leftOutWithOrder: number;
}>;
