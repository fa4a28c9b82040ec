/** The owner's settings in words, for sentences and for the page that explains them. */
import { clockTime } from '../../../../schema/policy/clockTime';
import {
	hasRule,
	WEEKDAYS,
	type CapSetting,
	type PolicySettings,
} from '../../../../schema/policy/policySettings';
import type { Purpose } from '../../../../core/policy/purposes';
import type { PolicyRule } from '../../../../schema/policy/policyRules';
import { OPERATOR_WORDS } from '../../../../schema/rules/operators';
import { count, decimal, percent } from '../../../shared/page/wording';
import { CHANNEL_WORDS, dayCount, PURPOSE_WORDS } from '../../words';

/** `at most 2 messages by each channel in 7 days` */
export function capText({ counts, messages, days }: CapSetting): string {
	const what = `at most ${count(messages, 'message', 'messages')}`;
	const how =
		counts === 'eachChannel'
			? 'by each channel'
			: counts === 'allChannels'
				? 'over all channels together'
				: `by ${CHANNEL_WORDS[counts]}`;
	return `${what} ${how} in ${dayCount(days)}`;
}

/** A rule in words: for the owner who set it, and for a customer who asks; null where it tells a customer nothing. */
export type RuleWords = Readonly<{ name: string; owner: string; customer: string | null }>;

type Words = (settings: PolicySettings, purpose: Purpose) => RuleWords;

const RULES: Readonly<Record<PolicyRule, Words>> = {
	consent: ({ consentOptions: { validDays, whenRecordsDiffer } }, purpose) => {
		const lasts = validDays > 0 ? ` A consent holds for ${dayCount(validDays)}.` : '';
		const differ =
			whenRecordsDiffer === 'newest'
				? 'Of several records of one customer the newest decides; a refusal without a date always does.'
				: 'Of several records of one customer the most restrictive decides.';
		return {
			name: 'Consent',
			owner: `Only customers whose consent to ${PURPOSE_WORDS[purpose]} by this channel is on record and has not ended.${lasts} ${differ}`,
			customer: `We write to you for ${PURPOSE_WORDS[purpose]} only if you have agreed to it, for each way of writing by itself. You can take that back at any time.${lasts}`,
		};
	},
	caps: ({ caps: { rows } }) => {
		const said = rows.map(capText).join('; ');
		return {
			name: 'Limits',
			owner: said === '' ? 'No limits are set.' : `${capital(said)}. Reserved messages count, too.`,
			customer: said === '' ? null : `You get ${said}.`,
		};
	},
	quietTimes: ({ quietTimes: { from, until, weekdays } }) => {
		const hours = from === until ? '' : ` between ${clockTime(from)} and ${clockTime(until)}`;
		const days = WEEKDAYS.filter((day) => !weekdays.includes(day)).map(capital);
		const parts = [
			...(hours === '' ? [] : [`No messages${hours}`]),
			...(days.length === 0 ? [] : [`none on ${days.join(', ')}`]),
		];
		const said = parts.length === 0 ? 'No quiet times are set' : capital(parts.join(', '));
		return {
			name: 'Quiet times',
			owner: `${said}, on the clock of the place where the customer lives. An unknown time zone means no message.`,
			customer: parts.length === 0 ? null : `${said}, on your own clock.`,
		};
	},
	campaignOnce: () => ({
		name: 'One campaign once',
		owner: 'Nobody gets the same campaign twice, by whatever channel.',
		customer: 'You never get the same message twice.',
	}),
	surveyPause: ({ surveyPauseDays }) => ({
		name: 'Survey pause',
		owner: `Nobody is asked in a survey again within ${dayCount(surveyPauseDays)}.`,
		customer: `After a survey we do not ask you again for ${dayCount(surveyPauseDays)}.`,
	}),
	gaps: ({ gaps: { afterOrder, afterComplaint, afterRefund } }) => {
		const said = [
			...(afterOrder > 0 ? [`${dayCount(afterOrder)} after an order`] : []),
			...(afterComplaint > 0 ? [`${dayCount(afterComplaint)} after a complaint`] : []),
			...(afterRefund > 0 ? [`${dayCount(afterRefund)} after a refund`] : []),
		].join(', ');
		return {
			name: 'Gaps',
			owner:
				said === '' ? 'No gaps are set.' : `No message within ${said}, where its date is known.`,
			customer: said === '' ? null : `We leave you in peace for ${said}.`,
		};
	},
	discounts: ({ discountLimit: { messages, days }, likelyToBuyFrom }) => ({
		name: 'Discounts',
		owner: `At most ${count(messages, 'message', 'messages')} with a discount in ${dayCount(days)} for one customer, and none for customers who buy anyway with a likelihood of ${percent(likelyToBuyFrom)} or more.`,
		customer: `You get at most ${count(messages, 'discount', 'discounts')} in ${dayCount(days)}.`,
	}),
	personFirst: ({ personFirst: person, ownConditions }) => {
		const said = [
			...(person.openTicket ? ['an open ticket or complaint'] : []),
			...(person.negativeAnswer
				? [`a last answer of ${decimal(person.negativeUpTo)} or less`]
				: []),
			...(person.valueFrom > 0 ? [`a value of ${decimal(person.valueFrom)} or more`] : []),
			...(person.rewardFrom > 0 ? [`a reward of ${decimal(person.rewardFrom)} or more`] : []),
			...(person.confidenceBelow > 0
				? [`a score that is less than ${percent(person.confidenceBelow)} sure`]
				: []),
			...ownConditions.rows.map(({ column, operator, value }) =>
				`${column} ${OPERATOR_WORDS[operator]} ${String(value ?? '')}`.trim(),
			),
		].join('; ');
		return {
			name: 'A person first',
			owner: said === '' ? 'No conditions are set.' : `A person takes customers with: ${said}.`,
			customer: 'Where something went wrong, a person looks at it before we write to you.',
		};
	},
	budget: ({ budget: { contacts, reward } }) => {
		const said = [
			...(contacts > 0 ? [`at most ${count(contacts, 'contact', 'contacts')}`] : []),
			...(reward > 0 ? [`at most ${decimal(reward)} of reward`] : []),
		].join(' and ');
		return {
			name: 'Budget',
			owner:
				said === ''
					? 'No budget is set.'
					: `${capital(said)} in one run; customers of the highest value and risk come first.`,
			customer: null,
		};
	},
};

/** The rules that concern messages for this purpose, in the order in which they are asked. */
export function rulesInForce(settings: PolicySettings, purpose: Purpose): RuleWords[] {
	return (Object.keys(RULES) as PolicyRule[])
		.filter((rule) => hasRule(settings, rule, purpose))
		.map((rule) => RULES[rule](settings, purpose));
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
