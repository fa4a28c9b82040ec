/** What the contact log says about each candidate. */
import { channelBit } from '../../../../core/policy/channels';
import type { History } from '../../../../core/policy/history';
import type { Reason } from '../../../../core/policy/reasons';
import { inChunks } from '../../../../core/steps';
import type { CandidateRows } from '../../../../schema/policy/candidates';
import type { LogRows } from '../../../../schema/policy/contactLog';
import type { Named } from '../../../../schema/policy/joinedPeople';
import type { DecideSettings } from '../../../../schema/policy/policySettings';
import { newsOf } from '../../../../schema/policy/words';

type Speaking = Readonly<{
	asked: Named;
	candidates: CandidateRows;
	purpose: DecideSettings['purpose'];
	against: (reason: Reason, isSo: boolean) => void;
}>;

export function speakAgainst(
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

export function* logOf(rows: LogRows, named: Named, { campaigns }: CandidateRows) {
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
