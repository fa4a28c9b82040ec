import { ModelError } from '../errors';
import { distinctScores, type DistinctScores } from '../models/distinctScores';
import type { Steps } from '../steps';
import { refuseUnranked, type Ranking } from './predictions';

/** Of the rows with the highest scores: how much more often it happened to them than to all. */
export type LiftPoint = Readonly<{
	/** Of all rows; as near as whole rows come to what was asked. */
	share: number;
	n: number;
	/** Where equal scores straddle the border: as many as to expect when it is drawn among them at random. */
	happened: number;
	/** The share of these rows to which it happened, and of all those to whom it happened the share found here. */
	rate: number;
	found: number | null;
	/** Rate / base rate; null, with a reason, where it happened to nobody. */
	lift: number | null;
	/** No score could have a higher lift: min(1 / base rate, 1 / share). */
	cap: number | null;
}>;

export type LiftCurve = Readonly<{
	points: readonly LiftPoint[];
	/** The share of all rows to which it happened. */
	baseRate: number | null;
	n: number;
	reason: string | null;
}>;

const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** @param shares of the rows, highest scores first, each above 0 and at most 1 */
export function* liftCurve(ranking: Ranking, shares: readonly number[] = TENTHS): Steps<LiftCurve> {
	if (!shares.every((share) => share > 0 && share <= 1)) {
		throw new ModelError('outOfDomain', 'A share of the rows is above 0 and at most 1');
	}
	yield* refuseUnranked(ranking);
	const n = ranking.scores.length;
	if (n === 0) return { points: [], baseRate: null, n, reason: 'There are no rows' };
	const ties = yield* distinctScores(ranking.scores, ranking.outcomes);
	const all = ties.happened.reduce((sum, count) => sum + count, 0);
	const baseRate = all / n;
	const points = shares.map((share): LiftPoint => {
		const rows = Math.max(1, Math.round(share * n));
		const happened = happenedAmong(ties, rows);
		return {
			...{ share: rows / n, n: rows, happened, rate: happened / rows },
			found: all > 0 ? happened / all : null,
			lift: all > 0 ? (happened * n) / (rows * all) : null,
			cap: all > 0 ? Math.min(1 / baseRate, n / rows) : null,
		};
	});
	return { points, baseRate, n, reason: all > 0 ? null : `It happened to none of ${n}` };
}

function happenedAmong({ rows, happened }: DistinctScores, wanted: number): number {
	let left = wanted;
	let sum = 0;
	for (let at = rows.length - 1; at >= 0 && left > 0; at--) {
		const taken = Math.min(left, rows[at]);
		sum += happened[at] * (taken / rows[at]);
		left -= taken;
	}
	return sum;
}
