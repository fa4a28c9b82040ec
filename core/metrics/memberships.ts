/**
 * Memberships in columns, as the metrics of a customer base read them: one entry per membership, in days since
 * 1970-01-01. `start` is the first day of a membership; on day `end`, not before `start`, the member left.
 */
export type Memberships = Readonly<{ start: Int32Array; end: Int32Array }>;

/** The `end` of a membership that goes on; no calendar has the day. */
export const NOT_ENDED = 2 ** 31 - 1;
