/** Answers in; one item with figures and a page out, or one per group. The same for all surveys. */
import { lowestGroup } from '../../../../core/metrics/lowestGroup';
import { answersOf } from '../../../../core/metrics/scoreCounts';
import { selectedAnswers, type SelectedAnswers } from '../../../../core/metrics/surveyAnswers';
import type { Steps } from '../../../../core/steps';
import type { AnswerRows } from '../../../../schema/surveyAnswers';
import type { SurveySettings } from '../../../../schema/surveySettings';
import type { OutputItem, RunContext } from '../../../shared/operation';
import type { Finding } from '../../../shared/page/finding';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { rateField } from '../../../shared/rateField';
import type { Measure } from './measure';
import { responseRate } from './responseRate';
import { answersText, selectionsOf, whenField, whenText, type Selections } from './selections';
import { lowestFinding, surveyPage } from './survey.page';

export function* surveyItems(
	rows: AnswerRows,
	settings: SurveySettings,
	context: RunContext,
	measure: Measure,
): Steps<readonly OutputItem[]> {
	const selections = yield* selectionsOf(rows, settings, context);
	const groupCount = rows.groups?.length ?? 1;
	const keep = settings.surveyOptions.repeatedAnswers;
	const select = (selection: Selections['now']) =>
		selectedAnswers(rows.answers, selection, groupCount, keep);
	const now = yield* select(selections.now);
	const before = selections.before && (yield* select(selections.before));

	const order = groupsBySize(rows.groups, now, before);
	const lowest = rows.groups === null ? null : lowestOf(measure, rows.groups, now);
	const shown: Shown = { rows, settings, measure, selections, now, before };
	return order.map((index): OutputItem => {
		const own = lowest !== null && lowest.index === index ? lowest.finding : null;
		const { first } =
			now.groups[index].first < 0 && before ? before.groups[index] : now.groups[index];
		const item = rows.groups === null ? 0 : rows.itemOf[first];
		return {
			json: itemOf(shown, index, own),
			// An item made of many is linked to the first one, as n8n itself links such items.
			from: [{ input: 'answers', items: [item], from: 0, to: 1 }],
		};
	});
}

type Shown = Readonly<{
	rows: AnswerRows;
	settings: SurveySettings;
	measure: Measure;
	selections: Selections;
	now: SelectedAnswers;
	before: SelectedAnswers | null;
}>;

function itemOf(
	{ rows, settings, measure, selections, now, before }: Shown,
	index: number,
	lowest: Finding | null,
): Record<string, unknown> {
	const group = rows.groups?.[index] ?? null;
	const { counts } = now.groups[index];
	const earlier = before?.groups[index] ?? null;
	const { wave, waveBefore, end, stale } = selections;
	const when = whenField(selections.now, wave, now, end, rows.timeZone);
	const whenBefore =
		before && whenField(selections.before!, waveBefore, before, end, rows.timeZone);
	const asked = responseRate(
		now.groups[index],
		rows,
		settings.surveyOptions.invited,
		selections.now.period,
	);
	// The number that was typed in is of the answers looked at now.
	const askedBefore =
		earlier &&
		rateField(responseRate(earlier, rows, 0, selections.before!.period), whenText(whenBefore!));
	const page = surveyPage(measure, {
		...{
			group,
			counts,
			when: answersText(when, 'Answers'),
			timeZone: rows.timeZone,
			stale,
			lowest,
		},
		before: earlier && { counts: earlier.counts, when: answersText(whenBefore!, 'those') },
		responseRate: asked,
		repeated: rows.groups === null ? now.repeated : 0,
	});
	const previous = earlier && {
		period: whenBefore,
		...measure.figures(earlier.counts, whenText(whenBefore!)),
		responseRate: askedBefore,
	};
	return {
		...(group === null ? {} : { group }),
		period: when,
		...measure.figures(counts, whenText(when)),
		responseRate: rateField(asked, whenText(when)),
		...(earlier && { previous, change: measure.change(counts, earlier.counts) }),
		html: htmlOf(page),
		text: textOf(page),
		page,
		...(settings.simplify
			? {}
			: {
					...measure.details(counts, whenText(when)),
					answered: now.groups[index].answered,
					unanswered: now.groups[index].unanswered,
					repeated: now.repeated,
					read: readField(rows),
				}),
	};
}

function readField({ tallies }: AnswerRows) {
	const { items, answered, unanswered, refused, otherKind, otherSurveys } = tallies;
	return {
		...{ items, answered, unanswered, refused, otherKind },
		otherSurveys: Object.fromEntries(otherSurveys),
	};
}

/** Most answers first, ties by name; groups without anything in either selection are not shown. */
function groupsBySize(
	names: readonly string[] | null,
	now: SelectedAnswers,
	before: SelectedAnswers | null,
): readonly number[] {
	if (names === null) return [0];
	const size = (index: number) => answersOf(now.groups[index].counts);
	return names
		.map((_, index) => index)
		.filter((index) => now.groups[index].first >= 0 || (before?.groups[index].first ?? -1) >= 0)
		.sort((one, other) => size(other) - size(one) || (names[one] < names[other] ? -1 : 1));
}

function lowestOf(measure: Measure, names: readonly string[], { groups }: SelectedAnswers) {
	const counts = groups.map((group) => group.counts);
	const found = lowestGroup(counts, measure.value, measure.change);
	if (found === null || found.change.verdict !== 'lower') return null;
	const { index, rest, change } = found;
	const difference = change.difference ?? 0;
	return {
		index,
		finding: lowestFinding(measure, names[index], counts[index], rest, difference),
	};
}
