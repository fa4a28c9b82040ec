import type { Steps } from '../steps';
import { brierScore, type BrierScore } from './brierScore';
import { calibrationCurve, type CalibrationCurve } from './calibrationCurve';
import { liftCurve, type LiftPoint } from './liftCurve';
import { rankingAuc, type RankingAuc } from './rankingAuc';

/** How right a score has been on customers whose outcome it did not know, beside a rule that anybody could use. */
export type TrackRecord = Readonly<{
	n: number;
	happened: number;
	/** The share to which it happened; null without rows. */
	baseRate: number | null;
	auc: RankingAuc;
	/** Of the plain rule, such as days since the last purchase; null where there is none. */
	plainAuc: RankingAuc | null;
	brier: BrierScore;
	calibration: CalibrationCurve;
	/** The tenth and the fifth with the highest scores. */
	lift: readonly LiftPoint[];
}>;

/** @param plain scores of the plain rule, one per row; null where there is none */
export function* trackRecord(
	probabilities: Float64Array,
	outcomes: Uint8Array,
	plain: Float64Array | null,
): Steps<TrackRecord> {
	const brier = yield* brierScore({ probabilities, outcomes });
	const lift = yield* liftCurve({ scores: probabilities, outcomes }, [0.1, 0.2]);
	return {
		n: brier.n,
		happened: brier.happened,
		baseRate: lift.baseRate,
		auc: yield* rankingAuc({ scores: probabilities, outcomes }),
		plainAuc: plain && (yield* rankingAuc({ scores: plain, outcomes })),
		brier,
		calibration: yield* calibrationCurve({ probabilities, outcomes }),
		lift: lift.points,
	};
}

/** A reason not to trust probabilities, with the figure that it rests on. */
export type Doubt = Readonly<{
	code:
		| 'outcomesAlike'
		/** What was said and what happened were too far apart. */
		| 'calibrationError'
		/** Too sure of itself (below the least slope), or not sure enough. */
		| 'slope'
		/** The plain rule ranks better. */
		| 'plainIsBetter';
	value: number;
	/** What it may be at most, or for a slope the bound that it is beyond. */
	bound: number;
}>;

export const MOST_CALIBRATION_ERROR = 0.1;
export const LEAST_SLOPE = 0.7;
export const MOST_SLOPE = 1.4;
/** By so much a score may rank worse than the plain rule. */
export const MOST_BEHIND = 0.01;

/** Why this record does not bear probabilities; empty where it does. */
export function doubtsOf({ auc, plainAuc, calibration, baseRate }: TrackRecord): readonly Doubt[] {
	if (auc.auc === null || calibration.ece === null) {
		return [{ code: 'outcomesAlike', value: baseRate ?? NaN, bound: NaN }];
	}
	const doubts: Doubt[] = [];
	if (!(calibration.ece <= MOST_CALIBRATION_ERROR)) {
		doubts.push({
			...{ code: 'calibrationError', value: calibration.ece },
			bound: MOST_CALIBRATION_ERROR,
		});
	}
	const slope = calibration.slope ?? 0;
	if (!(slope >= LEAST_SLOPE)) doubts.push({ code: 'slope', value: slope, bound: LEAST_SLOPE });
	if (!(slope <= MOST_SLOPE)) doubts.push({ code: 'slope', value: slope, bound: MOST_SLOPE });
	const plain = plainAuc?.auc ?? null;
	if (plain !== null && !(auc.auc >= plain - MOST_BEHIND)) {
		doubts.push({ code: 'plainIsBetter', value: auc.auc, bound: plain });
	}
	return doubts;
}
