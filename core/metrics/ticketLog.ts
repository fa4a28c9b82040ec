/**
 * Service tickets in columns, in milliseconds since 1970-01-01 UTC; NaN for what has not happened.
 * A column is null where the list does not have it.
 */
export type TicketLog = Readonly<{
	opened: Float64Array;
	/** The day in the shop's calendar on which it was opened, since 1970-01-01. */
	openedDay: Int32Array;
	firstResponse: Float64Array | null;
	/** The resolution that the list tells of: help desks keep the first or the last one. */
	resolved: Float64Array | null;
	/** −Infinity: reopened at a time that the list does not tell. */
	reopened: Float64Array | null;
	/** 1: closed by its status, at a time that the list does not tell. */
	closedUndated: Uint8Array;
}>;
