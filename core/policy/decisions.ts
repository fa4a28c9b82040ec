import { CHUNK, type Steps } from '../steps';
import type { Ledger, Message } from './ledger';
import { quietEnd, type OffsetAt, type QuietTimes } from './quietTimes';
import { reasonNumber } from './reasons';

/** Who might be contacted, in columns. */
export type Candidates = Readonly<{
	length: number;
	person: Int32Array;
	channel: Uint8Array;
	campaign: Int32Array;
	/** 1 where the message carries a discount. */
	discount: Uint8Array;
	reward: Float64Array;
	/** Place of each one's clock among the offsets. */
	clock: Int32Array;
	/** Number of a reason that no time will change; 0 where there is none so far. */
	standing: Uint8Array;
	/** From when on the gaps after an order, a complaint or a refund are over, and the reason of the last of them. */
	notBefore: Float64Array;
	notBeforeReason: Uint8Array;
	/** 1 where a person comes first. */
	isPersonFirst: Uint8Array;
}>;

export type DecisionRules = Readonly<{
	now: number;
	purpose: number;
	ledger: Ledger;
	/** Null without quiet times. */
	quiet: QuietTimes | null;
	offsets: readonly OffsetAt[];
	/** Infinity without a budget. */
	mostContacts: number;
	mostReward: number;
}>;

/** By candidate: the number of the reason, the moment from which it may be otherwise, NaN where no time helps. */
export type Decisions = Readonly<{
	reason: Uint8Array;
	next: Float64Array;
	/** The cap that was reached, by its place; −1 for other reasons. */
	cap: Int8Array;
}>;

const ALLOWED = reasonNumber('allowed');
const PERSON_FIRST = reasonNumber('personFirst');

/**
 * Decides one after the other, in `order`: whoever is allowed counts for those behind, in the limits of the same
 * person as well as in the budget.
 */
export function* decisions(
	candidates: Candidates,
	order: ArrayLike<number>,
	rules: DecisionRules,
): Steps<Decisions> {
	const { length } = candidates;
	const reason = new Uint8Array(length);
	const next = new Float64Array(length).fill(NaN);
	const cap = new Int8Array(length).fill(-1);
	const budget = { contacts: rules.mostContacts, reward: rules.mostReward };
	const message: Message = {
		...{ person: -1, moment: rules.now, channel: 0 },
		...{ purpose: rules.purpose, campaign: -1, discount: false },
	};
	for (let step = 0; step < order.length; step++) {
		const at = order[step];
		message.person = candidates.person[at];
		message.channel = candidates.channel[at];
		message.campaign = candidates.campaign[at];
		message.discount = candidates.discount[at] === 1;
		const held = heldUp(candidates, at, message, rules);
		reason[at] = held.reason;
		next[at] = held.until;
		cap[at] = held.cap;
		if (held.reason === ALLOWED) {
			reason[at] = spent(budget, candidates.reward[at]);
			if (reason[at] === ALLOWED) {
				rules.ledger.add(message);
				if (candidates.isPersonFirst[at] === 1) reason[at] = PERSON_FIRST;
			}
		}
		if (step % CHUNK === CHUNK - 1) yield;
	}
	return { reason, next, cap };
}

type Held = Readonly<{ reason: number; until: number; cap: number }>;

const NOT_HELD: Held = { reason: ALLOWED, until: NaN, cap: -1 };
const [CAMPAIGN_ONCE, CAP, SURVEY, DISCOUNT, QUIET] = [
	reasonNumber('campaignOnce'),
	reasonNumber('capReached'),
	reasonNumber('surveyPause'),
	reasonNumber('discountLimit'),
	reasonNumber('quietTime'),
];

function heldUp(candidates: Candidates, at: number, message: Message, rules: DecisionRules): Held {
	const { now, ledger, quiet, offsets } = rules;
	if (candidates.standing[at] !== 0) return forGood(candidates.standing[at]);
	if (ledger.hasCampaign(message)) return forGood(CAMPAIGN_ONCE);
	const caps = ledger.capsFree(message);
	const survey = ledger.surveyFree(message);
	const discount = ledger.discountFree(message);
	const gap = candidates.notBefore[at];
	const free = Math.max(now, caps.at, survey, discount, gap);
	const open = quiet === null ? free : quietEnd(free, quiet, offsets[candidates.clock[at]]);
	if (open === now) return NOT_HELD;
	const until = open < Infinity ? open : NaN;
	if (caps.at > now) return { reason: CAP, until, cap: caps.cap };
	if (survey > now) return { reason: SURVEY, until, cap: -1 };
	if (discount > now) return { reason: DISCOUNT, until, cap: -1 };
	if (gap > now) return { reason: candidates.notBeforeReason[at], until, cap: -1 };
	return { reason: QUIET, until, cap: -1 };
}

const forGood = (reason: number): Held => ({ reason, until: NaN, cap: -1 });

const [NO_CONTACTS_LEFT, NO_REWARD_LEFT] = [
	reasonNumber('budgetContacts'),
	reasonNumber('budgetReward'),
];

/** Takes one contact and its reward from the budget, or says which of the two does not suffice. */
function spent(budget: { contacts: number; reward: number }, reward: number): number {
	if (budget.contacts < 1) return NO_CONTACTS_LEFT;
	const costs = reward === reward ? reward : 0;
	if (costs > budget.reward) return NO_REWARD_LEFT;
	budget.contacts -= 1;
	budget.reward -= costs;
	return ALLOWED;
}
