/** Were groups treated alike? The page: who was chosen, who left, and where the choice was wrong. */
import type { Fairness, GroupRate } from '../../../../core/evaluate/fairness';
import type { Page } from '../../../shared/page/page';
import { percentRange } from '../../../shared/page/wordedRates';
import { percent, percentagePoints, whole } from '../../../shared/page/wording';

export function fairnessPage(found: Fairness, group: string): Page {
	const rate = (one: GroupRate | null) =>
		one === null || one.value === null || one.interval === null
			? 'unknown'
			: `${percent(one.value)} (${percentRange(one.interval)})`;
	const difference = (value: number | null) =>
		value === null ? 'unknown' : percentagePoints(value);
	return {
		title: 'Were groups treated alike?',
		subtitle: `Customers by "${group}"`,
		findings: [],
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{
						label: 'Chosen, lowest beside highest group',
						value:
							found.demographicParityRatio === null
								? 'unknown'
								: percent(found.demographicParityRatio),
						note: `${difference(found.demographicParityDifference)} apart`,
					},
					{
						label: 'Left, lowest and highest group',
						value: difference(found.baseRateDifference),
						note: 'apart, whoever was chosen',
					},
					{
						label: 'Found among those who left',
						value: difference(found.equalOpportunityDifference),
						note: 'apart (equal opportunity)',
					},
				],
			},
			{
				kind: 'table',
				heading: 'Each group',
				columns: [
					'Group',
					'Customers',
					'Left',
					'Chosen',
					'Chosen of those who left',
					'Chosen of those who stayed',
				],
				rows: found.groups.map((one) =>
					one.suppressed === null
						? [
								...[one.name, whole(one.n), rate(one.baseRate), rate(one.selectionRate)],
								...[rate(one.truePositiveRate), rate(one.falsePositiveRate)],
							]
						: [one.name, whole(one.n), ...Array<string>(4).fill('too few')],
				),
			},
		],
		notes: [
			flagSentence(found),
			...(found.withoutGroup > 0
				? [`${whole(found.withoutGroup)} customers belong to no group and are left out.`]
				: []),
			'Groups of fewer than 30 customers, or of whom fewer than 5 left, are not shown: chance would speak, and single people could be recognised.',
			'In brackets the range that holds the true share in 19 of 20 cases.',
		],
	};
}

/** What four fifths mean, and what they do not. */
export function flagSentence({
	belowFourFifths,
	demographicParityRatio,
	reason,
}: Fairness): string {
	if (belowFourFifths === null || demographicParityRatio === null)
		return `${reason ?? 'Nothing to compare'}.`;
	const ratio = `The least chosen group was chosen ${percent(demographicParityRatio)} as often as the most chosen one`;
	return belowFourFifths
		? `${ratio}, below four fifths (80 %). That is a flag to look closer, no verdict: where one group really leaves more often, a right choice differs as well. Look at "Left" beside "Chosen".`
		: `${ratio}, not below four fifths (80 %).`;
}
