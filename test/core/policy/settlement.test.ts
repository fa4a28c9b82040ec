/** Two runs that reserve, read and settle in every interleaving: the limits hold whatever happens between. */
import fc from 'fast-check';

import { ANY_CHANNEL, channelBit } from '../../../core/policy/channels';
import { ledger, type Limits } from '../../../core/policy/ledger';
import { purposeNumber } from '../../../core/policy/purposes';
import { ENTRY, settlement } from '../../../core/policy/settlement';
import { runToEnd } from '../../../core/steps';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const MARKETING = purposeNumber('marketing');

type Row = {
	run: number;
	person: number;
	channel: number;
	campaign: number;
	moment: number;
	status: 'reserved' | 'sent' | 'lost';
};

/** The table: rows in the order in which they were inserted, as an ascending row number gives it. */
type Table = Row[];

const limits = fc.record<Limits>({
	caps: fc.array(
		fc.record({
			channels: fc.constantFrom(ANY_CHANNEL, channelBit(1), channelBit(2)),
			messages: fc.integer({ min: 1, max: 2 }),
			span: fc.integer({ min: 24, max: 100 }).map((hours) => hours * HOUR),
		}),
		{ minLength: 1, maxLength: 3 },
	),
	surveyPause: fc.constant(0),
	discounts: fc.constant(null),
	campaignOnce: fc.boolean(),
	capsTransactional: fc.constant(true),
});
const wish = fc.record({
	person: fc.integer({ min: 0, max: 1 }),
	channel: fc.integer({ min: 1, max: 2 }),
	campaign: fc.integer({ min: 0, max: 3 }),
});

/** What a run settles from the rows that it has read. */
function settle(rows: readonly Row[], run: number, rules: Limits, now: number): Set<number> {
	const book = ledger(rules, 4);
	const messageOf = ({ person, moment, channel, campaign }: Row) => ({
		...{ person, moment, channel, campaign, purpose: MARKETING, discount: false },
	});
	const live = rows.map((row, at) => ({ ...row, at })).filter(({ status }) => status !== 'lost');
	for (const row of live) if (row.status === 'sent') book.add(messageOf(row));
	const entries = {
		length: live.length,
		kind: Uint8Array.from(live, ({ status, run: own }) =>
			status === 'sent' ? ENTRY.sent : own === run ? ENTRY.ours : ENTRY.reservedElsewhere,
		),
		person: Int32Array.from(live, ({ person }) => person),
		moment: Float64Array.from(live, ({ moment }) => moment),
		channel: Uint8Array.from(live, ({ channel }) => channel),
		purpose: new Uint8Array(live.length).fill(MARKETING),
		campaign: Int32Array.from(live, ({ campaign }) => campaign),
		discount: new Uint8Array(live.length),
		key: Int32Array.from(live, (row) => (row.person * 3 + row.channel) * 4 + row.campaign),
		standing: new Uint8Array(live.length),
	};
	const order = live.map((_, at) => at);
	const { reason } = runToEnd(settlement(entries, order, { ledger: book, now }));
	return new Set(
		live.filter((_, at) => entries.kind[at] === ENTRY.ours && reason[at] === 0).map(({ at }) => at),
	);
}

/** One run, one step at a time: reserve all, read, settle and mark the losers, send, confirm. */
function* steps(
	table: Table,
	run: number,
	wishes: readonly Omit<Row, 'run' | 'moment' | 'status'>[],
	rules: Limits,
	clock: () => number,
): Generator<undefined, void> {
	for (const one of wishes) {
		table.push({ ...one, run, moment: clock(), status: 'reserved' });
		yield;
	}
	const read = table.map((row) => ({ ...row }));
	yield;
	const won = settle(read, run, rules, clock());
	yield;
	const own = read.map((row, at) => ({ row, at })).filter(({ row }) => row.run === run);
	for (const { at } of own) {
		if (won.has(at)) table[at].status = 'sent';
		else table[at].status = 'lost';
		yield;
	}
}

/** Sent messages keep every limit: of each the earlier ones within its span are too few to reach it. */
function expectLimitsKept(table: Table, rules: Limits) {
	const sent = table.filter(({ status }) => status === 'sent');
	sent.forEach((one, at) => {
		for (const { channels, messages, span } of rules.caps) {
			if ((channels & channelBit(one.channel)) === 0) continue;
			const others = sent.filter(
				(other, place) =>
					place !== at &&
					other.person === one.person &&
					(channels & channelBit(other.channel)) !== 0 &&
					Math.abs(other.moment - one.moment) < span,
			);
			expect(others.length).toBeLessThan(messages);
		}
		const same = sent.filter(
			(other) =>
				other.person === one.person &&
				other.campaign === one.campaign &&
				(rules.campaignOnce || other.channel === one.channel),
		);
		expect(same).toHaveLength(1);
	});
}

test('in every interleaving of two runs the limits hold, and whoever came first is not held up', () => {
	fc.assert(
		fc.property(
			fc.array(wish, { minLength: 1, maxLength: 4 }),
			fc.array(wish, { minLength: 1, maxLength: 4 }),
			limits,
			fc.infiniteStream(fc.boolean()),
			(first, second, rules, turns) => {
				const table: Table = [];
				let now = NOW;
				const clock = () => (now += 1_000);
				const running = [
					steps(table, 1, first, rules, clock),
					steps(table, 2, second, rules, clock),
				];
				for (let most = 0; running.length > 0 && most < 200; most++) {
					const turn = running.length === 1 || turns.next().value ? 0 : 1;
					if (running[turn].next().done) running.splice(turn, 1);
				}
				expect(running).toEqual([]);
				expectLimitsKept(table, rules);
				// The very first reservation stands before all others.
				expect(table[0].status).toBe('sent');
			},
		),
		{ numRuns: 1_000 },
	);
});

test('a run that died after reserving still counts, so that nobody is written to twice', () => {
	const rules: Limits = {
		caps: [{ channels: ANY_CHANNEL, messages: 1, span: 24 * HOUR }],
		...{ surveyPause: 0, discounts: null, campaignOnce: true, capsTransactional: true },
	};
	const row = (run: number, campaign: number, moment: number): Row => ({
		...{ run, person: 0, channel: 1, campaign, moment, status: 'reserved' },
	});
	expect(settle([row(1, 0, NOW - HOUR), row(2, 1, NOW)], 2, rules, NOW).size).toBe(0);
	expect(settle([row(1, 0, NOW - 25 * HOUR), row(2, 1, NOW)], 2, rules, NOW).size).toBe(1);
	// The same campaign is not sent again by itself, however long ago that was.
	expect(settle([row(1, 0, NOW - 900 * HOUR), row(2, 0, NOW)], 2, rules, NOW).size).toBe(0);
});
