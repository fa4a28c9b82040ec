import { simplifyField } from '../../../shared/simplifyField';
import { channelField } from '../../channelFields';
import type { Channel } from '../../channels';
import { CHANNEL_IN_FULL } from '../../documents';
import type { BufferOperation } from '../../operation';
import { optionsField } from '../../optionFields';
import { channelItem } from '../../outputs';
import { requiredText } from '../../settings';

/** One channel: its name, its network, its time zone and whether it can be posted to. */
export const getChannel: BufferOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get a channel',
	description: 'One page, profile or account that is connected to Buffer',
	fields: [channelField, simplifyField, optionsField()],
	async run({ setting, request }) {
		const id = requiredText(setting('channel', ''), 'Channel');
		const { channel } = await request<{ channel: Channel }>(CHANNEL_IN_FULL, { input: { id } });
		return { done: [channelItem(channel, setting('simplify', true) === true)] };
	},
};
