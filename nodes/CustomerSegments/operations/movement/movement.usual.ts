/** How customers usually move, from one kept snapshot to the next. */
import { netRise, NOWHERE, segmentMovement } from '../../../../core/metrics/segmentMovement';
import { usualRange, type UsualRange } from '../../../../core/metrics/usualRange';
import { inChunks, type Steps } from '../../../../core/steps';
import { segmentOrder } from '../../segmentOrder';
import type { Snapshot } from './movement.snapshot';

/** Shares of the customers in both snapshots: those who rose minus those who slipped. */
export type UsualMoves = Readonly<{
	/** Null with too few snapshots. */
	range: UsualRange | null;
	/** Between the last two snapshots; null where there is only one. */
	before: number | null;
}>;

/** More snapshots than these tell of other times. */
const MOST_DAYS = 27;

/** From the snapshots up to the one that is compared with, oldest first. */
export function* usualMoves(snapshot: Snapshot | null, own: readonly string[]): Steps<UsualMoves> {
	if (snapshot === null || !(snapshot.day === snapshot.day)) return { range: null, before: null };
	const { rows, day: last } = snapshot;
	const days = [...new Set(rows.day)]
		.filter((day) => day <= last)
		.sort((one, other) => one - other)
		.slice(-MOST_DAYS);
	const { ranks } = segmentOrder(own, rows.segments, rows.segments);
	const shares: number[] = [];
	let from = new Int32Array(0);
	for (const day of days) {
		const to = new Int32Array(rows.customers.length).fill(NOWHERE);
		yield* inChunks(rows.item.length, (begin, end) => {
			for (let row = begin; row < end; row++) {
				if (rows.day[row] === day) to[rows.customer[row]] = rows.segment[row];
			}
		});
		if (from.length > 0) {
			const { value } = netRise((yield* segmentMovement({ from, to }, ranks)).counts);
			if (value !== null) shares.push(value);
		}
		from = to;
	}
	return { range: usualRange(shares), before: shares.at(-1) ?? null };
}
