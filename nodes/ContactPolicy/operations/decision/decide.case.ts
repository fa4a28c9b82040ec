/** Puts the three lists together and decides: whose rows they are, what they say, who may be contacted. */
import { channelBit } from '../../../../core/policy/channels';
import { CONSENT, consentBook, type ConsentVerdict } from '../../../../core/policy/consentBook';
import { decisions, type Decisions } from '../../../../core/policy/decisions';
import { history, type History } from '../../../../core/policy/history';
import { ledger } from '../../../../core/policy/ledger';
import { ANY_PURPOSE, purposeNumber } from '../../../../core/policy/purposes';
import { reasonNumber, type Reason } from '../../../../core/policy/reasons';
import { sortedPlaces } from '../../../../core/numeric/sortedPlaces';
import { inChunks, type Steps } from '../../../../core/steps';
import type { CandidateRows } from '../../../../schema/policy/candidates';
import { channelsConcerned, type ConsentRows } from '../../../../schema/policy/consents';
import type { LogRows } from '../../../../schema/policy/contactLog';
import {
	joinedPeople,
	type JoinedPeople,
	type Named,
} from '../../../../schema/policy/joinedPeople';
import { capsOf, limitsOf, type NamedCap } from '../../../../schema/policy/policyLimits';
import { hasRule, WEEKDAYS, type DecideSettings } from '../../../../schema/policy/policySettings';
import { newsOf } from '../../../../schema/policy/words';

/** What arrived; null where an input brought nothing. */
export type DecideRows = Readonly<{
	candidates: CandidateRows;
	contactLog: LogRows | null;
	consents: ConsentRows | null;
}>;

export type Decided = Decisions &
	Readonly<{
		caps: readonly NamedCap[];
		/** By candidate what was found about consent. */
		consentOf: (at: number) => ConsentVerdict | null;
		/** By candidate the item of the log that has no date. */
		undatedItemOf: (at: number) => number;
		/** How the candidate is known: its id, else its address. */
		keyOf: (at: number) => string;
	}>;

const DAY = 86_400_000;

/** Everybody is decided by the same rules, whatever the order of the items. */
export function* decided(
	{ candidates, contactLog, consents }: DecideRows,
	settings: DecideSettings,
	now: number,
): Steps<Decided> {
	const { purpose } = settings;
	const isOn = (rule: Parameters<typeof hasRule>[1]) => hasRule(settings, rule, purpose);
	const people = yield* joinedPeople([
		candidates.parties,
		...(contactLog === null ? [] : [contactLog.parties]),
		...(consents === null ? [] : [consents.parties]),
	]);
	const [asked] = people.named;
	const caps = capsOf(settings.caps.rows);
	const book = ledger(limitsOf(settings, purpose, caps), candidates.campaigns.length);
	const past =
		contactLog === null
			? null
			: yield* history(yield* logOf(contactLog, people.named[1], candidates), book, {
					persons: people.persons,
					addresses: people.keys,
				});
	const consentOf =
		consents === null
			? null
			: yield* consentsFor(consents, people.named.at(-1)!, { people, candidates, settings, now });

	const standing = Uint8Array.from(candidates.standing);
	yield* inChunks(standing.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const against = (reason: Reason, isSo: boolean) => {
				const number = reasonNumber(reason);
				if (isSo && (standing[at] === 0 || number < standing[at])) standing[at] = number;
			};
			against('contactLogNotRead', contactLog === null || contactLog.arrival === 'failed');
			against('consentsNotRead', consents === null || consents.arrival === 'failed');
			if (asked.person[at] < 0) continue;
			against(
				'likelyToBuyAnyway',
				isOn('discounts') &&
					candidates.discount[at] === 1 &&
					candidates.likely[at] >= settings.likelyToBuyFrom,
			);
			against('twoPeopleOneAddress', asked.id[at] === -1 && people.idsOf[asked.person[at]] > 1);
			if (past !== null) speakAgainst(past, at, { asked, candidates, purpose, against });
			const finding = consentOf?.(at)?.finding;
			if (finding !== undefined) against(...AGAINST[finding]);
		}
	});

	const order = yield* byPriority(candidates);
	const outcome = yield* decisions(
		{ ...candidates, length: standing.length, standing, person: asked.person },
		order,
		{
			now,
			purpose: purposeNumber(purpose),
			ledger: book,
			quiet: isOn('quietTimes') ? quietTimesOf(settings) : null,
			offsets: candidates.clocks.offsets,
			mostContacts:
				isOn('budget') && settings.budget.contacts > 0 ? settings.budget.contacts : Infinity,
			mostReward: isOn('budget') && settings.budget.reward > 0 ? settings.budget.reward : Infinity,
		},
	);
	return {
		...outcome,
		caps,
		consentOf: (at) => consentOf?.(at) ?? null,
		undatedItemOf: (at) => contactLog!.itemOf[past!.undated[asked.person[at]]],
		keyOf: (at) => keyOf(candidates, at),
	};
}

/** The reason that each finding about consent gives; the second says whether it is one at all. */
const AGAINST: Readonly<Record<ConsentVerdict['finding'], [Reason, boolean]>> = {
	granted: ['noConsent', false],
	notNeeded: ['noConsent', false],
	none: ['noConsent', true],
	refused: ['consentRefused', true],
	unclear: ['consentUnclear', true],
	notYet: ['consentNotYet', true],
	expired: ['consentExpired', true],
	tooOld: ['consentExpired', true],
};

type Speaking = Readonly<{
	asked: Named;
	candidates: CandidateRows;
	purpose: DecideSettings['purpose'];
	against: (reason: Reason, isSo: boolean) => void;
}>;

function speakAgainst(
	past: History,
	at: number,
	{ asked, candidates, purpose, against }: Speaking,
) {
	const person = asked.person[at];
	const bit = channelBit(candidates.channel[at]);
	against('logRowWithoutDate', past.undated[person] >= 0);
	if (purpose !== 'transactional') {
		against('complained', (past.complained[person] & bit) !== 0);
		against('unsubscribed', (past.unsubscribed[person] & bit) !== 0);
	}
	const addresses = [asked.id[at], asked.mail[at], asked.phone[at]].filter((key) => key >= 0);
	against(
		'addressBounced',
		addresses.some((key) => (past.bounced[key] & bit) !== 0),
	);
}

function* logOf(rows: LogRows, named: Named, { campaigns }: CandidateRows) {
	const { length, moment, channel, purpose, discount } = rows;
	const known = new Map(campaigns.map((key, number) => [key, number]));
	const campaignOf = Int32Array.from(rows.campaigns, (key) => known.get(key) ?? -1);
	const campaign = new Int32Array(length);
	const address = new Int32Array(length);
	const news = new Uint8Array(length);
	yield* inChunks(length, (from, to) => {
		for (let row = from; row < to; row++) {
			campaign[row] = rows.campaign[row] < 0 ? -1 : campaignOf[rows.campaign[row]];
			news[row] = newsOf(rows.standing[row]);
			const [mail, phone] = [named.mail[row], named.phone[row]];
			// A row without an address is known by the customer alone.
			address[row] = mail !== -1 ? mail : phone !== -1 ? phone : named.id[row];
		}
	});
	const { person } = named;
	return { length, person, address, moment, channel, purpose, campaign, discount, news };
}

type Asking = Readonly<{
	people: JoinedPeople;
	candidates: CandidateRows;
	settings: DecideSettings;
	now: number;
}>;

/** What the register says about each candidate, of the records that concern this purpose. */
function* consentsFor(rows: ConsentRows, named: Named, asking: Asking) {
	const { people, candidates, settings, now } = asking;
	const { length, status, at, until } = rows;
	const purpose = purposeNumber(settings.purpose);
	const channels = new Uint8Array(length);
	yield* inChunks(length, (from, to) => {
		for (let row = from; row < to; row++) {
			const own = rows.purpose[row];
			const concerns =
				own === purpose || own === ANY_PURPOSE || (own === 0 && status[row] !== CONSENT.granted);
			channels[row] = concerns ? channelsConcerned(rows.channels[row], status[row]) : 0;
		}
	});
	const { whenRecordsDiffer, validDays } = settings.consentOptions;
	const used = [...new Set(candidates.channel)].filter((channel) => channel !== 0);
	const find = yield* consentBook(
		{ length, ...named, channels, status, at, until },
		{
			now,
			required: hasRule(settings, 'consent', settings.purpose),
			newestDecides: whenRecordsDiffer === 'newest',
			longest: validDays * DAY,
		},
		{ persons: people.persons, keys: people.keys, channels: used },
	);
	const [{ person, id, mail, phone }] = people.named;
	return (place: number): ConsentVerdict | null =>
		person[place] < 0 || candidates.channel[place] === 0
			? null
			: find(
					{ person: person[place], id: id[place], mail: mail[place], phone: phone[place] },
					candidates.channel[place],
				);
}

/** Highest priority first; then by customer, channel and campaign, so that the order of the items decides nothing. */
function* byPriority(candidates: CandidateRows): Steps<Int32Array> {
	const { priority, channel, campaign, campaigns, items } = candidates;
	const named = (at: number) => String(campaigns[campaign[at]] ?? '');
	return yield* sortedPlaces(items.length, (one, other) => {
		if (priority[one] !== priority[other]) return priority[other] - priority[one];
		const [first, second] = [keyOf(candidates, one), keyOf(candidates, other)];
		if (first !== second) return first < second ? -1 : 1;
		if (channel[one] !== channel[other]) return channel[one] - channel[other];
		return named(one) === named(other) ? 0 : named(one) < named(other) ? -1 : 1;
	});
}

function keyOf({ parties: { keys, id, mail, phone } }: CandidateRows, at: number): string {
	return keys[id[at]] ?? keys[mail[at]] ?? keys[phone[at]] ?? '';
}

function quietTimesOf({ quietTimes: { from, until, weekdays } }: DecideSettings) {
	const bits = weekdays.reduce((sum, day) => sum | (1 << WEEKDAYS.indexOf(day)), 0);
	return { from, until, weekdays: bits };
}
