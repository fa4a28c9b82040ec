import type { Period } from '../../../../core/metrics/periodFigures';
import { rate, type Rate } from '../../../../core/metrics/rate';
import { answersOf } from '../../../../core/metrics/scoreCounts';
import { NO_DAY, type GroupAnswers } from '../../../../core/metrics/surveyAnswers';
import type { AnswerRows } from '../../../../schema/surveyAnswers';

/**
 * Who answered of those who were asked: from the number that the owner typed in, else from the rows without a
 * score, else unknown.
 *
 * @param typed 0 where the owner typed nothing
 */
export function responseRate(
	{ counts, answered, unanswered }: GroupAnswers,
	{ groups, tallies }: AnswerRows,
	typed: number,
	period: Period | null,
): Rate {
	const n = answersOf(counts);
	const unknown = (reason: string): Rate => ({
		...{ value: null, numerator: n, denominator: 0, reason },
	});
	if (typed > 0) {
		if (groups !== null) return unknown("The number in 'Invited' is of all groups together");
		if (n > typed) {
			return unknown(`More people answered (${n}) than the number in 'Invited' (${typed})`);
		}
		return rate(n, typed, '');
	}
	if (tallies.unanswered === 0) {
		return unknown(
			"The list holds no one who did not answer; 'Invited' can say how many were asked",
		);
	}
	if (period !== null && period.from !== NO_DAY && tallies.undatedInvitations > 0) {
		return unknown(
			"Not every row without a score has a date in 'Date Invited Column', so who was asked in the period is not known",
		);
	}
	return rate(answered, answered + unanswered, 'Nobody was asked');
}
