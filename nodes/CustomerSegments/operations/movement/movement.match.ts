/** Puts the customers of both lists side by side: the current ones first, then those who are only in the snapshot. */
import { NOWHERE, type TwoSnapshots } from '../../../../core/metrics/segmentMovement';
import { inChunks, type Steps } from '../../../../core/steps';
import { InputError } from '../../../../schema/parse';
import type { SegmentRows } from '../../../../schema/segmentMovement';
import { percent, whole } from '../../../shared/page/wording';
import type { Snapshot } from './movement.snapshot';

/** One entry per customer. */
export type Matched = TwoSnapshots &
	Readonly<{
		/** E-mail or number. */
		keys: readonly string[];
		/** The segments of both lists; `from` and `to` refer to them by number. */
		names: readonly string[];
		/** Row of the current list, −1 where there is none. */
		currentRow: Int32Array;
		/** Row of the snapshot, −1 where there is none. */
		earlierRow: Int32Array;
	}>;

/** Fewer customers say nothing about whose snapshot it is. */
const ENOUGH = 20;
const FEW_SHARED = 0.1;

export function* matched(current: SegmentRows, snapshot: Snapshot | null): Steps<Matched> {
	const names = [...current.segments];
	const keys: string[] = [];
	yield* inChunks(current.item.length, (begin, end) => {
		for (let row = begin; row < end; row++) keys.push(current.customers[current.customer[row]]);
	});
	if (snapshot === null) {
		const nowhere = new Int32Array(keys.length).fill(NOWHERE);
		return {
			...{ keys, names, from: nowhere, to: current.segment.slice(), earlierRow: nowhere },
			currentRow: Int32Array.from(keys, (_, row) => row),
		};
	}
	const { rows, day } = snapshot;
	const segmentHere = rows.segments.map((name) => {
		const known = names.indexOf(name);
		return known >= 0 ? known : names.push(name) - 1;
	});
	const placeOf = new Map<string, number>();
	// Nobody can be gone who was not in the snapshot: there is room for all.
	const places = keys.length + rows.item.length;
	const earlierRow = new Int32Array(places).fill(-1);
	const currentRow = new Int32Array(places).fill(-1);
	const from = new Int32Array(places).fill(NOWHERE);
	const to = new Int32Array(places).fill(NOWHERE);
	yield* inChunks(keys.length, (begin, end) => {
		for (let at = begin; at < end; at++) {
			placeOf.set(keys[at], at);
			currentRow[at] = at;
			to[at] = current.segment[at];
		}
	});
	yield* inChunks(rows.item.length, (begin, end) => {
		for (let row = begin; row < end; row++) {
			if (day === day && rows.day[row] !== day) continue;
			const key = rows.customers[rows.customer[row]];
			const place = placeOf.get(key) ?? keys.push(key) - 1;
			earlierRow[place] = row;
			if (rows.segment[row] >= 0) from[place] = segmentHere[rows.segment[row]];
		}
	});
	return {
		...{ keys, names },
		from: from.subarray(0, keys.length),
		to: to.subarray(0, keys.length),
		currentRow: currentRow.subarray(0, keys.length),
		earlierRow: earlierRow.subarray(0, keys.length),
	};
}

/** Two lists that hardly share a customer are probably of two shops: whoever is "gone" then is not. */
export function requireSameShop({ currentRow, earlierRow }: Matched): void {
	let now = 0;
	let then = 0;
	let both = 0;
	currentRow.forEach((row, at) => {
		now += row >= 0 ? 1 : 0;
		then += earlierRow[at] >= 0 ? 1 : 0;
		both += row >= 0 && earlierRow[at] >= 0 ? 1 : 0;
	});
	const fewer = Math.min(now, then);
	if (fewer < ENOUGH || !(both / fewer < FEW_SHARED)) return;
	throw new InputError(
		`Only ${whole(both)} of ${whole(fewer)} customers (${percent(both / fewer)}) are in both lists: the snapshot seems to be of another shop, or to name customers otherwise`,
		"Bring the snapshot of this shop, look at the columns under 'Customer', or choose 'Compare Anyway' under 'If Few Customers Are in Both' in 'Snapshot Options'.",
	);
}
