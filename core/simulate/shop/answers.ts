import type { Random } from '../../numeric/random';
import { exponentialVariate, normalVariate } from '../../numeric/randomVariates';
import { COMMENTS } from './comments';
import type { Question } from './questions';
import { anyOf } from './shop';
import { dayOf, withinHours } from './wallTime';

/** What somebody answers: a score, and sometimes a few words. Wall minute of the shop. */
export type Answer = Readonly<{ minute: number; score: number; comment: string | null }>;

/** Scales, with the answer of a customer as content as most and how far contentment and slow service move it. */
const SCALES = {
	NPS: { lowest: 0, highest: 10, usual: 8.3, step: 1.9, slow: 0.9 },
	CSAT: { lowest: 1, highest: 5, usual: 4.1, step: 0.8, slow: 0.6 },
	CES: { lowest: 1, highest: 7, usual: 5.4, step: 1.1, slow: 0.8 },
} as const;

/** No answer after so many days is no answer. */
const ANSWER_DAYS = 14;

/** The answer, or null: most people do not answer; those who feel strongly do so more often. */
export function answerTo(
	{ minute, survey, kind }: Question,
	contentment: number,
	slowness: number,
	random: Random,
): Answer | null {
	const { lowest, highest, usual, step, slow } = SCALES[survey];
	const feeling = 0.8 * contentment + 0.6 * normalVariate(random);
	const exact = Math.round(usual + step * feeling - slow * slowness);
	const score = Math.max(lowest, Math.min(highest, exact));
	const answers = (kind === 'relational' ? 0.25 : 0.4) + 0.08 * Math.abs(feeling);
	const days = exponentialVariate(2.5, random);
	const writes = random() < 0.4;
	if (random() >= answers || days >= ANSWER_DAYS) return null;
	const above = (score - usual) / step;
	const mood = above < -0.9 ? 'unhappy' : above < 0.2 ? 'middling' : 'happy';
	return {
		minute: Math.max(minute + 5, withinHours(dayOf(minute) + days, [9 * 60, 22 * 60])),
		score,
		comment: writes ? anyOf(COMMENTS[mood], random) : null,
	};
}
