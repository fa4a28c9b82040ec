/** What segments are made of, in columns: one entry per customer. */
export type CustomerFigures = Readonly<{
	/** Purchases, the first included; 0 for who has not bought yet. */
	orders: Float64Array;
	/** Sales minus refunds, in one currency. */
	revenue: Float64Array;
	/** NaN without a purchase. */
	daysSinceLastPurchase: Float64Array;
	/** NaN with fewer than two purchases, or where it is not known. */
	averageDaysBetweenOrders: Float64Array;
}>;
