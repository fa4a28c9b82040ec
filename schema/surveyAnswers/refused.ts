/** What stops the reading of a whole list: answers that must not be put into one figure. */
import type { Scale } from '../../core/metrics/meanScore';
import { InputError } from '../parse';
import type { SurveySettings } from '../surveySettings';
import type { AnswerTallies } from './answerTallies';
import type { Survey } from './headers';

/** So many answers tell a scale: a shorter list may lack a score by chance. */
const ENOUGH = 20;

/** Scales that a list may have been asked on instead. */
const SMALLER: readonly Scale[] = [
	{ lowest: 1, highest: 5 },
	{ lowest: 1, highest: 7 },
];

export function requireOwnSurvey(survey: Survey, column: string, tallies: AnswerTallies): void {
	if (tallies.answered + tallies.unanswered + tallies.otherKind + tallies.refused > 0) return;
	const others = [...tallies.otherSurveys].map(([name, count]) => `${name} (${count})`).join(', ');
	throw new InputError(
		`None of the answers is of the survey ${survey}: the column "${column}" holds ${others}`,
		`Choose the operation of that survey, or another column in 'Survey Column' in 'Survey Options'.`,
	);
}

/** Relational and transactional answers measure different things: one is about the shop, the other about one event. */
export function requireOneKind(chosen: SurveySettings['kind'], tallies: AnswerTallies): void {
	const { relational, transactional } = tallies;
	if (chosen === 'sameKind') {
		if (relational === 0 || transactional === 0) return;
		throw new InputError(
			`The list mixes ${relational} relational answers (about the shop as a whole) with ${transactional} transactional ones (after an order or a ticket)`,
			"Choose one of the two under 'Kind of Survey': their scores cannot be put into one figure.",
		);
	}
	if (relational + transactional === 0 || tallies[chosen] > 0) return;
	const [other, name] =
		chosen === 'relational' ? [transactional, 'Transactional'] : [relational, 'Relational'];
	throw new InputError(
		`None of the answers is ${chosen}: all ${other} are ${name.toLowerCase()}`,
		`Choose '${name}' under 'Kind of Survey'.`,
	);
}

/** A list whose scores never leave a smaller scale was probably asked on that one, and would be misread. */
export function checkScale(
	survey: Survey,
	{ lowest, highest }: Scale,
	header: string,
	{ least, most, answered }: AnswerTallies,
): void {
	const confirm = "switch on 'Scale Is Right' in 'Survey Options'";
	const elsewhere =
		survey === 'NPS'
			? 'The net promoter score needs the question that is answered from 0 to 10'
			: "Choose that scale under 'Scale'";
	const says = SAYS_ONE_TO_TEN.test(header) && least > 0;
	if (survey === 'NPS' && says) {
		throw new InputError(
			`The column "${header}" says that the scores go from 1 to 10`,
			`${elsewhere}. If it was asked that way, ${confirm}.`,
		);
	}
	if (answered < ENOUGH) return;
	const smaller = SMALLER.find(
		(scale) => scale.highest < highest && least >= scale.lowest && most <= scale.highest,
	);
	if (smaller === undefined) return;
	const scores = least === most ? `${most}` : `from ${least} to ${most}`;
	throw new InputError(
		`All ${answered} scores are ${scores}, which looks like a scale of ${smaller.lowest} to ${smaller.highest}, not of ${lowest} to ${highest}`,
		`${elsewhere}. If the scale was ${lowest} to ${highest} and nobody gave more than ${most}, ${confirm}.`,
	);
}

const SAYS_ONE_TO_TEN = /(?<!\d)1\s*(?:-|–|to|bis|à)\s*10(?!\d)/i;
