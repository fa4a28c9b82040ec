import { createHash } from 'node:crypto';

import { CHANNELS } from '../../../../core/policy/channels';
import type { OutputItem } from '../../../shared/operation';
import { isoMoment } from '../../words';
import { reasonAt, sentenceOf, type Deciding } from './decide.words';

/** A candidate with its decision; what is needed to reserve and send the message stands beside it. */
export function decidedItem(deciding: Deciding, at: number, places: Int32Array): OutputItem {
	const { rows, settings, decided } = deciding;
	const { items, channel, campaign, campaigns } = rows.candidates;
	const reasonCode = reasonAt(deciding, at);
	const allowed = reasonCode === 'allowed' || reasonCode === 'personFirst';
	const item = items[at];
	const key = keyFor(String(campaigns[campaign[at]] ?? ''), decided.keyOf(at), channel[at]);
	const lean = {
		...item,
		allowed,
		reasonCode,
		reason: sentenceOf(deciding, at),
		nextAllowedAt: isoMoment(decided.next[at]),
		route: allowed ? (reasonCode === 'personFirst' ? 'person' : 'automate') : 'none',
		idempotencyKey: key,
		channel: CHANNELS[channel[at] - 1] ?? null,
		purpose: settings.purpose,
		campaign: rows.candidates.campaignNameOf(at),
	};
	return {
		json: settings.simplify ? lean : { ...lean, ...details(deciding, at) },
		from: [{ input: 'candidates', items: places, from: at, to: at + 1 }],
	};
}

/** The same for the same campaign, customer and channel, whenever and wherever it is made; null where one is unknown. */
function keyFor(campaign: string, customer: string, channel: number): string | null {
	if (campaign === '' || customer === '' || channel === 0) return null;
	const text = JSON.stringify([campaign, customer, CHANNELS[channel - 1]]);
	return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function details({ rows: { candidates, consents }, decided }: Deciding, at: number) {
	const verdict = decided.consentOf(at);
	const record = verdict?.record ?? -1;
	const known = record >= 0 && consents !== null;
	return {
		consentFound: verdict?.finding ?? null,
		consentSource: known ? (consents.sourceOf(record) ?? null) : null,
		consentRecordedAt: known ? isoMoment(consents.at[record]) : null,
		consentExpiresAt: known ? isoMoment(consents.until[record]) : null,
		customerTimeZone: candidates.clocks.zones[candidates.clock[at]] ?? null,
		priority: candidates.priority[at],
		carriesDiscount: candidates.discount[at] === 1,
	};
}
