import { distinctScores, type DistinctScores } from '../models/distinctScores';
import { Z95, type Interval } from '../numeric/interval';
import { inChunks, type Steps } from '../steps';
import { refuseUnranked, type Ranking } from './predictions';

/**
 * How well a score ranks: the chance that of two rows, one to which it happened and one to which it did not, the
 * first has the higher score; ties count half. The area under the ROC curve, 0.5 for no better than chance.
 */
export type RankingAuc = Readonly<{
	/** Null, with a reason, where only one kind of rows is there. */
	auc: number | null;
	/** Null, with a reason, where it cannot be told how far chance reaches; so is `interval`. */
	standardError: number | null;
	/** 95 %, cut off at 0 and 1. */
	interval: Interval | null;
	/** Rows to which it happened, and the others. */
	happened: number;
	others: number;
	reason: string | null;
}>;

/**
 * The variance is that of DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44; from counts at each score, as
 * Sun & Xu (2014) do with ranks.
 */
export function* rankingAuc(ranking: Ranking): Steps<RankingAuc> {
	yield* refuseUnranked(ranking);
	const ties = yield* distinctScores(ranking.scores, ranking.outcomes);
	const happened = ties.happened.reduce((sum, count) => sum + count, 0);
	const others = ranking.scores.length - happened;
	if (!(happened > 0 && others > 0)) {
		const reason = `It happened to ${happened} of ${happened + others}: there is nothing to compare`;
		return { auc: null, standardError: null, interval: null, happened, others, reason };
	}
	const { auc, ofHappened, ofOthers } = yield* placements(ties, happened, others);
	const counted = { auc, happened, others };
	const none = { standardError: null, interval: null };
	if (happened < 2 || others < 2) {
		const reason = 'Needs two rows of each kind to tell how far chance reaches';
		return { ...counted, ...none, reason };
	}
	const variance = ofHappened / (happened - 1) / happened + ofOthers / (others - 1) / others;
	if (!(variance > 0)) {
		const reason = 'All rows agree, so there is nothing from which to tell how far chance reaches';
		return { ...counted, ...none, reason };
	}
	const standardError = Math.sqrt(variance);
	const interval = {
		low: Math.max(0, auc - Z95 * standardError),
		high: Math.min(1, auc + Z95 * standardError),
	};
	return { ...counted, standardError, interval, reason: null };
}

/**
 * A row to which it happened is placed by the share of the others below it, one of the others by the share of
 * those above it. Their mean is the area; also returned are the sums of squares around it.
 */
function* placements(ties: DistinctScores, happened: number, others: number) {
	const { rows, happened: hits } = ties;
	let below = 0;
	let pairs = 0;
	yield* inChunks(rows.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const misses = rows[at] - hits[at];
			pairs += hits[at] * (below + misses / 2);
			below += misses;
		}
	});
	const auc = pairs / (happened * others);
	let ofHappened = 0;
	let ofOthers = 0;
	let above = happened;
	below = 0;
	yield* inChunks(rows.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const misses = rows[at] - hits[at];
			above -= hits[at];
			ofHappened += hits[at] * ((below + misses / 2) / others - auc) ** 2;
			ofOthers += misses * ((above + hits[at] / 2) / happened - auc) ** 2;
			below += misses;
		}
	});
	return { auc, ofHappened, ofOthers };
}
