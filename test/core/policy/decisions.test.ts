/** Decisions over generated logs: no limit is ever exceeded, in whatever order candidates come. */
import fc from 'fast-check';

import { ANY_CHANNEL, channelBit } from '../../../core/policy/channels';
import { decisions, type Candidates } from '../../../core/policy/decisions';
import { ledger, type Cap, type Limits, type Message } from '../../../core/policy/ledger';
import { purposeNumber } from '../../../core/policy/purposes';
import { REASONS } from '../../../core/policy/reasons';
import { runToEnd } from '../../../core/steps';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const [MARKETING, SURVEY] = [purposeNumber('marketing'), purposeNumber('survey')];
const PEOPLE = 4;

const cap = fc.record<Cap>({
	channels: fc.constantFrom(ANY_CHANNEL, channelBit(1), channelBit(2)),
	messages: fc.integer({ min: 1, max: 3 }),
	span: fc.integer({ min: 1, max: 200 }).map((hours) => hours * HOUR),
});
const limits = fc.record<Limits>({
	caps: fc.array(cap, { maxLength: 3 }),
	surveyPause: fc.constantFrom(0, 100 * HOUR),
	discounts: fc.constantFrom(null, { messages: 1, span: 50 * HOUR }),
	campaignOnce: fc.boolean(),
	capsTransactional: fc.boolean(),
});
const message = fc.record<Message>({
	person: fc.integer({ min: 0, max: PEOPLE - 1 }),
	moment: fc.integer({ min: 700, max: 1_020 }).map((hours) => hours * HOUR),
	channel: fc.integer({ min: 0, max: 3 }),
	purpose: fc.constantFrom(0, MARKETING, SURVEY, purposeNumber('transactional')),
	campaign: fc.integer({ min: -1, max: 2 }),
	discount: fc.boolean(),
});
const candidate = fc.record({
	person: fc.integer({ min: 0, max: PEOPLE - 1 }),
	channel: fc.integer({ min: 1, max: 3 }),
	campaign: fc.integer({ min: 0, max: 2 }),
	discount: fc.boolean(),
	reward: fc.integer({ min: 0, max: 9 }),
	gap: fc.constantFrom(-Infinity, NOW + HOUR),
});
type Candidate = typeof candidate extends fc.Arbitrary<infer One> ? One : never;

function columnsOf(all: readonly Candidate[]): Candidates {
	return {
		length: all.length,
		person: Int32Array.from(all, ({ person }) => person),
		channel: Uint8Array.from(all, ({ channel }) => channel),
		campaign: Int32Array.from(all, ({ campaign }) => campaign),
		discount: Uint8Array.from(all, ({ discount }) => (discount ? 1 : 0)),
		reward: Float64Array.from(all, ({ reward }) => reward),
		clock: new Int32Array(all.length),
		standing: new Uint8Array(all.length),
		notBefore: Float64Array.from(all, ({ gap }) => gap),
		notBeforeReason: new Uint8Array(all.length).fill(REASONS.indexOf('soonAfterOrder')),
		isPersonFirst: new Uint8Array(all.length),
	};
}

type Budget = Readonly<{ contacts: number; reward: number }>;

function decide(
	log: readonly Message[],
	all: readonly Candidate[],
	rules: Limits,
	purpose: number,
	{ contacts, reward }: Budget = { contacts: Infinity, reward: Infinity },
) {
	const book = ledger(rules, 3);
	for (const one of log) book.add(one);
	return runToEnd(
		decisions(
			columnsOf(all),
			all.map((_, at) => at),
			{
				...{ now: NOW, purpose, ledger: book, quiet: null, offsets: [] },
				...{ mostContacts: contacts, mostReward: reward },
			},
		),
	);
}

const messageOf = (
	{ person, channel, campaign, discount }: Candidate,
	purpose: number,
): Message => ({
	...{ person, channel, campaign, discount, purpose, moment: NOW },
});

/** By hand: how many messages of a person the cap counts, looking back from now. */
function counted({ channels, span }: Cap, person: number, all: readonly Message[]): number {
	return all.filter(
		(one) =>
			one.person === person &&
			one.moment > NOW - span &&
			(one.channel === 0 || (channels & channelBit(one.channel)) !== 0),
	).length;
}

test('no cap, pause, campaign or discount limit is exceeded by whom it lets through', () => {
	fc.assert(
		fc.property(
			fc.array(message, { maxLength: 25 }),
			fc.array(candidate, { maxLength: 15 }),
			limits,
			fc.constantFrom(MARKETING, SURVEY),
			(log, all, rules, purpose) => {
				const { reason } = decide(log, all, rules, purpose);
				const counts = (one: Message) =>
					rules.capsTransactional || one.purpose !== purposeNumber('transactional');
				const before = [...log];
				all.forEach((one, at) => {
					if (reason[at] !== 0) return;
					const { person } = one;
					for (const limit of rules.caps) {
						if ((limit.channels & channelBit(one.channel)) === 0) continue;
						expect(counted(limit, person, before.filter(counts))).toBeLessThan(limit.messages);
					}
					const own = before.filter((other) => other.person === person);
					if (purpose === SURVEY && rules.surveyPause > 0) {
						const last = own.filter((other) => other.purpose === SURVEY);
						expect(last.every(({ moment }) => moment <= NOW - rules.surveyPause)).toBe(true);
					}
					if (one.discount && rules.discounts !== null) {
						const { span } = rules.discounts;
						expect(own.some((other) => other.discount && other.moment > NOW - span)).toBe(false);
					}
					const same = own.filter(
						(other) =>
							other.campaign === one.campaign &&
							(rules.campaignOnce || other.channel === 0 || other.channel === one.channel),
					);
					expect(same).toEqual([]);
					expect(one.gap).toBe(-Infinity);
					before.push(messageOf(one, purpose));
				});
			},
		),
		{ numRuns: 500 },
	);
});

test('whoever is held up is free at the moment that is named, and not a moment before', () => {
	fc.assert(
		fc.property(fc.array(message, { maxLength: 25 }), candidate, limits, (log, one, rules) => {
			const { reason, next } = decide(log, [one], rules, MARKETING);
			if (!(next[0] > NOW)) return;
			const at = (moment: number) => {
				const book = ledger(rules, 3);
				for (const other of log) book.add(other);
				const asked = messageOf(one, MARKETING);
				return Math.max(book.capsFree(asked).at, book.discountFree(asked), one.gap) <= moment;
			};
			expect(REASONS[reason[0]]).toMatch(/capReached|discountLimit|soonAfterOrder/);
			expect(at(next[0])).toBe(true);
			expect(at(next[0] - 1)).toBe(false);
		}),
		{ numRuns: 300 },
	);
});

test('without budget and with different people another restriction gives a subset', () => {
	fc.assert(
		fc.property(
			fc.array(message, { maxLength: 25 }),
			fc.array(candidate, { maxLength: PEOPLE }),
			limits,
			cap,
			(log, some, rules, further) => {
				const all = some.map((one, person) => ({ ...one, person }));
				const wide = decide(log, all, rules, MARKETING).reason;
				for (const more of [
					{ ...rules, caps: [...rules.caps, further] },
					{ ...rules, discounts: { messages: 1, span: 500 * HOUR } },
					{ ...rules, campaignOnce: true },
					{ ...rules, capsTransactional: true },
				]) {
					const narrow = decide(log, all, more, MARKETING).reason;
					narrow.forEach((reason, at) => {
						if (reason === 0) expect(wide[at]).toBe(0);
					});
				}
			},
		),
		{ numRuns: 300 },
	);
});

test('a budget is never exceeded, and nobody is refused for it while it suffices', () => {
	fc.assert(
		fc.property(
			fc.array(candidate, { maxLength: 15 }),
			fc.integer({ min: 1, max: 10 }),
			fc.integer({ min: 0, max: 40 }),
			(all, contacts, reward) => {
				const rules: Limits = {
					...{ caps: [], surveyPause: 0, discounts: null },
					...{ campaignOnce: false, capsTransactional: false },
				};
				const { reason } = decide([], all, rules, MARKETING, { contacts, reward });
				const taken = all.filter((_, at) => reason[at] === 0);
				const spent = taken.reduce((sum, one) => sum + one.reward, 0);
				expect(taken.length).toBeLessThanOrEqual(contacts);
				expect(spent).toBeLessThanOrEqual(reward);
				all.forEach((one, at) => {
					const code = REASONS[reason[at]];
					if (code === 'budgetContacts') expect(taken).toHaveLength(contacts);
					if (code === 'budgetReward') {
						const earlier = all.filter((_, other) => other < at && reason[other] === 0);
						const before = earlier.reduce((sum, other) => sum + other.reward, 0);
						expect(before + one.reward).toBeGreaterThan(reward);
					}
				});
			},
		),
	);
});

test('edges: nobody, and an order that leaves somebody out', () => {
	const none = decide([], [], { ...NO_LIMITS }, MARKETING);
	expect(none.reason).toHaveLength(0);
});

const NO_LIMITS: Limits = {
	...{ caps: [], surveyPause: 0, discounts: null },
	...{ campaignOnce: true, capsTransactional: false },
};
