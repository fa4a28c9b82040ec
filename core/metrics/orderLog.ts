/** Orders in columns, as every purchase metric reads them: one entry per order, money in one currency. */
export type OrderLog = Readonly<{
	/** Customer keys in order of first appearance; the `customer` columns below index into it. */
	customers: readonly string[];
	orders: OrderColumns;
	/** Refunds that name no order: they count on their own day. */
	refunds: RefundColumns;
	/** Days of first orders known from outside the log, per customer, −1 where unknown; null when not mapped. */
	firstOrderDay: Int32Array | null;
	/** ISO 4217 code, or null when the rows name none. */
	currency: string | null;
}>;

/** `customer` −1: a guest. `day`: days since 1970-01-01 in the shop's calendar. Amounts in currency units. */
export type OrderColumns = Readonly<{
	customer: Int32Array;
	day: Int32Array;
	/** What was sold, before refunds, ≥ 0. */
	sales: Float64Array;
	/** Refunds that belong to the order, ≥ 0 and at most its sales; null where nothing was refunded, as in most lists. */
	refunded: Float64Array | null;
}>;

/** What was refunded of one order, or of one purchase. */
export function refundedOf(refunded: Float64Array | null, row: number): number {
	return refunded === null ? 0 : refunded[row];
}

export type RefundColumns = Readonly<{
	customer: Int32Array;
	day: Int32Array;
	/** ≥ 0. */
	amount: Float64Array;
}>;
