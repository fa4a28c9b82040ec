import type { Steps } from '../core/steps';
import { NO_ANSWER, NO_DAY } from '../core/metrics/surveyAnswers';
import { z } from 'zod/v4';

import { AUTOMATION_HEADERS } from './automationTags';
import { foundColumns } from './columns/foundColumns';
import type { Context, Item, Reading } from './parse';
import { surveyReader, type AnswerRows } from './surveyAnswers';
import { otherSurveyOnly } from './surveyAnswers/otherSurvey';
import { surveyOptions, surveySettings } from './surveySettings';
import { touchSource, type TouchSource } from './touchSource';

/** NPS answers, and the automations that they are tagged with. */
export type TaggedAnswers = Readonly<{ answers: AnswerRows; source: TouchSource }>;

const column = z.string().trim().default('');

/** The settings of answers where they are one input of several; the time zone is that of the orders. */
export const taggedAnswerShape = {
	answerAutomation: column,
	answerOptions: z
		.object({
			...{ customerColumn: column, dateColumn: column, scoreColumn: column },
			dateFormat: surveyOptions.shape.dateFormat,
			kind: surveySettings.shape.kind.removeDefault().default('relational'),
			...{ kindColumn: column, surveyColumn: column },
			scaleIsRight: surveyOptions.shape.scaleIsRight,
		})
		.prefault({}),
};

type Settings = z.output<z.ZodObject<typeof taggedAnswerShape>> &
	Readonly<{ orderOptions: Readonly<{ timeZone: string }> }>;

const readNps = surveyReader('NPS', () => ({ lowest: 0, highest: 10 }));

/** Null where the list holds answers of another survey only: they tell nothing that is looked at here. */
export function* readTaggedAnswers(
	items: readonly Item[],
	{ answerAutomation, answerOptions, orderOptions }: Settings,
	context: Context,
): Steps<Reading<TaggedAnswers | null>> {
	const { scoreColumn, dateColumn, customerColumn, kind, ...options } = answerOptions;
	const named = { score: scoreColumn, survey: options.surveyColumn };
	const other = yield* otherSurveyOnly(items, 'NPS', named);
	if (other !== null) {
		return {
			rows: null,
			bad: [],
			hints: [`The answers are of the survey ${other}: not looked at`],
		};
	}
	const settings = surveySettings.parse({
		...{ score: scoreColumn, date: dateColumn, customer: customerColumn, kind },
		surveyOptions: { ...options, timeZone: orderOptions.timeZone },
	});
	const reading = yield* readNps(items, settings, context);
	const { automation = null } = yield* foundColumns(
		items,
		{ automation: 'Automation of Answers' },
		{ automation: answerAutomation },
		{ automation: AUTOMATION_HEADERS },
	);
	const { answers, customers, itemOf } = reading.rows;
	const source = yield* touchSource(items, automation, customers, {
		customer: answers.customer,
		day: answers.day,
		item: itemOf,
	});
	return {
		...reading,
		rows: { answers: reading.rows, source },
		hints: [...reading.hints, ...undatedHint(reading.rows)],
	};
}

/** Answers without a date or a customer are in nobody's history. */
function undatedHint({ answers: { score, day, customer } }: AnswerRows): readonly string[] {
	let undated = 0;
	let nobodys = 0;
	for (let at = 0; at < score.length; at += 1) {
		if (score[at] === NO_ANSWER) continue;
		if (day[at] === NO_DAY) undated += 1;
		else if (customer[at] < 0) nobodys += 1;
	}
	return [
		...(undated > 0 ? [`${undated} of the answers have no date: not looked at`] : []),
		...(nobodys > 0 ? [`${nobodys} of the answers name no customer: not looked at`] : []),
	];
}
