/** What the words in lists of contacts and consents mean; whatever can mean two things means none. */
import {
	ANY_CHANNEL,
	channelBit,
	CHANNELS,
	channelNumber,
	type Channel,
} from '../../core/policy/channels';
import { CONSENT } from '../../core/policy/consentBook';
import { NEWS } from '../../core/policy/history';
import { ANY_PURPOSE, PURPOSES, purposeNumber, type Purpose } from '../../core/policy/purposes';
import { headerKey } from '../columns/foundColumns';
import { isBlank } from '../values/found';

/** Reads a cell as a number; each different cell is looked at once. */
type WordReader = (cell: unknown) => number;

function wordReader(meaning: (word: string) => number, empty: number, other: number): WordReader {
	const known = new Map<unknown, number>();
	return (cell) => {
		let number = known.get(cell);
		if (number === undefined) {
			number = isBlank(cell) ? empty : isWord(cell) ? meaning(headerKey(String(cell))) : other;
			known.set(cell, number);
		}
		return number;
	};
}

function isWord(cell: unknown): boolean {
	return typeof cell === 'string' || typeof cell === 'boolean' || typeof cell === 'number';
}

const CHANNEL_WORDS: Readonly<Record<Channel, readonly string[]>> = {
	email: ['mail', 'emails', 'newsletter', 'courriel'],
	sms: ['text', 'textmessage', 'textmessages', 'mobile'],
	whatsapp: ['wa', 'whatsappbusiness'],
	push: ['pushnotification', 'app', 'inapp', 'notification'],
	phone: ['call', 'calls', 'telephone', 'telefon', 'anruf', 'appel'],
	post: ['letter', 'postal', 'postcard', 'directmail', 'brief', 'courrier'],
	social: ['socialmedia', 'instagram', 'facebook', 'linkedin', 'tiktok'],
};
const ALL_WORDS = new Set(['all', 'any', 'every', 'everything', 'alle', 'alles', 'tous', 'tout']);

function listed<Name extends string>(
	names: readonly Name[],
	words: Readonly<Record<Name, readonly string[]>>,
	numberOf: (name: Name) => number,
): ReadonlyMap<string, number> {
	return new Map(
		names.flatMap((name) => [name, ...words[name]].map((word) => [word, numberOf(name)] as const)),
	);
}

const channels = listed(CHANNELS, CHANNEL_WORDS, channelNumber);

/** The number of the channel; 0 for an empty cell and for words that name none. */
export const channelReader = (): WordReader => wordReader((word) => channels.get(word) ?? 0, 0, 0);

/** The channels that a record is about, as bits; 0 for an empty cell and for words that name none. */
export const channelSetReader = (): WordReader =>
	wordReader(
		(word) => {
			if (ALL_WORDS.has(word)) return ANY_CHANNEL;
			const channel = channels.get(word);
			return channel === undefined ? 0 : channelBit(channel);
		},
		0,
		0,
	);

const PURPOSE_WORDS: Readonly<Record<Purpose, readonly string[]>> = {
	marketing: [
		...['newsletter', 'newsletters', 'promotion', 'promotions', 'promotional', 'promo'],
		...['advertising', 'offers', 'offer', 'campaign', 'winback', 'werbung', 'publicite'],
	],
	survey: [
		...['surveys', 'feedback', 'surveyinvitation', 'nps', 'csat', 'research'],
		...['umfrage', 'umfragen', 'enquete', 'enquetes'],
	],
	transactional: [
		...['transaction', 'transactions', 'service', 'order', 'orders', 'orderupdate'],
		...['orderupdates', 'orderconfirmation', 'receipt', 'system', 'transaktional'],
	],
	quoting: ['quote', 'quotes', 'testimonial', 'testimonials', 'publication', 'zitat'],
};

const purposes = listed(PURPOSES, PURPOSE_WORDS, purposeNumber);

/** The number of the purpose; 0 for an empty cell and for words that name none. */
export const purposeReader = (): WordReader =>
	wordReader((word) => (ALL_WORDS.has(word) ? ANY_PURPOSE : (purposes.get(word) ?? 0)), 0, 0);

const GRANTED = new Set([
	...['granted', 'grant', 'given', 'yes', 'y', 'true', '1', 'on', 'ok', 'optedin', 'optin'],
	...['subscribed', 'subscribe', 'accepted', 'accept', 'accepts', 'agreed', 'allowed', 'allow'],
	...['consented', 'consent', 'confirmed', 'doubleoptin', 'confirmedoptin', 'doi', 'enabled'],
	...['ja', 'zugestimmt', 'erteilt', 'angemeldet', 'eingewilligt', 'bestatigt', 'wahr'],
	...['oui', 'vrai', 'accorde', 'inscrit', 'abonne', 'accepte'],
]);
const REFUSED = new Set([
	...['denied', 'deny', 'no', 'n', 'false', '0', 'off', 'optedout', 'optout', 'unsubscribed'],
	...['unsubscribe', 'withdrawn', 'withdraw', 'revoked', 'refused', 'rejected', 'declined'],
	...['objected', 'notsubscribed', 'nonsubscribed', 'neversubscribed', 'bounced', 'cleaned'],
	...['complained', 'complaint', 'spam', 'spamcomplaint', 'suppressed', 'blocked', 'blacklisted'],
	...['donotcontact', 'stop', 'stopped', 'deleted', 'disabled', 'inactive', 'notgiven', 'none'],
	...['nein', 'abgelehnt', 'widerrufen', 'abgemeldet', 'verweigert', 'falsch'],
	...['non', 'faux', 'refuse', 'retire', 'desinscrit', 'desabonne'],
]);

/** What a record says: granted, refused, or unclear for an empty cell and for words that are neither. */
export const consentReader = (): WordReader =>
	wordReader(
		(word) =>
			GRANTED.has(word) ? CONSENT.granted : REFUSED.has(word) ? CONSENT.refused : CONSENT.unclear,
		CONSENT.unclear,
		CONSENT.unclear,
	);

/** What a row of the contact log is. Whatever cannot be told counts as sent. */
export const STANDING = {
	sent: 1,
	reserved: 2,
	/** Never sent, and it will not be: it does not count. */
	notSent: 3,
	bounced: 4,
	unsubscribed: 5,
	complained: 6,
	/** Reserved, and its run has won: it is about to be sent. */
	settled: 7,
} as const;

const STANDINGS: ReadonlyMap<string, number> = new Map(
	(
		[
			[STANDING.reserved, ['reserved', 'pending', 'reserviert', 'reserve']],
			[STANDING.settled, ['settled']],
			[
				STANDING.notSent,
				[
					...['losttootherrun', 'released', 'cancelled', 'canceled', 'notsent', 'skipped'],
					...['preview', 'draft', 'assigned', 'control', 'holdout', 'heldout', 'nichtgesendet'],
				],
			],
			[
				STANDING.bounced,
				['bounced', 'bounce', 'hardbounce', 'hardbounced', 'invalidemail', 'undeliverable'],
			],
			[
				STANDING.unsubscribed,
				['unsubscribed', 'unsubscribe', 'optedout', 'optout', 'abgemeldet', 'desinscrit'],
			],
			[
				STANDING.complained,
				['complained', 'complaint', 'spam', 'spamcomplaint', 'spamreport', 'abuse'],
			],
		] as const
	).flatMap(([standing, words]) => words.map((word) => [word, standing] as const)),
);

export const standingReader = (): WordReader =>
	wordReader((word) => STANDINGS.get(word) ?? STANDING.sent, STANDING.sent, STANDING.sent);

const NEWS_OF: ReadonlyMap<number, number> = new Map([
	[STANDING.bounced, NEWS.bounced],
	[STANDING.unsubscribed, NEWS.unsubscribed],
	[STANDING.complained, NEWS.complained],
]);

/** What a row tells besides that there was a message. */
export const newsOf = (standing: number): number => NEWS_OF.get(standing) ?? NEWS.none;
