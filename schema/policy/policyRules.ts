/** The rules of the policy, each of which the owner can switch off. Stored in workflows: never renamed. */
export const POLICY_RULES = [
	'consent',
	'caps',
	'quietTimes',
	'campaignOnce',
	'surveyPause',
	'gaps',
	'discounts',
	'personFirst',
	'budget',
] as const;

export type PolicyRule = (typeof POLICY_RULES)[number];

/** Those that a second run could break, so that they are applied again when a run settles. */
export const LIMIT_RULES = ['caps', 'campaignOnce', 'surveyPause', 'discounts'] as const;
