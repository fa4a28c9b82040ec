import type { Scale } from '../core/metrics/meanScore';
import type { Period } from '../core/metrics/periodFigures';
import { NO_ANSWER, NO_DAY, type SurveyAnswers } from '../core/metrics/surveyAnswers';
import { inChunks, type Steps } from '../core/steps';
import { refusals } from './columns/refusals';
import { settledDates } from './columns/settledDates';
import { groupsOf } from './groups';
import { isEmptyInput } from './orders/orderHints';
import { InputError, type Context, type Item, type Reading } from './parse';
import { answerColumns, type AnswerColumns } from './surveyAnswers/answerColumns';
import { answerHints } from './surveyAnswers/answerHints';
import { answerTable, filled } from './surveyAnswers/answerTable';
import { answerTallies, type AnswerTallies } from './surveyAnswers/answerTallies';
import { answerTimes } from './surveyAnswers/answerTimes';
import type { Survey } from './surveyAnswers/headers';
import { checkScale, requireOneKind, requireOwnSurvey } from './surveyAnswers/refused';
import { answerRowReader } from './surveyAnswers/rowReader';
import type { SurveySettings } from './surveySettings';
import { customerKeys } from './values/customerKeys';
import { keyTable } from './values/keyTable';
import { localDays } from './values/localDays';

/** The answers of one survey, and how they were read. */
export type AnswerRows = Readonly<{
	answers: SurveyAnswers;
	/** Customer keys in order of first appearance: the `customer` column indexes into it. */
	customers: readonly string[];
	/** The item of each place. */
	itemOf: Int32Array;
	waves: readonly string[];
	/** The column that holds the waves; null where there is none. */
	waveColumn: string | null;
	/** Names of the groups; null when nothing is grouped. */
	groups: readonly string[] | null;
	/** First and last day with an answer, since 1970-01-01; null in a list without dates. */
	days: Period | null;
	timeZone: string;
	tallies: AnswerTallies;
}>;

/** A reader of the answers of one survey, from a list that may hold others too. */
export function surveyReader<Settings extends SurveySettings>(
	survey: Survey,
	scaleOf: (settings: Settings) => Scale,
) {
	return (items: readonly Item[], settings: Settings, context: Context) =>
		readAnswers(items, settings, context, survey, scaleOf(settings));
}

function* readAnswers(
	items: readonly Item[],
	settings: SurveySettings,
	context: Context,
	survey: Survey,
	scale: Scale,
): Steps<Reading<AnswerRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no survey answers to read',
			'The node before this one gave no items.',
		);
	}
	const options = settings.surveyOptions;
	const of = yield* answerColumns(items, survey, settings, scale);
	const dates = yield* settledDates(
		items,
		[of.date, of.invited].filter((column) => column !== undefined),
		options.dateFormat === 'recognise' ? 'unsettled' : options.dateFormat,
		"'Date Format' in 'Survey Options'",
	);
	const timeZone = options.timeZone || context.timeZone;
	const localDay = localDays(timeZone);
	const customers = customerKeys();
	const waves = keyTable();
	const groups = of.group === undefined ? null : groupsOf(of.group.name);
	const refuse = refusals();
	const tallies = answerTallies(items.length);
	const table = answerTable(items.length);
	const readRow = answerRowReader({
		...{ survey, scale, chosenKind: settings.kind, of, customers, waves, groups, refuse },
		...{ tallies, table, times: answerTimes(dates.order, localDay) },
		// A shop ahead of our clock may have answers of tomorrow.
		lastDay: localDay(context.now) + 1,
	});
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) readRow(row, items[row]);
	});
	tallies.refused = refuse.bad.length;
	tallies.mergedSpellings = Math.max(0, customers.mergedSpellings());
	requireOwnSurvey(survey, of.survey?.name ?? '', tallies);
	requireOneKind(settings.kind, tallies);
	if (!options.scaleIsRight) checkScale(survey, scale, of.score.name, tallies);

	const { item, answers } = filled(table);
	return {
		rows: {
			answers,
			customers: customers.keys,
			itemOf: item,
			waves: waves.keys.map(String),
			waveColumn: of.wave?.name ?? null,
			groups: groups === null ? null : groups.names,
			days: yield* daysOf(answers, of),
			timeZone,
			tallies,
		},
		bad: refuse.bad,
		hints: [...dates.hints, ...answerHints(survey, settings.kind, tallies)],
	};
}

function* daysOf({ score, day }: SurveyAnswers, of: AnswerColumns): Steps<Period | null> {
	let from = Infinity;
	let to = -Infinity;
	yield* inChunks(score.length, (begin, end) => {
		for (let row = begin; row < end; row += 1) {
			if (score[row] === NO_ANSWER || day[row] === NO_DAY) continue;
			if (day[row] < from) from = day[row];
			if (day[row] > to) to = day[row];
		}
	});
	return of.date !== undefined && to >= from ? { from, to } : null;
}
