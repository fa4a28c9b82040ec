/**
 * Pseudonyms by a keyed hash: HMAC-SHA-256 (RFC 2104) of the purpose and the customer's key, cut to 128 bits. Each
 * carries the name of the key that it was made with, so that old ones are still known after a change of keys.
 */
import { createHmac } from 'node:crypto';

import { customerKey } from '../../schema/values/customerKeys';
import type { SecretKeys } from './secretKeys';

/** `p-`, 8 hexadecimal digits that name the key, `-`, 32 of the hash. */
const PSEUDONYM = /^p-[0-9a-f]{8}-[0-9a-f]{32}$/;

/** By which key a text is a pseudonym; null where it is none. */
export type PseudonymKey = 'current' | 'earlier' | 'unknown' | null;

export type Pseudonyms = Readonly<{
	/** The pseudonym of an e-mail, number or text; null for an empty one. */
	of: (value: string | number) => string | null;
	/** The same by each earlier key, newest first. */
	earlier: (value: string | number) => readonly string[];
	keyOf: (text: string) => PseudonymKey;
}>;

/** What a hash is for is hashed too: those of different purposes cannot be put together. */
export function pseudonyms({ current, earlier }: SecretKeys, purpose: string): Pseudonyms {
	const make = maker(current, purpose);
	const makeEarlier = earlier.map((key) => maker(key, purpose));
	const ids = [current, ...earlier].map(keyId);
	return {
		of(value) {
			const key = customerKey(value);
			return key === '' ? null : make(key);
		},
		earlier(value) {
			const key = customerKey(value);
			return key === '' ? [] : makeEarlier.map((one) => one(key));
		},
		keyOf(text) {
			if (!PSEUDONYM.test(text)) return null;
			const place = ids.indexOf(text.slice(2, 10));
			return place === 0 ? 'current' : place > 0 ? 'earlier' : 'unknown';
		},
	};
}

/** A name for the key from which nobody can find the key. */
export function keyId(key: string): string {
	return hash(key, JSON.stringify(['key name'])).slice(0, 8);
}

function maker(key: string, purpose: string): (customer: string) => string {
	const id = keyId(key);
	return (customer) =>
		`p-${id}-${hash(key, JSON.stringify(['pseudonym', purpose, customer])).slice(0, 32)}`;
}

function hash(key: string, text: string): string {
	return createHmac('sha256', key).update(text, 'utf8').digest('hex');
}
