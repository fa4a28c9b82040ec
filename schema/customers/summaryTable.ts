/** Customer summaries in columns, as they are read: one entry per customer. */
export type SummaryTable = {
	/** The item of each customer. */
	readonly itemOf: number[];
	readonly orders: Float64Array;
	readonly revenue: Float64Array;
	/** Days since the last purchase, as the item says; NaN where it does not. */
	readonly daysSince: Float64Array;
	/** Day of the last purchase; NaN where the item says none. */
	readonly lastDay: Float64Array;
	readonly daysBetween: Float64Array;
	/** Day of the first purchase, and mean value of the later ones; NaN where the item says none. */
	readonly firstDay: Float64Array;
	readonly repeatValue: Float64Array;
	readonly currencies: Set<string>;
	/** The observation end that the summaries carry; NaN without one. */
	observationEnd: number;
};

export function summaryTable(items: number): SummaryTable {
	const unknown = () => new Float64Array(items).fill(NaN);
	return {
		itemOf: [],
		orders: new Float64Array(items),
		revenue: new Float64Array(items),
		daysSince: unknown(),
		lastDay: unknown(),
		daysBetween: unknown(),
		firstDay: unknown(),
		repeatValue: unknown(),
		currencies: new Set(),
		observationEnd: NaN,
	};
}
