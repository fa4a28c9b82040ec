import { FEWEST_PER_ARM } from '../../../../core/metrics/automationArm';
import { AUTOMATION_METRICS } from '../../../../core/metrics/automationKinds';
import { figureOf } from '../../../../core/metrics/automationSide';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { rateField } from '../../../shared/rateField';
import {
	differenceOf,
	isEvidence,
	NOT_EVIDENCE,
	UNBALANCED,
	type Comparison,
} from './automationScorecard.comparison';
import { differenceField, METRIC_WORDING } from './automationScorecard.metrics';
import {
	automationPage,
	fewCustomers,
	inBothArms,
	meantToMove,
	NO_KIND,
	type AutomationCard,
} from './automationScorecard.page';

/** What is known of the equally long period before; null where nobody was touched then. */
export type Before = Readonly<{ from: string; to: string; comparison: Comparison | null }>;

/** One automation as an output item. */
export function automationItem(
	card: AutomationCard & Readonly<{ when: { observationEnd: string } }>,
	before: Before | null,
	simplify: boolean,
): Record<string, unknown> {
	const { name, kind, group, comparison, when } = card;
	const { touched, untouched, holdout } = comparison;
	const page = automationPage(card);
	const meant = meantToMove(kind);
	const window = `${when.from} to ${when.to}`;
	const lean = {
		...(group !== null && { group }),
		automation: name,
		kind,
		meantToMove: meant,
		evidence: isEvidence(comparison) ? 'randomisedHoldout' : 'notEvidence',
		customers: { touched: touched.customers, untouched: untouched.customers },
		metrics: AUTOMATION_METRICS.map((metric) => ({
			metric,
			meantToMove: meant.includes(metric),
			...sidesOf(comparison, metric, window),
			comparison: differenceField(metric, differenceOf(comparison, metric)),
		})),
		period: when,
		reason: reasonOf(card),
		text: textOf(page),
		page,
		...(before !== null && { previous: previousOf(before) }),
	};
	if (simplify) return lean;
	return {
		...lean,
		html: htmlOf(page),
		inBothArms: holdout?.inBothArms ?? null,
		boughtBefore: holdout && {
			touched: rateField(holdout.boughtBefore.treatment, `until ${when.to}`),
			untouched: rateField(holdout.boughtBefore.control, `until ${when.to}`),
			isBalanced: holdout.isBalanced,
		},
		currency: card.currency,
	};
}

function sidesOf(
	{ touched, untouched }: Comparison,
	metric: (typeof AUTOMATION_METRICS)[number],
	window: string,
) {
	const { field } = METRIC_WORDING[metric];
	return {
		touched: field(figureOf(touched, metric), window),
		untouched: field(figureOf(untouched, metric), window),
	};
}

function previousOf({ from, to, comparison }: Before) {
	if (comparison === null) {
		return {
			from,
			to,
			customers: null,
			metrics: null,
			reason: 'Nobody was touched in that period',
		};
	}
	const { touched, untouched } = comparison;
	return {
		from,
		to,
		customers: { touched: touched.customers, untouched: untouched.customers },
		metrics: AUTOMATION_METRICS.map((metric) => ({
			metric,
			...sidesOf(comparison, metric, `${from} to ${to}`),
		})),
		reason: null,
	};
}

/** Why there is no verdict, or no kind; null when there is nothing to say. */
function reasonOf({ kind, comparison }: AutomationCard): string | null {
	const { holdout, touched, untouched } = comparison;
	const smaller = Math.min(touched.customers, untouched.customers);
	const sentences = [
		holdout === null ? NOT_EVIDENCE : holdout.isBalanced ? null : UNBALANCED,
		smaller < FEWEST_PER_ARM ? fewCustomers(smaller) : null,
		holdout !== null && holdout.inBothArms > 0 ? inBothArms(holdout.inBothArms) : null,
		kind === null ? NO_KIND : null,
	].filter((sentence) => sentence !== null);
	return sentences.length === 0 ? null : sentences.join('. ');
}
