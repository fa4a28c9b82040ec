import type { Scale } from '../../core/metrics/meanScore';
import type { Steps } from '../../core/steps';
import { foundColumns, sampleOf, type FoundColumns, type Sample } from '../columns/foundColumns';
import { columnsThere, type NamedColumn } from '../columns/namedColumn';
import { InputError, type Item } from '../parse';
import type { SurveySettings } from '../surveySettings';
import { isBlank } from '../values/found';
import {
	ANSWER_LABELS,
	ANY_SCORE,
	HEADERS,
	OWN_SCORE,
	type AnswerColumn,
	type Survey,
} from './headers';
import { scoreReader } from './scoreReader';
import { kindOf, surveyOf } from './surveyTypes';

export type AnswerColumns = FoundColumns<AnswerColumn> & { readonly score: NamedColumn };

/** Finds the columns of a list of answers; without scores there are none. */
export function* answerColumns(
	items: readonly Item[],
	survey: Survey,
	settings: SurveySettings,
	scale: Scale,
): Steps<AnswerColumns> {
	const { score, date, customer, groupBy, surveyOptions } = settings;
	const { surveyColumn, kindColumn, waveColumn, invitedColumn } = surveyOptions;
	const sample = sampleOf(items);
	const own = OWN_SCORE[survey];
	const of = yield* foundColumns(
		items,
		ANSWER_LABELS,
		{
			...{ score, date, customer, group: groupBy },
			...{ survey: surveyColumn, kind: kindColumn, wave: waveColumn, invited: invitedColumn },
		},
		{
			...HEADERS,
			score: [...own.headers, ...questions(sample, own.question, scale), ...ANY_SCORE],
			group: [],
		},
	);
	if (of.score === undefined) {
		throw new InputError(
			"No column was recognised for 'Score'",
			`Drag the column with the scores onto 'Score', or type its name there. ${columnsThere(sample.headers)}`,
		);
	}
	return {
		...of,
		score: of.score,
		survey: telling(of.survey, surveyColumn, sample, surveyOf, 'NPS, CSAT or CES'),
		kind: telling(of.kind, kindColumn, sample, kindOf, 'relational or transactional'),
	};
}

/** Headers that are the question itself, where most of what stands below them are scores and not words. */
function questions({ items, headers }: Sample, question: RegExp, scale: Scale): readonly string[] {
	const scoreOf = scoreReader(scale);
	return headers.filter((header) => {
		if (!question.test(header)) return false;
		const cells = items.map((item) => item[header]).filter((cell) => !isBlank(cell));
		const scores = cells.filter((cell) => 'score' in scoreOf(cell));
		return scores.length > 0 && scores.length * 2 >= cells.length;
	});
}

/** The column if it says what its header promises: one that the owner did not name may hold something else. */
function telling(
	column: NamedColumn | undefined,
	named: string,
	{ items }: Sample,
	meaning: (cell: unknown) => string | null,
	what: string,
): NamedColumn | undefined {
	if (column === undefined) return undefined;
	if (items.some((item) => meaning(column.read(item)) !== null)) return column;
	if (named === '') return undefined;
	throw new InputError(
		`The column "${column.name}" never says ${what}`,
		`Choose another column in '${column.label}' in 'Survey Options', or leave it empty.`,
	);
}
