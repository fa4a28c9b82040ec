import { readRuledItems, type RuledItems } from '../../../../schema/ruledItems';
import { ruleSettings } from '../../../../schema/ruleSettings';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { ruleFields, ruleOutputs } from './customRules.fields';

/** Any items in, one per customer; the same items out, each with the first of the owner's segments that fits. */
export const customRules = defineOperation({
	value: 'customRules',
	name: 'Custom Rules',
	action: 'Segment customers by your own rules',
	description: 'Your own segments as conditions on any columns: the first one that fits wins',
	fields: ruleFields,
	params: ruleSettings,
	rows: { summaries: readRuledItems },
	outputs: ruleOutputs,

	run({ summaries }: { summaries: RuledItems }, params) {
		const { items, itemOf, ruleOf, reasonFor } = summaries;
		const segments = params.segments.rows;
		return {
			length: itemOf.length,
			at(index: number): OutputItem {
				const rule = ruleOf[index];
				return {
					json: {
						...items[itemOf[index]],
						segment: segments[rule]?.name ?? params.everyoneElse,
						reason: reasonFor(index),
						ruleNumber: rule < 0 ? null : rule + 1,
					},
					from: [{ input: 'summaries', items: itemOf, from: index, to: index + 1 }],
					output: rule < 0 ? segments.length : rule,
				};
			},
		};
	},
});
