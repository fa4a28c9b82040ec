/** The channels by the names that owners choose from. */
import { CHANNELS, type Channel } from '../../../../core/policy/channels';

const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
	email: 'Email',
	sms: 'Text Message',
	whatsapp: 'WhatsApp',
	push: 'Push Message',
	phone: 'Phone',
	post: 'Letter',
	social: 'Social Media',
};

const byName = (one: { name: string }, other: { name: string }) =>
	one.name.localeCompare(other.name);

export const channelOptions = CHANNELS.map((value) => ({
	name: CHANNEL_NAMES[value],
	value,
})).sort(byName);
