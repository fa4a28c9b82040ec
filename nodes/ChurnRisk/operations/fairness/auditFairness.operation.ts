import { z } from 'zod/v4';

import { fairness, type GroupRate } from '../../../../core/evaluate/fairness';
import { choiceSettings, readChoices, type ChoiceRows } from '../../../../schema/choiceRows';
import { defineOperation } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { simplifyField } from '../../../shared/simplifyField';
import { fairnessFields } from './auditFairness.fields';
import { fairnessPage, flagSentence } from './auditFairness.page';

/** Who was chosen, and what became of them, in; one item out that compares groups. */
export const auditFairness = defineOperation({
	value: 'auditFairness',
	name: 'Audit Fairness',
	action: 'Audit whether groups are treated alike',
	description:
		'Compares groups of customers: who was chosen, who left, and how often the choice was wrong',
	fields: [...fairnessFields, simplifyField],
	params: choiceSettings.extend({ simplify: z.boolean() }),
	rows: { choices: readChoices },

	*run({ choices }: { choices: ChoiceRows }, params, context) {
		const found = yield* fairness(choices);
		context.hint(flagSentence(found));
		const page = fairnessPage(found, choices.columns.group);
		const rate = (one: GroupRate | null) =>
			one && {
				...{ value: one.value, numerator: one.numerator, denominator: one.denominator },
				...{ low: one.interval?.low ?? null, high: one.interval?.high ?? null },
			};
		const json: Record<string, unknown> = {
			groups: found.groups.map((group) => ({
				...{ name: group.name, customers: group.n, reason: group.suppressed },
				baseRate: rate(group.baseRate),
				selectionRate: rate(group.selectionRate),
				truePositiveRate: rate(group.truePositiveRate),
				falsePositiveRate: rate(group.falsePositiveRate),
			})),
			selectionRatio: found.demographicParityRatio,
			selectionDifference: found.demographicParityDifference,
			baseRateDifference: found.baseRateDifference,
			belowFourFifths: found.belowFourFifths,
			equalOpportunityDifference: found.equalOpportunityDifference,
			equalizedOddsDifference: found.equalizedOddsDifference,
			reason: found.reason,
			...{ html: htmlOf(page), text: textOf(page) },
		};
		if (!params.simplify) {
			json.withoutGroup = found.withoutGroup;
			json.columns = choices.columns;
		}
		const { itemOf } = choices;
		return [{ json, from: [{ input: 'choices', items: itemOf, from: 0, to: itemOf.length }] }];
	},
});
