/** The owner's settings in words, for sentences and for the page that explains them. */
import type { CapSetting } from '../../../../schema/policy/policySettings';
import { count } from '../../../shared/page/wording';
import { CHANNEL_WORDS, dayCount } from '../../words';

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
