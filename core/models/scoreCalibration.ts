/** What log-odds become before they are told as a chance: as they are, or set right by what became of customers. */
import { logistic } from '../numeric/logistic';
import type { Steps } from '../steps';
import { fitIsotonicCalibration, isotonicProbability } from './isotonicCalibration';
import { fitPlattCalibration, plattProbability } from './plattCalibration';

export type ScoreCalibration =
	| Readonly<{ kind: 'none' }>
	| Readonly<{ kind: 'platt'; intercept: number; slope: number }>
	| Readonly<{ kind: 'isotonic'; scores: readonly number[]; probabilities: readonly number[] }>;

export type CalibrationKind = ScoreCalibration['kind'];

/** @param logits of rows that the score has not been learned from */
export function* fitCalibration(
	kind: CalibrationKind,
	logits: Float64Array,
	outcomes: Uint8Array,
): Steps<ScoreCalibration> {
	if (kind === 'none') return { kind };
	if (kind === 'platt') {
		const { model } = yield* fitPlattCalibration(logits, outcomes);
		return { kind, ...model };
	}
	const { scores, probabilities } = yield* fitIsotonicCalibration(logits, outcomes);
	// Nobody is certain: at its ends it says no more than Platt's targets do.
	const happened = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	const least = 1 / (outcomes.length - happened + 2);
	const most = (happened + 1) / (happened + 2);
	return {
		...{ kind, scores },
		probabilities: probabilities.map((one) => Math.min(most, Math.max(least, one))),
	};
}

/** The chance that log-odds stand for. */
export function chanceOf(calibration: ScoreCalibration, logit: number): number {
	if (calibration.kind === 'none') return logistic(logit);
	if (calibration.kind === 'platt') return plattProbability(calibration, logit);
	return isotonicProbability(calibration, logit);
}
