import {
	NO_ANSWER,
	NO_DAY,
	wavesInOrder,
	type SelectedAnswers,
	type Selection,
} from '../../../../core/metrics/surveyAnswers';
import type { Period } from '../../../../core/metrics/periodFigures';
import type { Steps } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import { laterHint } from '../../../../schema/observationEnd';
import { InputError } from '../../../../schema/parse';
import { periodsOf } from '../../../../schema/periodSettings';
import type { AnswerRows } from '../../../../schema/surveyAnswers';
import type { SurveySettings } from '../../../../schema/surveySettings';
import { settledEnd } from '../../../shared/lookBack';
import type { RunContext } from '../../../shared/operation';

/** Which answers are looked at, and which they are compared with. */
export type Selections = Readonly<{
	now: Selection;
	/** Null where there is nothing to compare with, or the owner does not want to. */
	before: Selection | null;
	/** Name of the wave of each, null where it is not one wave. */
	wave: string | null;
	waveBefore: string | null;
	/** The observation end in days since 1970-01-01; null in a list without dates. */
	end: number | null;
	stale: string | null;
}>;

export function* selectionsOf(
	rows: AnswerRows,
	settings: SurveySettings,
	context: RunContext,
): Steps<Selections> {
	const { days, timeZone } = rows;
	if (days === null) {
		if (settings.period === 'lastDays') {
			throw new InputError(
				'The last days need to know when each answer came, and no column with dates was recognised',
				"Choose the column in 'Date Answered', or set 'Period' to 'All'.",
			);
		}
		return yield* allDays(rows, settings, null, null, context);
	}
	const { observationEnd } = settings;
	const { end, lastDay, stale } = settledEnd(days.to, timeZone, observationEnd, context, 'answer');
	const later = laterHint(answeredDays(rows), lastDay, 'answer');
	if (later !== null) context.hint(later);
	if (settings.period === 'all') {
		return { ...(yield* allDays(rows, settings, lastDay, end, context)), stale };
	}
	const { period, before } = periodsOf(settings, days.from, lastDay);
	return {
		now: { period, wave: null },
		before: before && { period: before, wave: null },
		...{ wave: null, waveBefore: null, end, stale },
	};
}

/** The days of those who gave a score. */
function answeredDays({ answers: { score, day } }: AnswerRows): Int32Array {
	return day.filter((_, at) => score[at] !== NO_ANSWER);
}

/** Everything up to the observation end: the latest wave and the one before, or all together. */
function* allDays(
	rows: AnswerRows,
	{ waves: choice, groupBy }: SurveySettings,
	lastDay: number | null,
	end: number | null,
	{ hint }: RunContext,
): Steps<Selections> {
	const { waves, waveColumn, answers, tallies } = rows;
	const period: Period | null = lastDay === null ? null : { from: NO_DAY, to: lastDay };
	const together: Selections = {
		now: { period, wave: null },
		...{ before: null, wave: null, waveBefore: null, end, stale: null },
	};
	if (choice === 'together' || waves.length === 0 || groupBy === waveColumn) return together;
	const order = waves.length === 1 ? [0] : yield* wavesInOrder(answers, waves, lastDay);
	if (order === null) {
		throw new InputError(
			`The list has ${waves.length} waves (${waves.slice(0, 3).join(', ')}${waves.length > 3 ? ', …' : ''}), and no dates tell which is the latest`,
			"Choose the column with the dates in 'Date Answered', or set 'Waves' to 'All Waves Together'.",
		);
	}
	if (order.length === 0) return together;
	if (tallies.withoutWave > 0) {
		hint(`${tallies.withoutWave} rows name no wave, so they are in none of the waves compared`);
	}
	const latest = order[order.length - 1];
	const earlier = order.length > 1 ? order[order.length - 2] : null;
	return {
		...together,
		now: { period, wave: latest },
		before: earlier === null ? null : { period, wave: earlier },
		wave: waves[latest],
		waveBefore: earlier === null ? null : waves[earlier],
	};
}

/** The days and the wave looked at, as an output field; null where the list does not tell them. */
export function whenField(
	{ period }: Selection,
	wave: string | null,
	{ days }: SelectedAnswers,
	end: number | null,
	timeZone: string,
) {
	const chosen = period !== null && period.from !== NO_DAY ? period : days;
	return {
		wave,
		from: chosen && isoDay(chosen.from),
		to: chosen && isoDay(chosen.to),
		days: chosen && chosen.to - chosen.from + 1,
		observationEnd: end === null ? null : isoDay(end),
		timeZone,
	};
}

export type When = ReturnType<typeof whenField>;

/** The same as the window of a figure: `2026-01-01 to 2026-03-31`, `wave "Spring", …`. */
export function whenText({ wave, from, to }: When): string {
	const days = from === null ? '' : `${from} to ${to}`;
	if (wave === null) return days === '' ? 'all answers' : days;
	return days === '' ? `wave "${wave}"` : `wave "${wave}", ${days}`;
}

/** The same for readers of the page: `Answers to the survey "Spring", 2026-01-01 to 2026-03-31`. */
export function answersText({ wave, from, to }: When, answers: 'Answers' | 'those'): string {
	const days = from === null ? null : `${from} to ${to}`;
	if (wave !== null) return [`${answers} to the survey "${wave}"`, days ?? []].flat().join(', ');
	return days === null ? 'All answers' : `${answers} from ${days}`;
}
