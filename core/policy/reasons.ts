/** Why somebody may be contacted or not: stable codes, the more fundamental ones first. */
export const REASONS = [
	'allowed',
	'personFirst',
	'contactLogNotRead',
	'consentsNotRead',
	'candidateNotRead',
	'noCustomer',
	'twoPeopleOneAddress',
	'noChannel',
	'noCampaign',
	'unreadableCell',
	'unknownTimeZone',
	'logRowWithoutDate',
	'complained',
	'unsubscribed',
	'consentRefused',
	'consentUnclear',
	'consentNotYet',
	'consentExpired',
	'noConsent',
	'addressBounced',
	'campaignOnce',
	'likelyToBuyAnyway',
	'capReached',
	'surveyPause',
	'discountLimit',
	'soonAfterOrder',
	'soonAfterComplaint',
	'soonAfterRefund',
	'quietTime',
	'budgetContacts',
	'budgetReward',
] as const;

export type Reason = (typeof REASONS)[number];

export const reasonNumber = (reason: Reason): number => REASONS.indexOf(reason);
