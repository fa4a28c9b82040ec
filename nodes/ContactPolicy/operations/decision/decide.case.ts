/** Puts the three lists together and decides: whose rows they are, what they say, who may be contacted. */
import type { ConsentVerdict } from '../../../../core/policy/consentBook';
import { decisions, type Decisions } from '../../../../core/policy/decisions';
import { history } from '../../../../core/policy/history';
import { ledger } from '../../../../core/policy/ledger';
import { purposeNumber } from '../../../../core/policy/purposes';
import { reasonNumber, type Reason } from '../../../../core/policy/reasons';
import { sortedPlaces } from '../../../../core/numeric/sortedPlaces';
import { inChunks, type Steps } from '../../../../core/steps';
import type { CandidateRows } from '../../../../schema/policy/candidates';
import type { ConsentRows } from '../../../../schema/policy/consents';
import type { LogRows } from '../../../../schema/policy/contactLog';
import { joinedPeople } from '../../../../schema/policy/joinedPeople';
import { capsOf, limitsOf, type NamedCap } from '../../../../schema/policy/policyLimits';
import { hasRule, WEEKDAYS, type DecideSettings } from '../../../../schema/policy/policySettings';
import { AGAINST, consentsFor } from './decide.consents';
import { logOf, speakAgainst } from './decide.past';

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
