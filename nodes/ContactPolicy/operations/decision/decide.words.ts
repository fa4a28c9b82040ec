/** The sentence behind each decision: what was found, and from when on it may be otherwise. */
import { CHANNELS } from '../../../../core/policy/channels';
import { REASONS, type Reason } from '../../../../core/policy/reasons';
import { capText } from '../policy/policy.words';
import type { DecideSettings } from '../../../../schema/policy/policySettings';
import { clockTime } from '../../../../schema/policy/clockTime';
import { found } from '../../../../schema/values/found';
import { CHANNEL_WORDS, dayCount, isoMoment, momentText, PURPOSE_WORDS } from '../../words';
import type { Decided, DecideRows } from './decide.case';

export type Deciding = Readonly<{
	rows: DecideRows;
	settings: DecideSettings;
	decided: Decided;
}>;

export function reasonAt({ decided }: Deciding, at: number): Reason {
	return REASONS[decided.reason[at]];
}

/** The reason of a candidate in a sentence. */
export function sentenceOf(deciding: Deciding, at: number): string {
	const { rows, decided } = deciding;
	const { clocks, clock } = rows.candidates;
	const next = decided.next[at];
	const said = SENTENCES[reasonAt(deciding, at)](deciding, at);
	if (isoMoment(next) === null) return said;
	const place = Math.max(0, clock[at]);
	return `${said}; again from ${momentText(next, clocks.offsets[place])} (${clocks.zones[place]})`;
}

type Sentence = (deciding: Deciding, at: number) => string;

const by: Sentence = ({ rows }, at) => {
	const channel = CHANNELS[rows.candidates.channel[at] - 1];
	return `by ${CHANNEL_WORDS[channel]}`;
};
const purposeOf = ({ settings }: Deciding) => PURPOSE_WORDS[settings.purpose];

const consentWords: Sentence = ({ rows, decided }, at) => {
	const { record } = decided.consentOf(at) ?? { record: -1 };
	const consents = rows.consents;
	if (record < 0 || consents === null) return '';
	const moment = isoMoment(consents.at[record]);
	const source = consents.sourceOf(record);
	return [
		...(moment === null ? [] : [` on ${moment.slice(0, 10)}`]),
		...(typeof source === 'string' && source.trim() !== '' ? [` (${source.trim()})`] : []),
	].join('');
};

const SENTENCES: Readonly<Record<Reason, Sentence>> = {
	allowed: (deciding, at) => {
		const { finding } = deciding.decided.consentOf(at)!;
		const agreed = finding === 'granted' ? `: agreed${consentWords(deciding, at)}` : '';
		return `May be contacted ${by(deciding, at)} for ${purposeOf(deciding)}${agreed}`;
	},
	personFirst: ({ rows }, at) => `A person first: ${rows.candidates.personReasonOf(at)}`,
	contactLogNotRead: ({ rows }) =>
		rows.contactLog === null
			? "The contact log was not read, so nobody may be contacted: connect 'Contact Log' and switch on 'Always Output Data' on the node that reads it"
			: 'Reading the contact log failed, so nobody may be contacted: look at the node that reads it',
	consentsNotRead: ({ rows }) =>
		rows.consents === null
			? "The consents were not read, so nobody may be contacted: connect 'Consents' and switch on 'Always Output Data' on the node that reads them"
			: 'Reading the consents failed, so nobody may be contacted: look at the node that reads them',
	candidateNotRead: ({ rows }, at) =>
		`The item carries an error from an earlier node: ${found(rows.candidates.items[at].error)}`,
	noCustomer: () => 'The item has no customer number, e-mail address or phone number',
	twoPeopleOneAddress: () =>
		'Several customers share this address, and the item has no customer number to tell them apart',
	noChannel: () =>
		"The item does not say by which channel: write email, sms, whatsapp, push, phone, post or social into the 'Channel Column'",
	noCampaign: () => "The campaign has no name: fill in 'Campaign'",
	unreadableCell: ({ rows }, at) => {
		const { column, cell } = rows.candidates.doubtOf(at);
		return `"${column}" holds ${found(cell)}, which cannot be read: correct it or empty it`;
	},
	unknownTimeZone: ({ rows }, at) =>
		`The time zone ${found(rows.candidates.zoneCellOf(at))} is not known: write a name such as Europe/Berlin, or leave it empty`,
	logRowWithoutDate: ({ decided }, at) =>
		`The contact log has a message to this customer without a date that can be read (item ${decided.undatedItemOf(at)})`,
	complained: (deciding, at) => `Complained about a message ${by(deciding, at)}`,
	unsubscribed: (deciding, at) => `Unsubscribed from messages ${by(deciding, at)}`,
	consentRefused: (deciding, at) =>
		`Has not agreed to ${purposeOf(deciding)} ${by(deciding, at)}: refused or taken back${consentWords(deciding, at)}`,
	consentUnclear: (deciding, at) => {
		const { record } = deciding.decided.consentOf(at)!;
		const cell = deciding.rows.consents!.statusOf(record);
		return `The consent on record is not clear (${found(cell)}, item ${deciding.rows.consents!.itemOf[record]}): it has to say granted or denied, with dates that can be read`;
	},
	consentNotYet: (deciding, at) => `The consent only begins${consentWords(deciding, at)}`,
	consentExpired: (deciding, at) =>
		`The consent given${consentWords(deciding, at)} no longer holds: ask again`,
	noConsent: (deciding, at) =>
		`No consent to ${purposeOf(deciding)} ${by(deciding, at)} is on record`,
	addressBounced: (deciding, at) => `A message ${by(deciding, at)} came back from this address`,
	campaignOnce: (deciding) =>
		deciding.settings.rules.includes('campaignOnce')
			? 'This campaign has been sent or reserved for this customer already, or goes to the same address in this run'
			: 'This campaign has been sent or reserved for this customer by this channel already',
	likelyToBuyAnyway: () => 'Is likely to buy anyway, so a discount would be given away',
	capReached: ({ decided }, at) =>
		`Has had enough messages: ${capText(decided.caps[decided.cap[at]].setting)}`,
	surveyPause: ({ settings }) =>
		`Was asked in a survey in the last ${dayCount(settings.surveyPauseDays)}`,
	discountLimit: ({ settings: { discountLimit } }) =>
		`Has had enough discounts: at most ${discountLimit.messages} in ${dayCount(discountLimit.days)}`,
	soonAfterOrder: ({ settings }) => `Ordered in the last ${dayCount(settings.gaps.afterOrder)}`,
	soonAfterComplaint: ({ settings }) =>
		`Complained in the last ${dayCount(settings.gaps.afterComplaint)}`,
	soonAfterRefund: ({ settings }) =>
		`Had a refund in the last ${dayCount(settings.gaps.afterRefund)}`,
	quietTime: ({ settings: { quietTimes } }) =>
		quietTimes.from === quietTimes.until
			? 'It is a day of the week without messages where the customer lives'
			: `It is quiet time where the customer lives (${clockTime(quietTimes.from)} to ${clockTime(quietTimes.until)}, or a day without messages)`,
	budgetContacts: ({ settings }) =>
		`The ${settings.budget.contacts} contacts of this run go to customers of higher priority`,
	budgetReward: ({ settings }) =>
		`The reward does not fit into what is left of the ${settings.budget.reward} of this run`,
};
