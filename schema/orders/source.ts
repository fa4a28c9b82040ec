import type { MinorUnits } from '../values/currencyUnits';
import type { Item } from '../parse';

/** What the reader looks for in an item. */
export type OrderColumn =
	| 'customer'
	| 'date'
	| 'amount'
	| 'orderId'
	| 'status'
	| 'currency'
	| 'refund'
	| 'refundedOrder'
	| 'quantity'
	| 'unitPrice'
	| 'firstOrder'
	| 'test';

/** Why an item is left out whatever its status. */
export type LeftOut = 'test' | 'cancelled' | 'notCaptured';

/** The profile of one vendor's export or API: pure data, but for what a path cannot say. */
export type OrderSource = Readonly<{
	name: string;
	/** Columns that only this source has together. */
	signature: readonly string[];
	/** Where each value is: the first of these paths that is filled. */
	columns: Readonly<Partial<Record<OrderColumn, readonly string[]>>>;
	/** Amounts are integers in the smallest unit of the currency. */
	minorUnits?: MinorUnits;
	/** Its numbers always have a decimal point. */
	decimalPoint?: true;
	/** A row of the same order that has an amount again repeats the total. */
	repeatsTotals?: true;
	/** Orders say what was refunded of them, so refunds listed besides would count twice. */
	carriesRefunds?: true;
	/** An API that gives no more than 60 days of orders by default. */
	sixtyDays?: true;
	/** The customer is a person's name, which two people may share. */
	namesOnly?: true;
	/** The refunded amounts of an item, in any sign. */
	refunds?: (item: Item) => readonly unknown[];
	leftOut?: (item: Item) => LeftOut | undefined;
}>;
