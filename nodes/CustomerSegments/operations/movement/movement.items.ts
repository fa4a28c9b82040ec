/** One item per customer: from where to where, which way, and why in a sentence. */
import { MOVEMENTS, NOWHERE, type SegmentMovement } from '../../../../core/metrics/segmentMovement';
import { inChunks, type Steps } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import type { SegmentRows } from '../../../../schema/segmentMovement';
import type { Origin, OutputItem, OutputList } from '../../../shared/operation';
import { passOn } from '../../../shared/customerItem';
import { outputOfMovement, type MovementParams } from './movement.fields';
import type { Matched } from './movement.match';
import type { Snapshot } from './movement.snapshot';
import type { UsualMoves } from './movement.usual';

/** Everything that is known about a comparison. */
export type Comparison = Readonly<{
	current: SegmentRows;
	snapshot: Snapshot | null;
	currentDay: number;
	matched: Matched;
	usual: UsualMoves;
	/** Null without a snapshot: nobody is new to something that does not exist. */
	found: SegmentMovement | null;
	ranks: readonly number[];
	unranked: readonly string[];
	isRfm: boolean;
}>;

export const NO_SNAPSHOT = 'No earlier snapshot yet: who moved shows from the next run on';

export function snapshotDate({ snapshot }: Comparison): string | null {
	return snapshot === null || !(snapshot.day === snapshot.day) ? null : isoDay(snapshot.day);
}

/** Each item is made when it is asked for, so that many are not kept twice. */
export function* movementItems(
	comparison: Comparison,
	{ output, simplify }: MovementParams,
): Steps<OutputList> {
	const { current, snapshot, matched, found, ranks } = comparison;
	const { keys, names, from, to, currentRow, earlierRow } = matched;
	const date = snapshotDate(comparison);
	const rank = (segment: number) => (ranks[segment] >= 0 ? ranks[segment] + 1 : null);
	const itemOf = (at: number): OutputItem => {
		const kind = found === null ? NOWHERE : found.movement[at];
		const json: Record<string, unknown> = {
			customer: keys[at],
			fromSegment: names[from[at]] ?? null,
			toSegment: names[to[at]] ?? null,
			movement: MOVEMENTS[kind] ?? null,
			reason: reasonFor(comparison, at),
			snapshotDate: date,
		};
		if (!simplify) {
			json.fromRank = rank(from[at]);
			json.toRank = rank(to[at]);
			json.currentDate = isoDay(comparison.currentDay);
			json.timeZone = current.timeZone;
		}
		const origins: Origin[] = [];
		const link = (input: string, rows: SegmentRows, row: number) => {
			if (row >= 0) origins.push({ input, items: rows.item, from: row, to: row + 1 });
		};
		link('current', current, currentRow[at]);
		if (snapshot !== null) link('earlier', snapshot.rows, earlierRow[at]);
		if (currentRow[at] >= 0) passOn(json, current.items[current.item[currentRow[at]]]);
		return { json, from: origins, output: outputOfMovement(kind) };
	};
	if (output !== 'moved') return { length: keys.length, at: itemOf };
	const movers = yield* moversOf(found?.movement ?? new Int8Array(0));
	return { length: movers.length, at: (index) => itemOf(movers[index]) };
}

function* moversOf(movement: Int8Array): Steps<readonly number[]> {
	const stayed = MOVEMENTS.indexOf('same');
	const movers: number[] = [];
	yield* inChunks(movement.length, (from, to) => {
		for (let at = from; at < to; at++) {
			if (movement[at] !== NOWHERE && movement[at] !== stayed) movers.push(at);
		}
	});
	return movers;
}

function reasonFor(comparison: Comparison, at: number): string {
	const { found, matched, snapshot } = comparison;
	if (found === null) return NO_SNAPSHOT;
	const { names, from, to, currentRow, earlierRow } = matched;
	const [then, now] = [names[from[at]], names[to[at]]];
	const date = snapshotDate(comparison);
	const since = date === null ? 'since the earlier snapshot' : `since ${date}`;
	const on = date === null ? 'in the earlier snapshot' : `on ${date}`;
	switch (MOVEMENTS[found.movement[at]] ?? null) {
		case 'better':
			return `Rose from ${then} to ${now} ${since}`;
		case 'worse':
			return `Slipped from ${then} to ${now} ${since}`;
		case 'same':
			return `${now}, as ${on}`;
		case 'changed':
			return `Moved from ${then} to ${now} ${since}; which of the two is better is not known`;
		case 'new':
			return earlierRow[at] >= 0
				? `In ${now}; in no segment ${on}`
				: `In ${now}; not in the snapshot${date === null ? '' : ` of ${date}`}`;
		case 'gone':
			return currentRow[at] >= 0
				? `In ${then} ${on}; in no segment now`
				: `In ${then} ${on}; not among the customers now`;
		case null:
			return snapshot !== null && earlierRow[at] < 0
				? 'In no segment now, and not in the snapshot'
				: 'In no segment, then or now';
	}
}
