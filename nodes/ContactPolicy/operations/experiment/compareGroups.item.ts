import type { Change } from '../../../../core/metrics/change';
import type { Rate } from '../../../../core/metrics/rate';
import { htmlOf } from '../../../shared/page/html';
import type { Page } from '../../../shared/page/page';
import { textOf } from '../../../shared/page/text';
import { count, whole } from '../../../shared/page/wording';
import { rateField, shareField } from '../../../shared/rateField';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { Measure } from './compareGroups.measures';
import {
	findingOfGroups,
	NOT_EVIDENCE,
	rangeText,
	rateText,
	UNBALANCED,
	type Compared,
} from './compareGroups.words';

/** One campaign: its people, its window and what they did. */
export type GroupCard = Readonly<{
	campaign: string;
	evidence: 'randomisedHoldout' | 'notEvidence';
	/** Whether there is anybody to compare with. */
	hasControl: boolean;
	customers: Readonly<{ treatment: number; control: number }>;
	/** People who are in neither figure, and why. */
	notCounted: Readonly<{ inBothGroups: number; globalHoldout: number; windowNotOver: number }>;
	boughtBefore: Readonly<{ treatment: Rate; control: Rate }> | null;
	window: string;
	minimum: number;
	currency: string | null;
	compared: readonly Compared[];
	/** Sentences that hold for all campaigns. */
	notes: readonly string[];
}>;

export function groupItem(card: GroupCard, simplify: boolean): Record<string, unknown> {
	const { campaign, evidence, customers, compared, window } = card;
	const page = groupPage(card);
	const lean = {
		...{ campaign, evidence, customers },
		verdict: verdictOf(card),
		outcomes: compared.map((one) => outcomeField(one, card)),
		window,
		reason: reasonOf(card),
		text: textOf(page),
		page,
	};
	if (simplify) return lean;
	return {
		...lean,
		html: htmlOf(page),
		currency: card.currency,
		notCounted: card.notCounted,
		boughtBefore: card.boughtBefore,
	};
}

/** Of the first outcome: the others stand beside it, because many figures show something by chance. */
function verdictOf({ evidence, customers, minimum, compared: [first] }: GroupCard): string {
	if (evidence === 'notEvidence') return 'notEvidence';
	if (Math.min(customers.treatment, customers.control) < minimum) return 'notEnoughData';
	const { verdict } = first.comparison.difference;
	return verdict === 'notComparable' ? 'notEnoughData' : verdict;
}

function reasonOf(card: GroupCard): string | null {
	if (card.evidence === 'notEvidence') return card.hasControl ? UNBALANCED : NOT_EVIDENCE;
	return card.compared[0].comparison.difference.reason;
}

/** Without a control group the same customers' figure of the time before stands beside theirs. */
function outcomeField({ measure, comparison }: Compared, { window, hasControl }: GroupCard) {
	const { outcome, better, unit } = measure;
	const rate = (one: Rate) =>
		unit === 'share'
			? shareField(one, window)
			: rateField(
					{ ...one, value: one.value && tidyMoney(one.value), numerator: tidyMoney(one.numerator) },
					window,
				);
	const { secondLook, adjusted } = comparison;
	const change = (one: Change) => (unit === 'share' ? one : tidyChange(one));
	const beside = rate(comparison.control);
	return {
		...{ outcome, better, treatment: rate(comparison.treatment) },
		...(hasControl ? { control: beside } : { control: null, before: beside }),
		difference: change(comparison.difference),
		secondLook: secondLook && {
			cap: Number.isFinite(secondLook.cap) ? tidyMoney(secondLook.cap) : null,
			difference: change(secondLook.difference),
		},
		...(adjusted && {
			adjusted: { ...adjusted, difference: change(adjusted.difference) },
		}),
	};
}

function tidyChange({ difference, interval, ...rest }: Change): Change {
	return {
		...rest,
		difference: difference && tidyMoney(difference),
		interval: interval && { low: tidyMoney(interval.low), high: tidyMoney(interval.high) },
	};
}

function groupPage(card: GroupCard): Page {
	const { campaign, evidence, customers, compared, currency, hasControl } = card;
	const heads = hasControl ? ['With it', 'Kept from it'] : ['After', 'Before'];
	const row = ({ measure, comparison }: Compared) => [
		measure.label,
		rateText(measure, comparison.treatment, currency),
		rateText(measure, comparison.control, currency),
		rangeText(measure, comparison.difference, currency),
	];
	const table = (heading: string, some: readonly Compared[]) =>
		some.length === 0
			? []
			: [
					{
						...{ kind: 'table' as const, heading, columns: ['', ...heads, 'Difference'] },
						rows: some.map(row),
					},
				];
	const isGuardrail = ({ measure }: { measure: Measure }) => measure.better === 'lower';
	const label = evidence === 'randomisedHoldout' ? 'by chance' : 'not evidence';
	return {
		title: `Did it help? ${campaign}`,
		subtitle: `${whole(customers.treatment)} with it, ${whole(customers.control)} kept from it; ${card.window}`,
		findings:
			evidence === 'randomisedHoldout'
				? compared.map((one) => findingOfGroups(one, currency))
				: [
						{
							...{ metric: campaign, now: '', before: '', verdict: 'notComparable' as const },
							...{ text: `${reasonOf(card)}.`, lookAt: '' },
						},
					],
		sections: [
			...table(
				`What customers did (${label})`,
				compared.filter((one) => !isGuardrail(one)),
			),
			...table('What nobody wants more of', compared.filter(isGuardrail)),
		],
		notes: [...notesOf(card), ...card.notes],
	};
}

function notesOf({ notCounted, hasControl, compared, evidence }: GroupCard): readonly string[] {
	const { inBothGroups, globalHoldout, windowNotOver } = notCounted;
	const people = (number: number) => count(number, 'customer', 'customers');
	const explained = compared.flatMap(({ measure, comparison: { adjusted } }) =>
		adjusted === null ? [] : [adjustedNote(measure, adjusted.explained)],
	);
	return [
		...(hasControl
			? ['Everybody counts in the group of the assignment, whatever reached them.']
			: []),
		...(inBothGroups > 0
			? [`Assigned to both groups, in neither here: ${people(inBothGroups)}.`]
			: []),
		...(globalHoldout > 0
			? [`In the global holdout, not in this comparison: ${people(globalHoldout)}.`]
			: []),
		...(windowNotOver > 0
			? [`Not looked at yet, because their days are not over: ${people(windowNotOver)}.`]
			: []),
		...explained,
		...(evidence === 'randomisedHoldout' && compared.length > 1
			? [
					'The first figure carries the verdict. Of many figures about one in twenty shows a difference by chance alone. Looking again every day until one shows does the same: decide beforehand when to look.',
				]
			: []),
	];
}

function adjustedNote({ label }: Measure, explained: number): string {
	return `${label}: ${Math.round(100 * explained)} % of the spread was known before the assignment; with that taken out, see the adjusted difference.`;
}
