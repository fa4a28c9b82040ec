import { CHUNK, type Steps } from '../steps';
import type { Ledger } from './ledger';
import { reasonNumber } from './reasons';

/** What a row of the log is to a run that settles, as a number in a column. */
export const ENTRY = {
	/** Sent, or about to be: it counts, whatever its place, and is in the ledger already. */
	sent: 1,
	/** Reserved by another run: it counts for those behind it. */
	reservedElsewhere: 2,
	/** Reserved by this run: it is decided here. */
	ours: 3,
} as const;

/** Rows of the log as they were read back, in columns. */
export type Entries = Readonly<{
	length: number;
	kind: Uint8Array;
	person: Int32Array;
	moment: Float64Array;
	channel: Uint8Array;
	purpose: Uint8Array;
	campaign: Int32Array;
	discount: Uint8Array;
	/** Number of the idempotency key; −1 without one. */
	key: Int32Array;
	/** Number of a reason that forbids it anyway; 0 without one. */
	standing: Uint8Array;
}>;

/** By entry the number of the reason, of our own only; `cap` as in decisions. */
export type Settlement = Readonly<{ reason: Uint8Array; cap: Int8Array }>;

const [ALLOWED, CAMPAIGN_ONCE, CAP, SURVEY, DISCOUNT] = [
	reasonNumber('allowed'),
	reasonNumber('campaignOnce'),
	reasonNumber('capReached'),
	reasonNumber('surveyPause'),
	reasonNumber('discountLimit'),
];

/**
 * Replays the reservations in the order of their rows. A reservation of another run counts for all behind it
 * until that run has given it up: it may have been sent already, and its own run never saw what came later. Of
 * our own only those count that win. So whoever reserved first wins, in whatever order two runs go on.
 *
 * @param order the entries from the lowest row to the highest
 */
export function* settlement(
	entries: Entries,
	order: ArrayLike<number>,
	{ ledger, now }: Readonly<{ ledger: Ledger; now: number }>,
): Steps<Settlement> {
	const reason = new Uint8Array(entries.length);
	const cap = new Int8Array(entries.length).fill(-1);
	const taken = new Set<number>();
	const messageAt = (at: number) => ({
		person: entries.person[at],
		moment: entries.moment[at],
		channel: entries.channel[at],
		purpose: entries.purpose[at],
		campaign: entries.campaign[at],
		discount: entries.discount[at] === 1,
	});
	const count = (at: number) => {
		if (entries.person[at] >= 0) ledger.add(messageAt(at));
		if (entries.key[at] >= 0) taken.add(entries.key[at]);
	};
	for (let at = 0; at < entries.length; at++) {
		if (entries.kind[at] === ENTRY.sent && entries.key[at] >= 0) taken.add(entries.key[at]);
		if (at % CHUNK === CHUNK - 1) yield;
	}
	for (let step = 0; step < order.length; step++) {
		const at = order[step];
		if (entries.kind[at] === ENTRY.reservedElsewhere) count(at);
		if (entries.kind[at] === ENTRY.ours) {
			const message = messageAt(at);
			const caps = ledger.capsFree(message);
			if (entries.standing[at] !== 0) reason[at] = entries.standing[at];
			else if (taken.has(entries.key[at]) || ledger.hasCampaign(message))
				reason[at] = CAMPAIGN_ONCE;
			else if (caps.at > now) {
				reason[at] = CAP;
				cap[at] = caps.cap;
			} else if (ledger.surveyFree(message) > now) reason[at] = SURVEY;
			else if (ledger.discountFree(message) > now) reason[at] = DISCOUNT;
			if (reason[at] === ALLOWED) count(at);
		}
		if (step % CHUNK === CHUNK - 1) yield;
	}
	return { reason, cap };
}
