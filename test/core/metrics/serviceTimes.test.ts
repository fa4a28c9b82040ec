import fc from 'fast-check';

import { changeOfContactRates } from '../../../core/metrics/contactRate';
import { rate } from '../../../core/metrics/rate';
import { serviceChange } from '../../../core/metrics/serviceChange';
import { serviceTimes } from '../../../core/metrics/serviceTimes';
import type { TicketLog } from '../../../core/metrics/ticketLog';
import { calendarTime } from '../../../core/metrics/workingTime';
import { randomStream } from '../../../core/numeric/random';
import { exponentialVariate } from '../../../core/numeric/randomVariates';
import { runToEnd } from '../../../core/steps';

const HOUR = 3_600_000;
const targets = { firstResponse: 4 * 60, resolution: 24 * 60 };

/** Hours after a common beginning; undefined: not yet. */
type Ticket = Readonly<{
	opened: number;
	answered?: number;
	resolved?: number;
	reopened?: number;
	closed?: boolean;
}>;

function logOf(tickets: readonly Ticket[]): TicketLog {
	const column = (of: (ticket: Ticket) => number | undefined) =>
		Float64Array.from(tickets, (ticket) => (of(ticket) ?? NaN) * HOUR);
	return {
		opened: column(({ opened }) => opened),
		openedDay: Int32Array.from(tickets, ({ opened }) => Math.floor(opened / 24)),
		firstResponse: column(({ answered }) => answered),
		resolved: column(({ resolved }) => resolved),
		reopened: column(({ reopened }) => reopened),
		closedUndated: Uint8Array.from(tickets, ({ closed }) => Number(closed === true)),
	};
}

const figuresOf = (tickets: readonly Ticket[], end: number, log = logOf(tickets)) =>
	runToEnd(
		serviceTimes(log, Int32Array.from(tickets.keys()), {
			end: end * HOUR,
			minutes: calendarTime,
			targets,
		}),
	);

const inHours = (minutes: number | null | undefined) => (minutes ?? NaN) / 60;

/** Looked at 100 hours after the beginning. */
const eight: readonly Ticket[] = [
	{ opened: 0, answered: 1, resolved: 10 },
	{ opened: 0, answered: 2, resolved: 20, reopened: 40 },
	{ opened: 0, answered: 4, resolved: 30 },
	{ opened: 10, answered: 16, resolved: 90 },
	{ opened: 20, answered: 28 },
	{ opened: 50 },
	{ opened: 97, answered: 98 },
	{ opened: 98 },
];

describe('eight tickets, by hand', () => {
	const { tickets, firstResponse, resolution, reopenRate } = figuresOf(eight, 100);

	test('first response: hours 1 1 2 4 6 8, one waiting for 50, one for 2', () => {
		expect(tickets).toBe(8);
		// S: at 1 6/8; at 2 5/8, the one that waits for 2 then leaves; at 4 (5/8)(3/4); at 6 (5/8)(2/4).
		expect(inHours(firstResponse?.median)).toBe(4);
		// At 8 (5/8)(1/4) = .156 still waits: nine tenths are not reached.
		expect(firstResponse?.p90).toBeNull();
		expect(firstResponse).toMatchObject({ happened: 6, waiting: 2, waitingPastTarget: 1 });
	});

	test('within 4 hours: 4 of 7; the one waiting for 50 is a miss, the one waiting for 2 is left out', () => {
		expect(firstResponse?.withinTarget).toEqual({
			...{ value: 4 / 7, numerator: 4, denominator: 7, reason: null },
		});
	});

	test('resolution: hours 10 20 30 80, waiting for 80 50 3 2', () => {
		// S: at 10 5/6; at 20 4/6; at 30 3/6 = .5.
		expect(inHours(resolution?.median)).toBe(30);
		expect(resolution?.p90).toBeNull();
		expect(resolution?.withinTarget).toMatchObject({ numerator: 2, denominator: 6 });
		expect(resolution).toMatchObject({ happened: 4, waiting: 4, waitingPastTarget: 2 });
	});

	test('reopened: 1 of 4', () => {
		expect(reopenRate).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
	});

	test('at the target of 4 hours (5/8)(3/4) still wait', () => {
		expect(firstResponse?.atTarget.survival).toBeCloseTo(15 / 32, 12);
	});

	test('leaving out who waits would make it look faster', () => {
		const answered = eight.filter((ticket) => ticket.answered !== undefined);
		const flattering = figuresOf(answered, 100).firstResponse;
		expect(inHours(flattering?.median)).toBe(2);
	});

	test('looked at earlier, later things have not happened', () => {
		const early = figuresOf(eight.slice(0, 5), 25);
		expect(early.firstResponse).toMatchObject({ happened: 4, waiting: 1, waitingPastTarget: 1 });
		expect(early.resolution).toMatchObject({ happened: 2, waiting: 3 });
		expect(early.reopenRate).toMatchObject({ numerator: 0, denominator: 2 });
	});
});

describe('edges', () => {
	test('no ticket: no figures, each with its reason', () => {
		const { tickets, firstResponse, resolution, reopenRate } = figuresOf([], 1);
		expect(tickets).toBe(0);
		for (const times of [firstResponse, resolution]) {
			expect(times).toMatchObject({ median: null, p90: null, happened: 0, waiting: 0 });
			expect(times?.withinTarget).toMatchObject({ value: null, reason: /No ticket/ });
		}
		expect(reopenRate).toMatchObject({ value: null, reason: expect.any(String) });
	});

	test('only young open tickets: too young to tell', () => {
		const { firstResponse } = figuresOf([{ opened: 98 }, { opened: 99 }], 100);
		expect(firstResponse?.withinTarget).toMatchObject({ value: null, reason: /too young/ });
		expect(firstResponse?.waitingPastTarget).toBe(0);
	});

	test('all alike: median, nine tenths and target are the same time', () => {
		const alike = Array.from({ length: 20 }, (_, at) => ({ opened: at, answered: at + 3 }));
		const { firstResponse } = figuresOf(alike, 200);
		expect(inHours(firstResponse?.median)).toBe(3);
		expect(inHours(firstResponse?.p90)).toBe(3);
		expect(firstResponse?.withinTarget.value).toBe(1);
	});

	test('closed without an answer, or without a time: left out and counted, not waiting', () => {
		const figures = figuresOf(
			[
				{ opened: 0, resolved: 5 },
				{ opened: 0, answered: 1, closed: true },
				{ opened: 0, answered: 1, resolved: 5 },
			],
			100,
		);
		expect(figures.firstResponse).toMatchObject({ happened: 2, waiting: 0, leftOut: 1 });
		expect(figures.resolution).toMatchObject({ happened: 2, waiting: 0, leftOut: 1 });
		expect(figures.reopenRate).toMatchObject({ numerator: 0, denominator: 3 });
	});

	test('columns that the list does not have give no figures', () => {
		const log = { ...logOf(eight), firstResponse: null, resolved: null, reopened: null };
		const figures = figuresOf(eight, 100, log);
		expect(figures).toMatchObject({ firstResponse: null, resolution: null });
		expect(figures.reopenRate).toMatchObject({ value: null, reason: /no column/ });
	});
});

describe('any tickets', () => {
	const ticket = fc
		.record({
			opened: fc.integer({ min: 0, max: 200 }),
			wait: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
			work: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
		})
		.map(({ opened, wait, work }): Ticket => {
			const answered = wait === undefined ? undefined : opened + wait;
			const resolved = answered === undefined || work === undefined ? undefined : answered + work;
			return { opened, answered, resolved };
		});
	const some = fc.array(ticket, { maxLength: 80 });

	test('every ticket is done, waiting or left out; rates stay in 0 to 1', () => {
		fc.assert(
			fc.property(some, (list) => {
				const open = list.filter(({ opened }) => opened <= 150);
				const { firstResponse, resolution } = figuresOf(open, 150);
				for (const times of [firstResponse!, resolution!]) {
					expect(times.happened + times.waiting + times.leftOut).toBe(open.length);
					const { value, numerator, denominator } = times.withinTarget;
					expect(denominator).toBeLessThanOrEqual(times.happened + times.waiting);
					expect(denominator).toBe(times.happened + times.waitingPastTarget);
					expect(numerator).toBeLessThanOrEqual(times.happened);
					if (value !== null) expect(value).toBeLessThanOrEqual(1);
					if (times.p90 !== null) expect(times.p90).toBeGreaterThanOrEqual(times.median!);
				}
			}),
		);
	});

	test('row order and a shift of all times change nothing; doubled times double the median', () => {
		fc.assert(
			fc.property(some, (list) => {
				const figures = figuresOf(list, 300);
				const shown = ({ firstResponse, resolution }: typeof figures) =>
					[firstResponse!, resolution!].map((times) => ({ ...times, times: null }));
				expect(shown(figuresOf([...list].reverse(), 300))).toEqual(shown(figures));
				const shift = (ticket_: Ticket, by: number, factor: number): Ticket => ({
					opened: by + factor * ticket_.opened,
					answered: ticket_.answered === undefined ? undefined : by + factor * ticket_.answered,
					resolved: ticket_.resolved === undefined ? undefined : by + factor * ticket_.resolved,
				});
				const shifted = figuresOf(
					list.map((one) => shift(one, 1000, 1)),
					1300,
				);
				expect(shown(shifted)).toEqual(shown(figures));
				const doubled = figuresOf(
					list.map((one) => shift(one, 0, 2)),
					600,
				);
				const median = figures.firstResponse!.median;
				expect(doubled.firstResponse!.median).toBe(median === null ? null : 2 * median);
			}),
		);
	});
});

describe('change', () => {
	const fast = Array.from({ length: 40 }, (_, at) => ({ opened: at, answered: at + 1 + (at % 3) }));
	const slow = Array.from({ length: 40 }, (_, at) => ({ opened: at, answered: at + 5 + (at % 7) }));
	const changeOf = (now: readonly Ticket[], before: readonly Ticket[]) =>
		runToEnd(serviceChange(figuresOf(now, 500), figuresOf(before, 500), true));

	test('slower is higher, faster is lower, the same shows no change', () => {
		expect(changeOf(slow, fast).firstResponseMedian).toMatchObject({
			...{ verdict: 'higher', difference: 6 * 60, interval: null },
		});
		expect(changeOf(fast, slow).firstResponseMedian.verdict).toBe('lower');
		expect(changeOf(fast, fast).firstResponseMedian).toMatchObject({
			...{ verdict: 'noChangeShown', difference: 0 },
		});
		expect(changeOf(fast, slow).firstResponseWithinTarget.verdict).toBe('higher');
	});

	test('two samples of the same service differ in about 1 of 20 cases, as the verdict says', () => {
		const random = randomStream(20260630);
		/** 40 tickets of 100 hours, answered after a random time that for some lies beyond the end. */
		const sample = () =>
			Array.from({ length: 40 }, () => {
				const opened = 100 * random();
				return { opened, answered: opened + exponentialVariate(20, random) };
			});
		let alarms = 0;
		for (let time = 0; time < 1000; time++) {
			const [now, before] = [figuresOf(sample(), 110), figuresOf(sample(), 110)];
			const { firstResponseMedian } = runToEnd(serviceChange(now, before, true));
			expect(firstResponseMedian.verdict).not.toBe('notComparable');
			alarms += Number(firstResponseMedian.verdict !== 'noChangeShown');
		}
		expect(alarms).toBeLessThanOrEqual(70);
		expect(alarms).toBeGreaterThanOrEqual(25);
	});

	test('what does not exist on one side cannot be compared', () => {
		const { resolutionMedian, reopenRate } = changeOf(fast, slow);
		expect(resolutionMedian).toMatchObject({ verdict: 'notComparable', difference: null });
		expect(reopenRate.verdict).toBe('notComparable');
	});

	test('reopened without dates: older tickets have had longer, so it is not compared', () => {
		const now = figuresOf(eight, 100);
		const change = runToEnd(serviceChange(now, now, false));
		expect(change.reopenRate).toMatchObject({ verdict: 'notComparable', reason: /does not say/ });
	});

	test('contacts per order', () => {
		const many = changeOfContactRates(rate(60, 300, ''), rate(30, 300, ''));
		expect(many).toMatchObject({ verdict: 'higher', difference: expect.closeTo(0.1, 12) });
		expect(changeOfContactRates(rate(31, 300, ''), rate(30, 300, '')).verdict).toBe(
			'noChangeShown',
		);
		expect(changeOfContactRates(rate(3, 0, 'No order'), rate(1, 2, ''))).toMatchObject({
			...{ verdict: 'notComparable', reason: 'No order' },
		});
	});
});
