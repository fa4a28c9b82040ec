import { exponentialVariate } from '../../numeric/randomVariates';
import { arrivalOf, isRegistered } from './arrival';
import { personOf } from './person';
import { streamOf, type Shop } from './shop';
import { dayOf, MINUTES_PER_DAY, minuteOfDay, monthsLater, withinHours } from './wallTime';

/** One entry of the consent register: what was agreed to, refused or taken back, when and where. */
export type Consent = Readonly<{
	/** Wall minute of the shop. */
	minute: number;
	/** The customer's id. */
	customer: string;
	email: string;
	channel: 'email' | 'sms' | 'social';
	purpose: 'marketing' | 'survey' | 'quoting';
	status: 'granted' | 'denied' | 'withdrawn';
	source: string;
	/** Wall minute from which a consent no longer holds; null where it has no end. */
	expires: number | null;
}>;

/** What people are asked when they register: the share that agrees, and after how long they take it back. */
const QUESTIONS = [
	{ channel: 'email', purpose: 'marketing', agree: 0.66, meanDays: 2400, back: 'unsubscribe link' },
	{ channel: 'email', purpose: 'survey', agree: 0.75, meanDays: 3500, back: 'unsubscribe link' },
	{ channel: 'sms', purpose: 'marketing', agree: 0.2, meanDays: 900, back: 'reply STOP' },
	{ channel: 'social', purpose: 'quoting', agree: 0.25, meanDays: 4000, back: 'support' },
] as const;

/** Consent by text message, or on paper at a market stall, is asked for again after two years. */
const MONTHS_VALID = 24;

export function consentsOf(shop: Shop, customer: number): Consent[] {
	const arrival = arrivalOf(shop, customer);
	if (!isRegistered(shop, arrival)) return [];
	const { id, email, source } = personOf(shop, customer);
	const random = streamOf(shop, 'consents', customer);
	const onPaper = source === 'market stall';
	const minute = arrival.registered;
	return QUESTIONS.flatMap(({ channel, purpose, agree, meanDays, back }): Consent[] => {
		const [mood, records, wait] = [random(), random(), exponentialVariate(meanDays, random)];
		const entry = { customer: id, email, channel, purpose };
		const asked = { ...entry, source: onPaper ? 'paper form' : 'registration' };
		// Who says no is not always written down: then there is no entry, which is not a yes either.
		if (mood >= agree) {
			return records < 0.5 ? [{ ...asked, minute, status: 'denied', expires: null }] : [];
		}
		const ends = onPaper || channel === 'sms';
		const expires = ends ? monthsAfter(minute, MONTHS_VALID) : null;
		const takenBack = withinHours(dayOf(minute) + 1 + wait, [7 * 60, 22 * 60]);
		const entries: Consent[] = [{ ...asked, minute, status: 'granted', expires }];
		if (dayOf(takenBack) <= shop.endDay) {
			entries.push({
				...entry,
				minute: takenBack,
				status: 'withdrawn',
				source: back,
				expires: null,
			});
		}
		return entries;
	});
}

function monthsAfter(minute: number, months: number): number {
	return monthsLater(dayOf(minute), months) * MINUTES_PER_DAY + minuteOfDay(minute);
}

/** Did the consent hold at that moment: granted before, not taken back by then, not expired? */
export function consentHeld(
	consents: readonly Consent[],
	channel: Consent['channel'],
	purpose: Consent['purpose'],
	minute: number,
): boolean {
	let held = false;
	for (const consent of consents) {
		if (consent.channel !== channel || consent.purpose !== purpose) continue;
		if (consent.minute > minute) continue;
		if (consent.status !== 'granted') return false;
		if (consent.expires !== null && minute >= consent.expires) return false;
		held = true;
	}
	return held;
}
