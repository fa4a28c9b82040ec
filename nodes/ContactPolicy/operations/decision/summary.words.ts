/** What came of a run, in a sentence: `12 of 40 candidates may be contacted; not: 20 without a consent on record`. */
import { REASONS, type Reason } from '../../../../core/policy/reasons';

/** After a number: 3 that complained about a message. */
const COUNTED: Readonly<Record<Exclude<Reason, 'allowed' | 'personFirst'>, string>> = {
	contactLogNotRead: 'because the contact log was not read',
	consentsNotRead: 'because the consents were not read',
	candidateNotRead: 'with an error from an earlier node',
	noCustomer: 'without a customer number or address',
	twoPeopleOneAddress: 'sharing an address with another customer',
	noChannel: 'without a channel',
	noCampaign: 'without a campaign',
	unreadableCell: 'with a cell that cannot be read',
	unknownTimeZone: 'with an unknown time zone',
	logRowWithoutDate: 'with a message in the log that has no date',
	complained: 'after a complaint about a message',
	unsubscribed: 'unsubscribed',
	consentRefused: 'who refused or took the consent back',
	consentUnclear: 'with a consent that is not clear',
	consentNotYet: 'whose consent has not begun',
	consentExpired: 'whose consent no longer holds',
	noConsent: 'without a consent on record',
	addressBounced: 'whose address sent a message back',
	campaignOnce: 'who had this campaign already',
	likelyToBuyAnyway: 'likely to buy without the discount',
	capReached: 'who had enough messages',
	surveyPause: 'asked in a survey not long ago',
	discountLimit: 'who had enough discounts',
	soonAfterOrder: 'soon after an order',
	soonAfterComplaint: 'soon after a complaint',
	soonAfterRefund: 'soon after a refund',
	quietTime: 'in their quiet time',
	budgetContacts: 'beyond the contacts of this run',
	budgetReward: 'beyond the reward of this run',
};

/** @param reasons the number of each candidate's reason */
export function summaryOf(reasons: Uint8Array): string {
	const counts = new Map<Reason, number>();
	for (const number of reasons) {
		counts.set(REASONS[number], (counts.get(REASONS[number]) ?? 0) + 1);
	}
	const [automatic, person] = [counts.get('allowed') ?? 0, counts.get('personFirst') ?? 0];
	const others = [...counts].sort(([, one], [, other]) => other - one);
	const refused = others.flatMap(([reason, many]) =>
		reason === 'allowed' || reason === 'personFirst' ? [] : [`${many} ${COUNTED[reason]}`],
	);
	return [
		`${automatic + person} of ${reasons.length} candidates may be contacted`,
		...(person > 0 ? [`${person} of them by a person first`] : []),
		...(refused.length === 0 ? [] : [`not: ${refused.join(', ')}`]),
	].join('; ');
}
