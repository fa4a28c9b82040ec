import type { CustomerFigures } from '../../core/metrics/customerFigures';
import type { OrderLog } from '../../core/metrics/orderLog';
import type { Purchases } from '../../core/metrics/purchases';
import type { Item } from '../parse';

/** Items of one customer: `items[from]` up to, not including, `items[to]`. */
export type ItemsOfCustomer = Readonly<{ items: ArrayLike<number>; from: number; to: number }>;

/** The purchases that customers are made of; `customerOf` gives the log's number of each of our customers. */
export type PurchaseHistory = Readonly<{
	log: OrderLog;
	purchases: Purchases;
	customerOf: Int32Array;
}>;

/** NaN where the item does not say. Days since 1970-01-01. */
export type SummedUp = Readonly<{
	firstDay: Float64Array;
	lastDay: Float64Array;
	/** Mean value of the repeat purchases. */
	repeatValue: Float64Array;
	hasRepeatValues: boolean;
}>;

/** The customers of an input, one entry each, in the order in which they first appear. */
export type CustomerRows = Readonly<{
	/** What the input was read as. */
	source: 'orders' | 'summaries';
	/** E-mail or number of each. */
	keys: readonly string[];
	figures: CustomerFigures;
	itemsOf: (customer: number) => ItemsOfCustomer;
	/** The item's other columns, handed on; null where a customer is made of orders. */
	passedOn: (customer: number) => Item | null;
	/** Every single purchase; null where only summaries came in. */
	history: PurchaseHistory | null;
	/** What summaries say besides; null where orders came in. */
	summed: SummedUp | null;
	/** Days since 1970-01-01; null where summaries do not say. */
	observationEnd: number | null;
	timeZone: string;
	/** ISO 4217 code, or null where the input names none. */
	currency: string | null;
}>;
