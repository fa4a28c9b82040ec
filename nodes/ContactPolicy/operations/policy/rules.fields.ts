/** Which rules are asked, and which fields belong to each. */
import type { PolicyRule } from '../../../../schema/policy/policyRules';
import type { Field } from '../../../shared/operation';

const RULE_OPTIONS: ReadonlyArray<{ name: string; value: PolicyRule; description: string }> = [
	{
		name: 'A Person First',
		value: 'personFirst',
		description: 'Open complaints, bad answers, high value and large rewards go to a person',
	},
	{
		name: 'Budget',
		value: 'budget',
		description: 'Only so many contacts, or so much reward, in one run',
	},
	{
		name: 'Consent',
		value: 'consent',
		description:
			'A consent on record is needed. When off, only those who refused or unsubscribed are left out.',
	},
	{
		name: 'Discounts',
		value: 'discounts',
		description: 'Only so many discounts for one customer, and none for who buys anyway',
	},
	{
		name: 'Gaps',
		value: 'gaps',
		description: 'Some days of peace after an order, a complaint or a refund',
	},
	{
		name: 'Limits',
		value: 'caps',
		description: 'Only so many messages to one customer, by each channel and over all',
	},
	{
		name: 'One Campaign Once',
		value: 'campaignOnce',
		description:
			'Nobody gets the same campaign twice, by whatever channel. When off, once by each channel.',
	},
	{
		name: 'Quiet Times',
		value: 'quietTimes',
		description: 'No messages at night and on some days, on the customer’s own clock',
	},
	{
		name: 'Survey Pause',
		value: 'surveyPause',
		description: 'Nobody is asked in a survey again too soon',
	},
];

export function rulesField(rules: readonly PolicyRule[], description: string): Field {
	const options = RULE_OPTIONS.filter(({ value }) => rules.includes(value));
	return {
		displayName: 'Rules',
		name: 'rules',
		type: 'multiOptions',
		options: options.map((option) => ({ ...option })),
		default: [...rules],
		description,
	};
}

export const shownFor = (rule: PolicyRule) => ({ show: { rules: [rule] } });
