import { FEWEST_PER_ARM } from '../../../../core/metrics/automationArm';
import {
	AUTOMATION_METRICS,
	MEANT_TO_MOVE,
	type AutomationKind,
	type AutomationMetric,
} from '../../../../core/metrics/automationKinds';
import { figureOf } from '../../../../core/metrics/automationSide';
import type { Change } from '../../../../core/metrics/change';
import type { Finding } from '../../../shared/page/finding';
import { subtitleOf, titleOf } from '../../../shared/page/heading';
import type { Page } from '../../../shared/page/page';
import { rateText, whole } from '../../../shared/page/wording';
import {
	differenceOf,
	isEvidence,
	NOT_EVIDENCE,
	UNBALANCED,
	type Comparison,
} from './automationScorecard.comparison';
import { METRIC_WORDING } from './automationScorecard.metrics';

export type AutomationCard = Readonly<{
	name: string;
	kind: AutomationKind | null;
	/** Null where nothing is grouped. */
	group: string | null;
	comparison: Comparison;
	currency: string | null;
	when: Readonly<{ from: string; to: string; days: number; timeZone: string }>;
	/** Sentences that hold for every automation, such as that the newest order is old. */
	notes: readonly string[];
}>;

/** What is marked as meant to be moved; without a kind that is nothing, and everything is shown. */
export function meantToMove(kind: AutomationKind | null): readonly AutomationMetric[] {
	return kind === null ? [] : MEANT_TO_MOVE[kind];
}

/** What its page shows: the metrics that it is meant to move, or all. */
const shownOf = (kind: AutomationKind | null) =>
	kind === null ? AUTOMATION_METRICS : MEANT_TO_MOVE[kind];

/** The one figure that tells most about it. */
export const leadingMetric = (kind: AutomationKind | null) => shownOf(kind)[0];

/** One automation: what it may be credited with, then the two sides beside each other. */
export function automationPage(card: AutomationCard): Page {
	const { name, kind, group, comparison, when } = card;
	const { touched, untouched, holdout } = comparison;
	const shown = shownOf(kind);
	const heads = holdout === null ? ['Touched', 'Untouched'] : ['With it', 'Kept from it'];
	const label = isEvidence(comparison) ? 'randomised holdout' : 'not evidence of effect';
	const which = kind === null ? 'What customers did' : `What ${kind} is meant to move`;
	return {
		title: titleOf(`Automation: ${name}`, group),
		subtitle: subtitleOf(when, false),
		findings: findingsOf(card),
		sections: [
			{
				kind: 'table',
				heading: `${which}: ${label}`,
				columns: ['', ...heads, 'Difference'],
				rows: [
					['Customers', whole(touched.customers), whole(untouched.customers), ''],
					...shown.map((metric) => metricRow(card, metric)),
				],
			},
		],
		notes: [...cardNotes(card), ...card.notes],
	};
}

/** A metric of both sides and the difference between them, as cells. */
export function metricRow(
	{ comparison, currency }: AutomationCard,
	metric: AutomationMetric,
): string[] {
	const { name, format, formatDifference } = METRIC_WORDING[metric];
	const { difference, interval } = differenceOf(comparison, metric);
	const figure = (side: Comparison['touched']) =>
		rateText(figureOf(side, metric), (value) => format(value, currency));
	const signed = (value: number) =>
		`${value > 0 ? '+' : value < 0 ? '−' : ''}${formatDifference(Math.abs(value), currency)}`;
	const range =
		interval === null ? '' : ` (95 % range ${signed(interval.low)} to ${signed(interval.high)})`;
	return [
		name,
		figure(comparison.touched),
		figure(comparison.untouched),
		difference === null ? 'unknown' : `${signed(difference)}${range}`,
	];
}

/** Verdicts where chance decided who is touched; else the one label. */
export function findingsOf(card: AutomationCard): readonly Finding[] {
	const { name, kind, comparison } = card;
	if (isEvidence(comparison)) return shownOf(kind).map((metric) => holdoutFinding(card, metric));
	const text = comparison.holdout === null ? NOT_EVIDENCE : UNBALANCED;
	return [
		{
			metric: `Effect of ${name}`,
			now: '',
			before: '',
			verdict: 'notComparable',
			text: `${text}.`,
			lookAt: '',
		},
	];
}

function holdoutFinding(card: AutomationCard, metric: AutomationMetric): Finding {
	const { name, comparison, currency } = card;
	const wording = METRIC_WORDING[metric];
	const { touched, untouched } = comparison;
	const figure = (side: Comparison['touched']) =>
		rateText(figureOf(side, metric), (value) => wording.format(value, currency));
	const change = comparison.holdout!.differences[metric];
	const verdict = VERDICTS[change.verdict];
	const sides = `${figure(touched)} with it, ${figure(untouched)} kept from it`;
	const by = (difference: number) => wording.formatDifference(Math.abs(difference), currency);
	return {
		metric: `${wording.name} (${name})`,
		now: figure(touched),
		before: figure(untouched),
		verdict,
		text: `${wording.name}: ${sentence(change, sides, by)}`,
		lookAt: verdict === 'worse' ? wording.lookAt : '',
	};
}

const VERDICTS: Readonly<Record<Change['verdict'], Finding['verdict']>> = {
	higher: 'better',
	lower: 'worse',
	noChangeShown: 'noChangeShown',
	notComparable: 'notComparable',
};

function sentence(
	{ verdict, difference, reason }: Change,
	sides: string,
	by: (difference: number) => string,
): string {
	if (verdict === 'notComparable' || difference === null) {
		return `no verdict. ${reason ?? ''} (${sides}).`;
	}
	if (verdict === 'noChangeShown') {
		return `no difference shown (${sides}; a difference like this also comes about by chance).`;
	}
	return `${verdict} by ${by(difference)} with the automation (${sides}), more than chance.`;
}

function cardNotes({ kind, comparison }: AutomationCard): readonly string[] {
	const { holdout, touched, untouched } = comparison;
	const notes: string[] = [];
	if (kind === null) notes.push(NO_KIND);
	const smaller = Math.min(touched.customers, untouched.customers);
	if (smaller < FEWEST_PER_ARM) notes.push(fewCustomers(smaller));
	if (holdout === null) return notes;
	if (holdout.inBothArms > 0) notes.push(inBothArms(holdout.inBothArms));
	notes.push(
		'Counted from the day on which chance decided about each customer, whatever reached them. Order value compares only those who bought and the net promoter score only those who answered; who does may differ too.',
		'Where many figures are compared, about one in twenty shows a difference by chance alone.',
	);
	return notes;
}

export const NO_KIND = "No row of 'Kinds of Automation' lists it, so all figures are shown";

export const fewCustomers = (smaller: number) =>
	`Not enough data yet: ${smaller === 1 ? '1 customer' : `${whole(smaller)} customers`} on the smaller side, at least ${FEWEST_PER_ARM} are needed`;

export const inBothArms = (count: number) =>
	count === 1
		? '1 customer was in both groups of the holdout and is in neither here'
		: `${whole(count)} customers were in both groups of the holdout and are in neither here`;
