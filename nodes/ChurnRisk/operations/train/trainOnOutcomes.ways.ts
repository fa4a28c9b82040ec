/** Which kinds of score were tried, and why the one in the model was taken, in words for the owner. */
import type { OutcomeModel } from '../../../../core/evaluate/outcomeModel';
import type { OutcomeWay } from '../../../../core/evaluate/outcomeWays';

type Chosen = Pick<OutcomeModel, 'way' | 'tried'>;

const SCORES: Readonly<Record<OutcomeWay['score'], string>> = {
	logistic: 'each number counts the same all along (logistic regression)',
	stumps: 'each number counts in steps (additive stumps)',
};
const CALIBRATIONS: Readonly<Record<OutcomeWay['calibration'], string>> = {
	none: '',
	platt: ', and its chances were set right by what became of others (Platt)',
	isotonic: ', and its chances were set right by what became of others (isotonic)',
};

const nameOf = ({ score, calibration }: OutcomeWay) =>
	`${SCORES[score]}${CALIBRATIONS[calibration]}`;

/** What the score is like; and where several were tried, how far off each was. */
export function waySentences({ way, tried }: Chosen): readonly string[] {
	const is = `In this model ${nameOf(way)}.`;
	if (tried.length === 1) return [is];
	const others = tried
		.map(({ way: one, brier }) => `${brier.toFixed(4)} where ${nameOf(one)}`)
		.join('; ');
	return [
		is,
		`Tried on customers that they had not seen, by Brier score (0 is perfect): ${others}. What is more involved is taken only where both halves of the customers find it clearly better.`,
	];
}

export function judgedSentence({ tried }: Chosen): string {
	const judged = 'Each fifth of the customers was judged by what the other four fifths taught';
	return tried.length === 1
		? `${judged}.`
		: `${judged}, and each half as the other half would have chosen.`;
}
