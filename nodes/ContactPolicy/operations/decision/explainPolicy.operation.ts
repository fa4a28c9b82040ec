import { z } from 'zod/v4';

import { messageShape, policyShape } from '../../../../schema/policy/policySettings';
import { defineOperation } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import type { Page } from '../../../shared/page/page';
import { textOf } from '../../../shared/page/text';
import { PURPOSE_WORDS } from '../../words';
import { purposeField } from '../policy/message.fields';
import { policyFields } from '../policy/policy.fields';
import { rulesInForce, type RuleWords } from '../policy/policy.words';

/** No input rows; one item out with the rules in plain words, for the owner and for a customer who asks. */
export const explainPolicy = defineOperation({
	value: 'explainPolicy',
	name: 'Explain Policy',
	action: 'Explain the contact policy',
	description: 'The rules in plain words, for you and for a customer who asks',
	fields: [purposeField, ...policyFields],
	params: z.object({ purpose: messageShape.purpose, ...policyShape }),
	rows: {},

	run(_rows, settings) {
		const { purpose } = settings;
		const rules = rulesInForce(settings, purpose);
		const page: Page = {
			title: `Who is contacted for ${PURPOSE_WORDS[purpose]}`,
			subtitle: `${rules.length} of the rules hold for every message`,
			findings: [],
			sections: [table(rules.map(({ name, owner }) => [name, owner]))],
			notes: [
				settings.rules.includes('consent') && purpose !== 'transactional'
					? 'No record means no message.'
					: 'No consent is asked for; whoever has refused, unsubscribed or complained is left out all the same.',
				'What cannot be read, such as an unknown time zone or a message without a date in the log, means no message.',
			],
		};
		const forCustomer: Page = {
			title: 'When we write to you, and when we do not',
			subtitle: '',
			findings: [],
			sections: [{ kind: 'notes', notes: customerSentences(rules) }],
			notes: ['You can tell us at any time that you do not want to hear from us.'],
		};
		const output = {
			rules: rules.map(({ name, owner }) => ({ rule: name, meaning: owner })),
			html: htmlOf(page),
			text: textOf(page),
			customerHtml: htmlOf(forCustomer),
			customerText: textOf(forCustomer),
			page,
		};
		return [{ json: output, from: [] }];
	},
});

function table(rows: readonly (readonly string[])[]) {
	return { kind: 'table' as const, heading: 'The rules', columns: ['Rule', 'Meaning'], rows };
}

function customerSentences(rules: readonly RuleWords[]): string[] {
	return rules.map(({ customer }) => customer).filter((sentence) => sentence !== null);
}
