import { channelBit, ANY_CHANNEL } from './channels';
import { newestMoments } from './newestMoments';
import { purposeNumber } from './purposes';

/** At most `messages` within `span` milliseconds, over the channels in `channels` together. */
export type Cap = Readonly<{ channels: number; messages: number; span: number }>;

export type Limits = Readonly<{
	caps: readonly Cap[];
	/** Milliseconds between two surveys; 0 without a pause. */
	surveyPause: number;
	/** At most `messages` with a discount within `span`; null without a limit. */
	discounts: Readonly<{ messages: number; span: number }> | null;
	/** One campaign reaches a person once over all channels; else once by each. */
	campaignOnce: boolean;
	/** Messages of this kind count and are capped like all others. */
	capsTransactional: boolean;
}>;

/** One message to a person: numbers of channel and purpose, 0 where unknown; `campaign` −1 where it does not matter. */
export type Message = {
	person: number;
	moment: number;
	channel: number;
	purpose: number;
	campaign: number;
	discount: boolean;
};

/** From when on a limit allows a further message, and which one comes last; −Infinity and −1 where none holds it up. */
export type Free = { at: number; cap: number };

/** What each person has been sent, as far as the limits ask for it. */
export type Ledger = Readonly<{
	add: (message: Message) => void;
	/** Was the campaign sent to this person by the channel already, or by any, where once is enough? */
	hasCampaign: (message: Message) => boolean;
	capsFree: (message: Message) => Free;
	surveyFree: (message: Message) => number;
	discountFree: (message: Message) => number;
}>;

const TRANSACTIONAL = purposeNumber('transactional');
const SURVEY = purposeNumber('survey');
/** Maps that grow stop the program: many small ones stop it for a short time each. */
const SHARDS = 64;

/** @param campaigns how many campaigns are asked about, numbered from 0 */
export function ledger(limits: Limits, campaigns: number): Ledger {
	const caps = limits.caps.map((cap) => ({ ...cap, newest: newestMoments(cap.messages) }));
	const surveys = newestMoments(1);
	const { discounts, surveyPause, campaignOnce, capsTransactional } = limits;
	const discounted = newestMoments(discounts?.messages ?? 1);
	const sent = Array.from({ length: SHARDS }, () => new Map<number, number>());
	const isCapped = (purpose: number) => capsTransactional || purpose !== TRANSACTIONAL;

	return {
		add({ person, moment, channel, purpose, campaign, discount }) {
			if (isCapped(purpose)) {
				const bits = channel === 0 ? ANY_CHANNEL : channelBit(channel);
				for (const cap of caps) if (cap.channels & bits) cap.newest.add(person, moment);
			}
			if (purpose === SURVEY) surveys.add(person, moment);
			if (discount) discounted.add(person, moment);
			if (campaign < 0) return;
			const key = person * campaigns + campaign;
			const map = sent[person % SHARDS];
			map.set(key, (map.get(key) ?? 0) | (channel === 0 ? ANY_CHANNEL : channelBit(channel)));
		},
		hasCampaign({ person, campaign, channel }) {
			if (campaign < 0) return false;
			const by = sent[person % SHARDS].get(person * campaigns + campaign) ?? 0;
			return campaignOnce ? by !== 0 : (by & channelBit(channel)) !== 0;
		},
		capsFree({ person, channel, purpose }) {
			const free = { at: -Infinity, cap: -1 };
			if (!isCapped(purpose)) return free;
			for (let at = 0; at < caps.length; at++) {
				const { channels, newest, span } = caps[at];
				if ((channels & channelBit(channel)) === 0) continue;
				const moment = newest.oldestThatCounts(person) + span;
				if (moment > free.at) {
					free.at = moment;
					free.cap = at;
				}
			}
			return free;
		},
		surveyFree: ({ person, purpose }) =>
			surveyPause > 0 && purpose === SURVEY
				? surveys.oldestThatCounts(person) + surveyPause
				: -Infinity,
		discountFree: ({ person, discount }) =>
			discount && discounts !== null
				? discounted.oldestThatCounts(person) + discounts.span
				: -Infinity,
	};
}
