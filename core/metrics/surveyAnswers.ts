/** Answers of one survey as columns, and which of them count: one per customer and wave, the latest. */
import { CHUNK, inChunks, type Steps } from '../steps';
import type { Period } from './periodFigures';
import { HIGHEST_SCORE, type ScoreCounts } from './scoreCounts';

/** One place per invitation that was read; whole numbers throughout. */
export type SurveyAnswers = Readonly<{
	/** NO_ANSWER where somebody was invited and gave no score. */
	score: Int8Array;
	/** Day of the answer, else of the invitation, since 1970-01-01; NO_DAY where neither is known. */
	day: Int32Array;
	/** What sorts answers of one day; equal where the time of day is not known. */
	moment: Float64Array;
	/** −1 where nobody knows who it was. */
	customer: Int32Array;
	/** −1 where the list has no waves. */
	wave: Int32Array;
	/** 0 throughout where nothing is grouped. */
	group: Int32Array;
}>;

export const NO_ANSWER = -1;
export const NO_DAY = -(2 ** 31);

/** Which answers to look at: of a period, of a wave, or, with null, of all days and waves. */
export type Selection = Readonly<{ period: Period | null; wave: number | null }>;

/** What one group answered. */
export type GroupAnswers = Readonly<{
	counts: ScoreCounts;
	/** Invitations with a score, before those of the same customer became one. */
	answered: number;
	/** Invitations without a score. */
	unanswered: number;
	/** First place in the columns; −1 when the group has none. */
	first: number;
}>;

export type SelectedAnswers = Readonly<{
	groups: readonly GroupAnswers[];
	/** Earlier answers of customers who answered again in the same wave: not counted. */
	repeated: number;
	/** First and last day with an answer that counts; null where no day is known. */
	days: Period | null;
}>;

/** @param keep `latest` counts the latest answer of a customer in a wave; of the same moment the lowest score */
export function* selectedAnswers(
	answers: SurveyAnswers,
	{ period, wave }: Selection,
	groupCount: number,
	keep: 'latest' | 'all',
): Steps<SelectedAnswers> {
	const rows = answers.score.length;
	const isIn = (row: number) =>
		(wave === null || answers.wave[row] === wave) &&
		(period === null || (answers.day[row] >= period.from && answers.day[row] <= period.to));
	const counting = yield* countingAnswers(answers, isIn, keep);
	const groups = Array.from({ length: groupCount }, () => ({
		counts: new Float64Array(HIGHEST_SCORE + 1),
		answered: 0,
		unanswered: 0,
		first: -1,
	}));
	let repeated = 0;
	let from = Infinity;
	let to = -Infinity;
	yield* inChunks(rows, (begin, end) => {
		for (let row = begin; row < end; row++) {
			if (!isIn(row)) continue;
			const group = groups[answers.group[row]];
			if (group.first < 0) group.first = row;
			if (answers.score[row] === NO_ANSWER) {
				group.unanswered += 1;
				continue;
			}
			group.answered += 1;
			if (counting[row] === 0) {
				repeated += 1;
				continue;
			}
			group.counts[answers.score[row]] += 1;
			const day = answers.day[row];
			if (day === NO_DAY) continue;
			if (day < from) from = day;
			if (day > to) to = day;
		}
	});
	return { groups, repeated, days: to >= from ? { from, to } : null };
}

/** 1 for the answers that count. */
function* countingAnswers(
	answers: SurveyAnswers,
	isIn: (row: number) => boolean,
	keep: 'latest' | 'all',
): Steps<Uint8Array> {
	const { score, customer, wave } = answers;
	const counting = new Uint8Array(score.length);
	/** The row that counts so far, by customer and wave. */
	const latest = new Map<number, number>();
	yield* inChunks(score.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (score[row] === NO_ANSWER || !isIn(row)) continue;
			counting[row] = 1;
			if (keep === 'all' || customer[row] < 0) continue;
			const key = customer[row] * 2 ** 21 + wave[row] + 1;
			const other = latest.get(key);
			if (other !== undefined) {
				if (isLater(answers, other, row)) {
					counting[row] = 0;
					continue;
				}
				counting[other] = 0;
			}
			latest.set(key, row);
		}
	});
	return counting;
}

/** Does `one` count rather than `other`? The same whichever comes first in the list. */
function isLater({ day, moment, score }: SurveyAnswers, one: number, other: number): boolean {
	if (day[one] !== day[other]) return day[one] > day[other];
	if (moment[one] !== moment[other]) return moment[one] > moment[other];
	return score[one] <= score[other];
}

/**
 * The waves from the earliest to the latest, by the mean day of their answers, ties by name: a straggler does
 * not move its wave. Null where a wave has no day.
 */
export function* wavesInOrder(
	{ score, day, wave }: SurveyAnswers,
	names: readonly string[],
	lastDay: number | null,
): Steps<readonly number[] | null> {
	const days = new Float64Array(names.length);
	const n = new Float64Array(names.length);
	let known = true;
	for (let row = 0; row < score.length; row++) {
		if (row % CHUNK === 0) yield;
		if (score[row] === NO_ANSWER || wave[row] < 0) continue;
		if (lastDay !== null && day[row] > lastDay) continue;
		if (day[row] === NO_DAY) known = false;
		days[wave[row]] += day[row];
		n[wave[row]] += 1;
	}
	if (!known) return null;
	return names
		.map((_, at) => at)
		.filter((at) => n[at] > 0)
		.sort((one, other) => {
			const apart = days[one] / n[one] - days[other] / n[other];
			return apart !== 0 ? apart : names[one] < names[other] ? -1 : 1;
		});
}
