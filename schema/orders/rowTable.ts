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

export type RowTable = {
	readonly length: number;
	readonly kind: Uint8Array;
	/** Days since 1970-01-01. */
	readonly day: Int32Array;
	/** In units of the currency, ≥ 0; the sale's, or the refund's. */
	readonly amount: Float64Array;
	/** What was refunded of the sale; null as long as nothing was. */
	refunded: Float64Array | null;
	/** Index of the customer, −1 for a guest. */
	readonly customer: Int32Array;
	/** Index of the row's order; of a refund, the order that it names. */
	readonly order: Int32Array;
};

export function rowTable(length: number): RowTable {
	return {
		length,
		kind: new Uint8Array(length),
		day: new Int32Array(length),
		amount: new Float64Array(length),
		refunded: null,
		customer: new Int32Array(length).fill(-1),
		order: new Int32Array(length),
	};
}

/** Notes that so much more was refunded of the sale of a row. */
export function addRefund(table: RowTable, row: number, amount: number): void {
	if (amount === 0) return;
	table.refunded ??= new Float64Array(table.length);
	table.refunded[row] += amount;
}

export function refundOf({ refunded }: RowTable, row: number): number {
	return refunded === null ? 0 : refunded[row];
}
