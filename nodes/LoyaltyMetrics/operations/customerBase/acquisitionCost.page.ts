import type { Change } from '../../../../core/metrics/change';
import type { Rate } from '../../../../core/metrics/rate';
import type { PeriodField } from '../../../shared/lookBack';
import { findingOf } from '../../../shared/page/finding';
import { subtitleOf, titleOf } from '../../../shared/page/heading';
import type { Page, Section, Tile } from '../../../shared/page/page';
import { fewNote } from '../../../shared/page/wordedRates';
import {
	count,
	decimal,
	money,
	percent,
	percentagePoints,
	rateText,
	whole,
} from '../../../shared/page/wording';
import type { Acquisition } from './acquisitionCost.figures';

export type AcquisitionFigures = Readonly<{
	group: string | null;
	when: PeriodField;
	currency: string | null;
	now: Acquisition;
	/** 0 to 1. */
	margin: number;
	mostMonths: number;
	compared: Readonly<{ previous: Acquisition; change: Change }> | null;
	notes: readonly string[];
}>;

/** What a new member costs, what a member brings in, and how the two compare. */
export function acquisitionCostPage(figures: AcquisitionFigures): Page {
	const { group, when, now, compared } = figures;
	return {
		title: titleOf('What does a new member cost, and bring?', group),
		subtitle: subtitleOf(when, compared !== null),
		findings:
			compared === null
				? []
				: [
						findingOf({
							metric: 'Members who leave per month',
							now: now.monthlyChurn.value,
							before: compared.previous.monthlyChurn.value,
							change: compared.change,
							...{ better: 'lower', format: percent, formatDifference: percentagePoints },
							lookAt: 'Ask those who left for their reason; a person should do it.',
						}),
					],
		sections: sectionsOf(figures),
		notes: notesOf(figures),
	};
}

function sectionsOf(figures: AcquisitionFigures): readonly Section[] {
	const { currency, now, margin } = figures;
	const { cost, monthlyPrice, monthlyChurn, months, value } = now;
	const inMoney = (amount: number) => money(amount, currency);
	const shown = (
		label: string,
		of: Rate,
		format: (value: number) => string,
		note: string,
	): Tile => ({
		label,
		value: rateText(of, format),
		note: of.value === null ? (of.reason ?? '') : note,
	});
	const stay = months.value === null ? '' : `${decimal(months.value)} months`;
	return [
		{
			kind: 'tiles',
			tiles: [
				shown('Cost of a new member', cost, inMoney, madeOfMoney(cost, inMoney)),
				shown(
					'Value of a member',
					value,
					inMoney,
					`${rateText(monthlyPrice, inMoney)} a month × ${percent(margin)} margin × ${stay}`,
				),
			],
		},
		{
			kind: 'tiles',
			tiles: [
				shown(
					'Value for each 1 spent',
					now.valueToCost,
					decimal,
					'value of a member / cost of a new member',
				),
				shown(
					'Cost is earned back after',
					now.monthsToRecover,
					(amount) => `${decimal(amount)} months`,
					'by a member who stays that long',
				),
				shown('Leave per month', monthlyChurn, percent, 'average of the whole months'),
			],
		},
	];
}

function madeOfMoney(
	{ numerator, denominator }: Rate,
	inMoney: (amount: number) => string,
): string {
	return `${inMoney(numerator)} for ${count(denominator, 'new member', 'new members')}`;
}

function notesOf({ now, margin, mostMonths, compared, notes }: AcquisitionFigures): string[] {
	const { months, cost, joined } = now;
	const unknown = joined - cost.denominator;
	const said = [
		...notes,
		fewNote(joined, 'new member', 'new members'),
		months.isCapped
			? `At this rate members would stay longer than ${whole(mostMonths)} months; no more are counted.`
			: null,
		margin === 1 ? 'No margin is given: the value is revenue, not profit.' : null,
		cost.value !== null && unknown > 0
			? `The cost of ${count(unknown, 'new member is', 'new members are')} not known, and left out.`
			: null,
		now.monthsToRecover.value !== null &&
		months.value !== null &&
		now.monthsToRecover.value > months.value
			? 'The average member leaves before the cost is earned back.'
			: null,
		'The value takes price and leaving as they are now and for ever, and counts later money like money now. Many ask for a value of three times the cost; that is a custom, not a law.',
		compared === null
			? null
			: 'Cost and value stand beside those of the period before without a verdict. Many people are members in both periods, so the verdict on leaving is approximate.',
	];
	return said.filter((note) => note !== null);
}
