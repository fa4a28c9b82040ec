import { inChunks, type Steps } from '../steps';
import { channelBit } from './channels';

/** What one record says, as a number in a column. */
export const CONSENT = { granted: 1, refused: 2, unclear: 3 } as const;

/**
 * Consent records that concern what is to be sent, in columns. `person` is −1 for nobody among the candidates;
 * `id`, `mail` and `phone` are −1 where the record has none, and −2 for one that no candidate has.
 */
export type ConsentRecords = Readonly<{
	length: number;
	person: Int32Array;
	id: Int32Array;
	mail: Int32Array;
	phone: Int32Array;
	/** Bits of the channels that the record is about. */
	channels: Uint8Array;
	status: Uint8Array;
	/** When it was recorded; NaN where the list does not say. */
	at: Float64Array;
	/** From when on it no longer holds; Infinity where it has no end. */
	until: Float64Array;
}>;

export type ConsentRules = Readonly<{
	now: number;
	/** A record is needed; else only a refusal matters. */
	required: boolean;
	/** Where records differ the newest decides; else the most restrictive. */
	newestDecides: boolean;
	/** Milliseconds after which a consent is too old; 0 for never. */
	longest: number;
}>;

export type ConsentFinding =
	| 'granted'
	| 'notNeeded'
	| 'none'
	| 'refused'
	| 'unclear'
	| 'notYet'
	| 'expired'
	| 'tooOld';

/** What was found, and the record that decided, −1 without one. */
export type ConsentVerdict = Readonly<{ finding: ConsentFinding; record: number }>;

/** Who asks, as in the records. */
export type ConsentAsked = Readonly<{ person: number; id: number; mail: number; phone: number }>;

export type ConsentBook = (asked: ConsentAsked, channel: number) => ConsentVerdict;

/**
 * A refusal holds for everybody it may be about: for the person with that id or that address. A grant holds only
 * where nothing says that another person gave it: whoever shares an address has not agreed for the others.
 *
 * @param keys how many ids and addresses the candidates have
 * @param channels the channels that the candidates are to be reached by
 */
export function* consentBook(
	records: ConsentRecords,
	rules: ConsentRules,
	{ persons, keys, channels }: Readonly<{ persons: number; keys: number; channels: number[] }>,
): Steps<ConsentBook> {
	const { person, id, mail, phone, channels: bits, status, at, until } = records;
	const sheets = new Map<number, Sheet>();
	for (const channel of channels) {
		sheets.set(channel, newSheet(persons, keys));
		yield;
	}
	/** When a refusal without a date was made nobody knows: as late as can be. A grant: as early. */
	const refusedAt = (record: number) => (at[record] === at[record] ? at[record] : Infinity);
	const grantedAt = (record: number) => (at[record] === at[record] ? at[record] : -Infinity);
	const newerRefusal = (one: number, other: number) =>
		one < 0 || refusedAt(other) > refusedAt(one) ? other : one;
	const newerGrant = (one: number, other: number) => {
		if (one < 0 || other < 0) return Math.max(one, other);
		const [first, second] = [grantedAt(one), grantedAt(other)];
		if (first !== second) return first > second ? one : other;
		return until[other] < until[one] ? other : one;
	};
	yield* inChunks(records.length, (from, to) => {
		for (let record = from; record < to; record++) {
			for (const [channel, sheet] of sheets) {
				if ((bits[record] & channelBit(channel)) === 0) continue;
				const note = (column: Int32Array, key: number, newer: typeof newerGrant) => {
					if (key >= 0) column[key] = newer(column[key], record);
				};
				if (status[record] === CONSENT.refused) note(sheet.refused, person[record], newerRefusal);
				else if (status[record] === CONSENT.unclear) {
					note(sheet.unclear, person[record], newerRefusal);
				} else {
					note(sheet.grantedById, id[record], newerGrant);
					const byAddress = id[record] === -1 ? sheet.grantedByAddress : sheet.grantedBySomebodyAt;
					note(byAddress, mail[record], newerGrant);
					note(byAddress, phone[record], newerGrant);
				}
			}
		}
	});

	return (asked, channel) => {
		const sheet = sheets.get(channel)!;
		const placeIn = (column: Int32Array, key: number) => (key >= 0 ? column[key] : -1);
		const byAddress = (column: Int32Array) =>
			newerGrant(placeIn(column, asked.mail), placeIn(column, asked.phone));
		const own = newerGrant(placeIn(sheet.grantedById, asked.id), byAddress(sheet.grantedByAddress));
		const grant = asked.id === -1 ? newerGrant(own, byAddress(sheet.grantedBySomebodyAt)) : own;
		const stands = (record: number) =>
			record >= 0 && !(rules.newestDecides && grant >= 0 && refusedAt(record) < grantedAt(grant));
		const [refusal, doubt] = [sheet.refused[asked.person], sheet.unclear[asked.person]];
		if (stands(refusal)) return { finding: 'refused', record: refusal };
		if (stands(doubt)) return { finding: 'unclear', record: doubt };
		if (!rules.required) return { finding: 'notNeeded', record: grant };
		if (grant < 0) return { finding: 'none', record: -1 };
		return { finding: soundness(at[grant], until[grant], rules), record: grant };
	};
}

/** Of one channel: by person or by key the record that says so, −1 without one. */
type Sheet = ReturnType<typeof newSheet>;

function newSheet(persons: number, keys: number) {
	return {
		refused: new Int32Array(persons).fill(-1),
		unclear: new Int32Array(persons).fill(-1),
		grantedById: new Int32Array(keys).fill(-1),
		/** By an address without an id beside it, and with one. */
		grantedByAddress: new Int32Array(keys).fill(-1),
		grantedBySomebodyAt: new Int32Array(keys).fill(-1),
	};
}

function soundness(at: number, until: number, { now, longest }: ConsentRules): ConsentFinding {
	if (at > now) return 'notYet';
	if (!(until > now)) return 'expired';
	return longest === 0 || at > now - longest ? 'granted' : 'tooOld';
}
