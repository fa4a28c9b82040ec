import { ANY_CHANNEL, channelBit, CHANNELS, channelNumber } from '../../core/policy/channels';
import type { Cap, Limits } from '../../core/policy/ledger';
import type { Purpose } from '../../core/policy/purposes';
import { hasRule, type CapSetting, type LimitSettings } from './policySettings';

const DAY = 86_400_000;

/** A cap, and the setting that it came from. */
export type NamedCap = Cap & Readonly<{ setting: CapSetting }>;

/** The caps as the core counts them: one for each channel where the owner counts each by itself. */
export function capsOf(rows: readonly CapSetting[]): NamedCap[] {
	return rows.flatMap((setting) => {
		const { counts, messages, days } = setting;
		const cap = { messages, span: days * DAY, setting };
		if (counts === 'allChannels') return [{ ...cap, channels: ANY_CHANNEL }];
		const channels = counts === 'eachChannel' ? CHANNELS : [counts];
		return channels.map((channel) => ({ ...cap, channels: channelBit(channelNumber(channel)) }));
	});
}

/** @param purpose what the messages of this run are for */
export function limitsOf(settings: LimitSettings, purpose: Purpose, caps: readonly Cap[]): Limits {
	const { discountLimit, surveyPauseDays, transactional } = settings;
	const isOn = (rule: Parameters<typeof hasRule>[1]) => hasRule(settings, rule, purpose);
	return {
		caps: isOn('caps') ? caps : [],
		surveyPause: isOn('surveyPause') ? surveyPauseDays * DAY : 0,
		discounts: isOn('discounts')
			? { messages: discountLimit.messages, span: discountLimit.days * DAY }
			: null,
		campaignOnce: settings.rules.includes('campaignOnce'),
		capsTransactional: transactional === 'likeOthers',
	};
}
