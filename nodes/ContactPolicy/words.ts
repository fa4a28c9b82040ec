/** How channels, purposes and moments read in the sentences of the node. */
import type { Channel } from '../../core/policy/channels';
import type { OffsetAt } from '../../core/policy/quietTimes';
import type { Purpose } from '../../core/policy/purposes';
import { count } from '../shared/page/wording';

/** After "by": by e-mail. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
	email: 'e-mail',
	sms: 'text message',
	whatsapp: 'WhatsApp',
	push: 'push message',
	phone: 'phone',
	post: 'letter',
	social: 'social media',
};

/** After "for": for marketing. */
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
	marketing: 'marketing',
	survey: 'surveys',
	transactional: 'messages about an order',
	quoting: 'being quoted',
};

export function dayCount(days: number): string {
	return count(days, 'day', 'days');
}

/** `2026-06-30 08:00` on a clock. */
export function momentText(moment: number, offsetAt: OffsetAt): string {
	return new Date(moment + offsetAt(moment)).toISOString().slice(0, 16).replace('T', ' ');
}

/** A moment as an output field; null where there is none that a calendar has. */
export function isoMoment(moment: number): string | null {
	const date = new Date(moment);
	return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
