/** What became of each item, in columns: no object per row, so that a million rows stay small. */
export const ROW = {
	/** Cannot be used; its reason stands among the bad rows. */
	bad: 0,
	/** A sale, or one line of it. */
	sale: 1,
	/** A sale whose status says that all of it was refunded. */
	refundedSale: 2,
	/** A further row of an order that has its total elsewhere. */
	line: 3,
	refund: 4,
	/** By its status, as a test, or in another currency. */
	leftOut: 5,
} as const;

export type RowTable = Readonly<{
	kind: Uint8Array;
	/** Days since 1970-01-01. */
	day: Int32Array;
	/** In units of the currency, ≥ 0; the sale's, or the refund's. */
	amount: Float64Array;
	/** What the row says was refunded of the sale; NaN where it does not say. */
	refunded: Float64Array | null;
	/** Index of the customer, −1 for a guest. */
	customer: Int32Array;
	/** Index of the row's order; of a refund, the order that it names. */
	order: Int32Array;
}>;

export function rowTable(length: number, withRefunds: boolean): RowTable {
	return {
		kind: new Uint8Array(length),
		day: new Int32Array(length),
		amount: new Float64Array(length),
		refunded: withRefunds ? new Float64Array(length) : null,
		customer: new Int32Array(length).fill(-1),
		order: new Int32Array(length),
	};
}
