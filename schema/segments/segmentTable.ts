import type { Item } from '../parse';

/** Who was in which segment on which day: one entry per row, in columns. */
export type SegmentRows = Readonly<{
	/** E-mail or number of each customer; rows refer to them by number. */
	customers: readonly string[];
	segments: readonly string[];
	customer: Int32Array;
	/** −1 for none. */
	segment: Int32Array;
	/** Days since 1970-01-01; NaN where the list has no dates. */
	day: Float64Array;
	/** NaN where it is not known. */
	revenue: Float64Array;
	item: Int32Array;
	isDated: boolean;
	/** Rows of other shops, not read. */
	otherShops: number;
	/** Rows that say once more what another row says, not read. */
	doubles: number;
	/** What came in, for passing it on. */
	items: readonly Item[];
	today: number;
	timeZone: string;
}>;

/** The rows while they are read. */
export type SegmentTable = {
	readonly customer: Int32Array;
	readonly segment: Int32Array;
	readonly day: Float64Array;
	readonly revenue: Float64Array;
	readonly item: Int32Array;
	/** The row of a customer on a day, by both in one number. */
	readonly rowOf: Map<number, number>;
	length: number;
	otherShops: number;
	doubles: number;
};

export function segmentTable(items: number): SegmentTable {
	return {
		customer: new Int32Array(items),
		segment: new Int32Array(items),
		day: new Float64Array(items),
		revenue: new Float64Array(items),
		item: new Int32Array(items),
		rowOf: new Map(),
		length: 0,
		otherShops: 0,
		doubles: 0,
	};
}
