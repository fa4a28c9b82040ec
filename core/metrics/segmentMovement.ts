/** Who moved between two snapshots of one set of segments, and which way. */
import { inChunks, type Steps } from '../steps';
import { rate, type Rate } from './rate';

/**
 * `changed`: to another segment, and nobody said which of the two is better. `new`: in a segment now and in none
 * then. `gone`: the other way round.
 */
export const MOVEMENTS = ['better', 'worse', 'same', 'changed', 'new', 'gone'] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** Where a customer is in no segment, or not there at all. */
export const NOWHERE = -1;

/** The segment of each customer then and now, as numbers from 0 or `NOWHERE`; customers are numbered alike in both. */
export type TwoSnapshots = Readonly<{ from: Int32Array; to: Int32Array }>;

export type SegmentMovement = Readonly<{
	/** Index into MOVEMENTS per customer; `NOWHERE` where a customer is in no segment, then and now. */
	movement: Int8Array;
	counts: Readonly<Record<Movement, number>>;
	/** Each way from one segment (or from nowhere) to one (or to nowhere) that at least one customer took. */
	transitions: readonly Transition[];
}>;

export type Transition = Readonly<{
	from: number;
	to: number;
	movement: Movement;
	customers: number;
}>;

/** @param ranks of each segment, 0 for the best; NaN where nobody says */
export function* segmentMovement(
	{ from, to }: TwoSnapshots,
	ranks: readonly number[],
): Steps<SegmentMovement> {
	// Place 0 stands for nowhere, so that every pair of segments has a cell.
	const size = ranks.length + 1;
	const cells = new Int32Array(size * size);
	const movement = new Int8Array(from.length);
	yield* inChunks(from.length, (begin, end) => {
		for (let who = begin; who < end; who++) {
			const kind = movementBetween(from[who], to[who], ranks);
			movement[who] = kind === null ? NOWHERE : MOVEMENTS.indexOf(kind);
			cells[(from[who] + 1) * size + to[who] + 1] += 1;
		}
	});
	const counts = { better: 0, worse: 0, same: 0, changed: 0, new: 0, gone: 0 };
	const transitions: Transition[] = [];
	cells.forEach((customers, cell) => {
		const way = { from: Math.floor(cell / size) - 1, to: (cell % size) - 1 };
		const kind = movementBetween(way.from, way.to, ranks);
		if (customers === 0 || kind === null) return;
		counts[kind] += customers;
		transitions.push({ ...way, movement: kind, customers });
	});
	return { movement, counts, transitions };
}

function movementBetween(from: number, to: number, ranks: readonly number[]): Movement | null {
	if (from === to) return from === NOWHERE ? null : 'same';
	if (from === NOWHERE) return 'new';
	if (to === NOWHERE) return 'gone';
	if (ranks[to] < ranks[from]) return 'better';
	return ranks[to] > ranks[from] ? 'worse' : 'changed';
}

/**
 * Those who rose minus those who slipped, as a share of all who are in both snapshots. There is no reason why it
 * should be 0: where new customers start high, more slip than rise in a shop that stays as it is.
 */
export function netRise({ better, worse, same, changed }: SegmentMovement['counts']): Rate {
	return rate(better - worse, better + worse + same + changed, 'No customer is in both snapshots');
}
