/** Ways to reach a customer, as numbers in columns: 0 is unknown, the others are the place in the list from 1. */
export const CHANNELS = ['email', 'sms', 'whatsapp', 'push', 'phone', 'post', 'social'] as const;

export type Channel = (typeof CHANNELS)[number];

export const channelNumber = (channel: Channel): number => CHANNELS.indexOf(channel) + 1;

/** A set of channels as bits. */
export const channelBit = (number: number): number => 1 << number;

/** Every channel: also what an unknown one may be. */
export const ANY_CHANNEL = CHANNELS.reduce((bits, _, at) => bits | channelBit(at + 1), 0);
