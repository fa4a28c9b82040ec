/** The owner's policy as settings: what is asked before somebody is contacted. */
import { z } from 'zod/v4';

import { CHANNELS } from '../../core/policy/channels';
import { PURPOSES } from '../../core/policy/purposes';
import { dateFormatSetting, timeZoneSetting } from '../calendarSettings';
import { OPERATORS } from '../rules/operators';
import { LIMIT_RULES, POLICY_RULES, type PolicyRule } from './policyRules';
import { clockTimeSetting } from './clockTime';

const column = z.string().trim().default('');
const days = z.number().min(0).max(3650);
const amount = z.number().min(0);

/** What is to be sent. */
export const messageShape = {
	campaign: z.string().trim().default(''),
	channel: z.enum([...CHANNELS, 'fromColumn']).default('email'),
	purpose: z.enum(PURPOSES).default('marketing'),
};

const rulesOf = (rules: readonly PolicyRule[]) =>
	z.array(z.enum(rules as [PolicyRule, ...PolicyRule[]])).default([...rules]);

/** More limits than this are hard to understand, for the owner and for a customer who asks. */
export const MOST_CAPS = 10;

export const DEFAULT_CAPS = [
	{ counts: 'eachChannel' as const, messages: 2, days: 7 },
	{ counts: 'allChannels' as const, messages: 6, days: 30 },
];

const cap = z.object({
	counts: z.enum(['eachChannel', 'allChannels', ...CHANNELS]).default('eachChannel'),
	messages: z.number().int().min(1).max(1000).default(2),
	days: z.number().gt(0).max(3650).default(7),
});

export type CapSetting = z.output<typeof cap>;

/** The limits that are applied again when a run settles. */
const limitFields = {
	caps: z
		.object({
			rows: z.array(cap).max(MOST_CAPS, `at most ${MOST_CAPS} limits are possible`).prefault([]),
		})
		.default({ rows: DEFAULT_CAPS }),
	surveyPauseDays: days.default(90),
	discountLimit: z
		.object({ messages: z.number().int().min(1).max(1000).default(1), days: days.default(30) })
		.prefault({}),
	transactional: z.enum(['needed', 'likeOthers']).default('needed'),
};

export const limitShape = { rules: rulesOf(LIMIT_RULES), ...limitFields };

export type LimitSettings = Readonly<
	z.output<z.ZodObject<typeof limitFields>> & { rules: readonly PolicyRule[] }
>;

const condition = z.object({
	column: z.string().trim().min(1, 'every condition needs a column').prefault(''),
	operator: z.enum(OPERATORS).default('is'),
	value: z.unknown(),
});

export const WEEKDAYS = [
	...(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const),
] as const;

/** All of the owner's rules, without what is about single columns. */
export const policyShape = {
	rules: rulesOf(POLICY_RULES),
	...limitFields,
	consentOptions: z
		.object({
			whenRecordsDiffer: z.enum(['mostRestrictive', 'newest']).default('mostRestrictive'),
			validDays: days.default(0),
		})
		.prefault({}),
	quietTimes: z
		.object({
			from: clockTimeSetting('20:00'),
			until: clockTimeSetting('08:00'),
			weekdays: z
				.array(z.enum(WEEKDAYS))
				.min(1, 'at least one day of the week is needed')
				.default(WEEKDAYS.slice(0, 6)),
		})
		.prefault({}),
	gaps: z
		.object({
			afterOrder: days.default(2),
			afterComplaint: days.default(14),
			afterRefund: days.default(14),
		})
		.prefault({}),
	likelyToBuyFrom: z.number().min(0).max(1).default(0.7),
	personFirst: z
		.object({
			openTicket: z.boolean().default(true),
			negativeAnswer: z.boolean().default(true),
			negativeUpTo: z.number().default(6),
			valueFrom: amount.default(1000),
			rewardFrom: amount.default(20),
			confidenceBelow: z.number().min(0).max(1).default(0.6),
		})
		.prefault({}),
	ownConditions: z.object({ rows: z.array(condition).prefault([]) }).prefault({}),
	budget: z
		.object({ contacts: z.number().int().min(0).default(500), reward: amount.default(0) })
		.prefault({}),
	timeZone: timeZoneSetting,
};

export type PolicySettings = Readonly<z.output<z.ZodObject<typeof policyShape>>>;

const partyColumns = { customerColumn: column, emailColumn: column, phoneColumn: column };

export const logColumnsSetting = z
	.object({
		...partyColumns,
		dateColumn: column,
		channelColumn: column,
		purposeColumn: column,
		campaignColumn: column,
		statusColumn: column,
		discountColumn: column,
		dateFormat: dateFormatSetting,
	})
	.prefault({});

const consentColumnsSetting = z
	.object({
		...partyColumns,
		statusColumn: column,
		channelColumn: column,
		purposeColumn: column,
		dateColumn: column,
		expiryColumn: column,
		sourceColumn: column,
		withoutChannel: z.enum(CHANNELS).default('email'),
		withoutPurpose: z.enum(PURPOSES).default('marketing'),
		dateFormat: dateFormatSetting,
	})
	.prefault({});

const candidateColumnsSetting = z
	.object({
		...partyColumns,
		channelColumn: column,
		campaignColumn: column,
		timeZoneColumn: column,
		valueColumn: column,
		riskColumn: column,
		rewardColumn: column,
		discountColumn: column,
		likelyToBuyColumn: column,
		confidenceColumn: column,
		openTicketColumn: column,
		lastAnswerColumn: column,
		lastOrderColumn: column,
		lastComplaintColumn: column,
		lastRefundColumn: column,
		dateFormat: dateFormatSetting,
		decimalSign: z.enum(['recognise', 'point', 'comma']).default('recognise'),
	})
	.prefault({});

export const decideSettings = z.object({
	...messageShape,
	carriesDiscount: z.enum(['recognise', 'yes', 'no']).default('recognise'),
	...policyShape,
	candidateColumns: candidateColumnsSetting,
	logColumns: logColumnsSetting,
	consentColumns: consentColumnsSetting,
	simplify: z.boolean().default(true),
});

export type DecideSettings = z.output<typeof decideSettings>;

/** Is a rule on, and does it concern a message for this purpose? Transactional ones are sent when they are needed. */
export function hasRule(
	settings: Readonly<{ rules: readonly PolicyRule[]; transactional: 'needed' | 'likeOthers' }>,
	rule: PolicyRule,
	purpose: (typeof PURPOSES)[number],
): boolean {
	if (!settings.rules.includes(rule)) return false;
	if (purpose !== 'transactional' || settings.transactional === 'likeOthers') return true;
	return rule === 'campaignOnce';
}
