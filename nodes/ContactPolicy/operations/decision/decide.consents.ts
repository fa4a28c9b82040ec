/** What the register of consents says about each candidate, and the reason that it gives. */
import { CONSENT, consentBook, type ConsentVerdict } from '../../../../core/policy/consentBook';
import { ANY_PURPOSE, purposeNumber } from '../../../../core/policy/purposes';
import type { Reason } from '../../../../core/policy/reasons';
import { inChunks } from '../../../../core/steps';
import type { CandidateRows } from '../../../../schema/policy/candidates';
import { channelsConcerned, type ConsentRows } from '../../../../schema/policy/consents';
import type { JoinedPeople, Named } from '../../../../schema/policy/joinedPeople';
import { hasRule, type DecideSettings } from '../../../../schema/policy/policySettings';

const DAY = 86_400_000;

/** The reason that each finding about consent gives; the second says whether it is one at all. */
export const AGAINST: Readonly<Record<ConsentVerdict['finding'], [Reason, boolean]>> = {
	granted: ['noConsent', false],
	notNeeded: ['noConsent', false],
	none: ['noConsent', true],
	refused: ['consentRefused', true],
	unclear: ['consentUnclear', true],
	notYet: ['consentNotYet', true],
	expired: ['consentExpired', true],
	tooOld: ['consentExpired', true],
};

type Asking = Readonly<{
	people: JoinedPeople;
	candidates: CandidateRows;
	settings: DecideSettings;
	now: number;
}>;

/** What the register says about each candidate, of the records that concern this purpose. */
export function* consentsFor(rows: ConsentRows, named: Named, asking: Asking) {
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
