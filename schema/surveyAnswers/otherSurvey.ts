/** Does a list of answers hold only those of another survey? Told by its survey column, else by its headers. */
import { inChunks, type Steps } from '../../core/steps';
import { foundColumns, plainPaths, sampleOf } from '../columns/foundColumns';
import type { Item } from '../parse';
import { ANSWER_LABELS, ANY_SCORE, HEADERS, OWN_SCORE, type Survey } from './headers';
import { surveyOf } from './surveyTypes';

const SURVEYS = Object.keys(OWN_SCORE) as readonly Survey[];

/**
 * The other survey; null where the list may hold answers of this one.
 *
 * @param named what the owner wrote for both columns; empty where nothing
 */
export function* otherSurveyOnly(
	items: readonly Item[],
	survey: Survey,
	named: Readonly<{ score: string; survey: string }>,
): Steps<Survey | null> {
	const { survey: column } = yield* foundColumns(
		items,
		{ survey: ANSWER_LABELS.survey },
		{ survey: named.survey },
		{ survey: HEADERS.survey },
	);
	if (column !== undefined) {
		const there = new Set<Survey>();
		yield* inChunks(items.length, (from, to) => {
			for (let row = from; row < to; row += 1) {
				const found = surveyOf(column.read(items[row]));
				if (found !== null) there.add(found);
			}
		});
		if (there.size > 0) return there.has(survey) ? null : SURVEYS.find((one) => there.has(one))!;
	}
	if (named.score !== '') return null;
	const sample = sampleOf(items);
	const isThere = (headers: readonly string[]) => plainPaths(sample, headers).length > 0;
	const { headers, question } = OWN_SCORE[survey];
	if (isThere([...headers, ...ANY_SCORE]) || sample.headers.some((one) => question.test(one))) {
		return null;
	}
	return SURVEYS.find((one) => one !== survey && isThere(OWN_SCORE[one].headers)) ?? null;
}
