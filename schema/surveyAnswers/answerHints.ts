import type { SurveySettings } from '../surveySettings';
import type { AnswerTallies } from './answerTallies';
import type { Survey } from './headers';

/** So many answers without a single 0 make one wonder what the lowest score was. */
const MANY = 100;

/** What the owner should know about how the answers were read, in sentences. */
export function answerHints(
	survey: Survey,
	kind: SurveySettings['kind'],
	tallies: AnswerTallies,
): string[] {
	const { otherSurveys, otherKind, unanswered, labelled, mergedSpellings } = tallies;
	const hints: string[] = [];
	if (otherSurveys.size > 0) {
		const others = [...otherSurveys].map(([name, count]) => `${count} of ${name}`).join(', ');
		hints.push(`Only the ${survey} answers are looked at; the list also holds ${others}`);
	}
	if (otherKind > 0) {
		hints.push(
			`Only ${kind} answers are looked at; ${otherKind} ${otherKind === 1 ? 'answer of the other kind is' : 'answers of the other kind are'} left out`,
		);
	}
	if (unanswered > 0) {
		hints.push(
			`${unanswered} ${unanswered === 1 ? 'row has' : 'rows have'} no score: counted as invited, not as answered`,
		);
	}
	if (labelled > 0) {
		hints.push(
			`${labelled} ${labelled === 1 ? 'score is a text' : 'scores are texts'} such as "${tallies.labelledExample}", read by the number at the beginning`,
		);
	}
	if (mergedSpellings > 0) {
		hints.push(
			`${mergedSpellings} other spelling${mergedSpellings === 1 ? '' : 's'} of the same customers merged, such as capital letters in e-mail addresses`,
		);
	}
	if (survey === 'NPS' && tallies.answered >= MANY && tallies.least === 1) {
		hints.push(
			`None of ${tallies.answered} answers is 0. If the scale began at 1, this is not a net promoter score`,
		);
	}
	return hints;
}
