import { subtitleOf, titleOf } from '../../../shared/page/heading';
import { htmlOf } from '../../../shared/page/html';
import type { Page } from '../../../shared/page/page';
import { textOf } from '../../../shared/page/text';
import { whole } from '../../../shared/page/wording';
import { isEvidence } from './automationScorecard.comparison';
import {
	findingsOf,
	leadingMetric,
	metricRow,
	type AutomationCard,
} from './automationScorecard.page';

/** All automations of one group, or of everybody, as one output item; there is at least one. */
export function overviewItem(cards: readonly AutomationCard[]): Record<string, unknown> {
	const [{ group, when }] = cards;
	const page = overviewPage(cards);
	return {
		...(group !== null && { group }),
		automations: cards.length,
		withHoldout: cards.filter(({ comparison }) => isEvidence(comparison)).length,
		period: when,
		html: htmlOf(page),
		text: textOf(page),
		page,
	};
}

/** A line for each automation: how many customers it touched, and the first figure that it is meant to move. */
function overviewPage(cards: readonly AutomationCard[]): Page {
	const [{ group, when, notes }] = cards;
	return {
		title: titleOf('What did the automations do?', group),
		subtitle: subtitleOf(when, false),
		findings: cards.flatMap(findingsOf),
		sections: [
			{
				kind: 'table',
				heading: 'Customers whom an automation touched, beside the others',
				columns: ['Automation', 'Figure', 'Touched', 'Others', 'Difference'],
				rows: cards.map(overviewRow),
			},
		],
		notes: [...legend(cards), ...notes],
	};
}

function overviewRow(card: AutomationCard): string[] {
	const { name, kind, comparison } = card;
	const [figure, touched, others, difference] = metricRow(card, leadingMetric(kind));
	const label = isEvidence(comparison) ? '' : ', not evidence of effect';
	const customers = comparison.touched.customers;
	const how = `${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}`;
	return [`${name} (${how})`, figure, touched, others, `${difference}${label}`];
}

function legend(cards: readonly AutomationCard[]): readonly string[] {
	const proven = cards.filter(({ comparison }) => isEvidence(comparison)).length;
	return [
		proven === 0
			? 'Nothing here is evidence of effect: customers whom an automation touches differ from the others anyway, unless chance alone keeps some of them from it.'
			: 'Where chance kept some customers from an automation, the others are these, and the range tells what the automation may have done. Elsewhere the difference is no evidence of effect.',
		...(cards.some(({ kind }) => kind === null)
			? [
					"Of automations that no row of 'Kinds of Automation' lists, the customers who bought are shown.",
				]
			: []),
	];
}
