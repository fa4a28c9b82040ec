/** Subscribers by how many periods they stayed, as the model of renewals (`core/models/sbg.ts`) counts them. */
import { inChunks, type Steps } from '../steps';
import type { CalendarUnit } from './calendarPeriod';
import type { Memberships } from './memberships';
import { periodsUntil, renewalsMade } from './renewals';

export type SubscriptionTenures = Readonly<{
	/** `left[t − 1]` left at the end of period t; `staying[t]` had renewed t times and go on. */
	left: Float64Array;
	staying: Float64Array;
	/** Of each membership: renewals made, and whether it has ended by the last day. */
	renewals: Int32Array;
	hasLeft: Uint8Array;
}>;

/** @param lastDay the last day that the list tells about; no membership begins later */
export function* subscriptionTenures(
	{ start, end }: Memberships,
	{ unit, lastDay }: Readonly<{ unit: CalendarUnit; lastDay: number }>,
): Steps<SubscriptionTenures> {
	const renewals = new Int32Array(start.length);
	const hasLeft = new Uint8Array(start.length);
	let most = 0;
	yield* inChunks(start.length, (from, to) => {
		for (let row = from; row < to; row++) {
			hasLeft[row] = end[row] <= lastDay ? 1 : 0;
			renewals[row] =
				hasLeft[row] === 1
					? periodsUntil(start[row], end[row], unit) - 1
					: renewalsMade(start[row], lastDay, unit);
			most = Math.max(most, renewals[row]);
		}
	});
	const left = new Float64Array(most + 1);
	const staying = new Float64Array(most + 1);
	yield* inChunks(start.length, (from, to) => {
		for (let row = from; row < to; row++) (hasLeft[row] === 1 ? left : staying)[renewals[row]]++;
	});
	return { left, staying, renewals, hasLeft };
}
