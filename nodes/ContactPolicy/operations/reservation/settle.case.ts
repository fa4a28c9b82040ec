/** Puts what was read back into the order of the rows and lets the first one win. */
import { channelBit } from '../../../../core/policy/channels';
import { history, type History } from '../../../../core/policy/history';
import { ledger } from '../../../../core/policy/ledger';
import { purposeNumber } from '../../../../core/policy/purposes';
import { reasonNumber } from '../../../../core/policy/reasons';
import { ENTRY, settlement, type Settlement } from '../../../../core/policy/settlement';
import { sortedPlaces } from '../../../../core/numeric/sortedPlaces';
import { inChunks, type Steps } from '../../../../core/steps';
import { joinedPeople, type Named } from '../../../../schema/policy/joinedPeople';
import { capsOf, limitsOf, type NamedCap } from '../../../../schema/policy/policyLimits';
import type { Reservations } from '../../../../schema/policy/reservations';
import type { SettleSettings } from '../../../../schema/policy/reservationSettings';
import { newsOf, STANDING } from '../../../../schema/policy/words';

export type Settled = Settlement & Readonly<{ ours: Int32Array; caps: readonly NamedCap[] }>;

/** Our open reservations in the order of their rows, each with the number of its reason. */
export function* settled(
	rows: Reservations,
	settings: SettleSettings,
	now: number,
): Steps<Settled> {
	const { log, isOurs, row, key } = rows;
	const people = yield* joinedPeople([log.parties]);
	const [named] = people.named;
	const caps = capsOf(settings.caps.rows);
	const book = ledger(limitsOf(settings, 'marketing', caps), log.campaigns.length);
	const kind = Uint8Array.from(log.standing, (standing, at) =>
		standing !== STANDING.reserved
			? ENTRY.sent
			: isOurs[at] === 1
				? ENTRY.ours
				: ENTRY.reservedElsewhere,
	);
	const address = Int32Array.from(named.mail, (_, at) => addressAt(named, at));
	const isSent = (at: number) => kind[at] === ENTRY.sent;
	const past = yield* history(
		{
			...log,
			// What is open is replayed below; without a date it still puts its customer in doubt.
			person: Int32Array.from(named.person, (person, at) =>
				isSent(at) || (kind[at] !== ENTRY.ours && Number.isNaN(log.moment[at])) ? person : -1,
			),
			address,
			news: Uint8Array.from(log.standing, newsOf),
		},
		book,
		{ persons: people.persons, addresses: people.keys },
	);
	const standing = new Uint8Array(log.length);
	yield* inChunks(log.length, (from, to) => {
		for (let at = from; at < to; at++) {
			if (isOurs[at] === 1) standing[at] = against(past, at, { named, log });
		}
	});
	const order = yield* sortedPlaces(
		log.length,
		(one, other) => rowAt(row, one) - rowAt(row, other),
	);
	const outcome = yield* settlement({ ...log, kind, person: named.person, key, standing }, order, {
		ledger: book,
		now,
	});
	return { ...outcome, caps, ours: order.filter((at) => isOurs[at] === 1) };
}

/** A row without a number may have come before every other. */
const rowAt = (row: Float64Array, at: number) => (row[at] === row[at] ? row[at] : -Infinity);

function addressAt({ id, mail, phone }: Named, at: number): number {
	if (mail[at] !== -1) return mail[at];
	return phone[at] !== -1 ? phone[at] : id[at];
}

type Asked = Readonly<{ named: Named; log: Reservations['log'] }>;

function against(past: History, at: number, { named, log }: Asked): number {
	const person = named.person[at];
	const bit = channelBit(log.channel[at]);
	const address = addressAt(named, at);
	if (log.channel[at] === 0) return reasonNumber('noChannel');
	if (Number.isNaN(log.moment[at]) || past.undated[person] >= 0) {
		return reasonNumber('logRowWithoutDate');
	}
	if (log.purpose[at] !== purposeNumber('transactional')) {
		if (past.complained[person] & bit) return reasonNumber('complained');
		if (past.unsubscribed[person] & bit) return reasonNumber('unsubscribed');
	}
	return address >= 0 && past.bounced[address] & bit ? reasonNumber('addressBounced') : 0;
}
