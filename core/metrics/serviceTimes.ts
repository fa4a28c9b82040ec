import { kaplanMeier } from '../numeric/kaplanMeier';
import { survivalAt, type Survival } from '../numeric/survivalAt';
import { timeReached } from '../numeric/timeReached';
import type { CensoredTimes } from '../numeric/logRank';
import { inChunks, type Steps } from '../steps';
import { rate, type Rate } from './rate';
import type { TicketLog } from './ticketLog';
import type { MinutesBetween } from './workingTime';

/** How long something took that every ticket waits for, in minutes. */
export type WaitingTimes = Readonly<{
	/** The time by which it had happened to half and to nine tenths of the tickets; null where that is not reached. */
	median: number | null;
	p90: number | null;
	/** Within the target, of all of which it is known; one that waits already longer is a miss. */
	withinTarget: Rate;
	/** Tickets to which it happened, and those that still wait for it. */
	happened: number;
	waiting: number;
	/** Of those that wait: already longer than the target. The others are too young to tell. */
	waitingPastTarget: number;
	/** Left out: closed without it, or at a time that the list does not tell. */
	leftOut: number;
	/** By the curve: the share that still waits when the target is reached, the young ones counted for what they tell. */
	atTarget: Survival;
	/** What the times were computed from. */
	times: CensoredTimes;
}>;

export type ServiceFigures = Readonly<{
	tickets: number;
	/** Null where the list has no such column. */
	firstResponse: WaitingTimes | null;
	resolution: WaitingTimes | null;
	/** Reopened, of all tickets that were resolved at least once. */
	reopenRate: Rate;
}>;

/** In minutes. */
export type Targets = Readonly<{ firstResponse: number; resolution: number }>;

export type Observation = Readonly<{
	/** The moment up to which the list tells what happened; later entries do not exist yet. */
	end: number;
	minutes: MinutesBetween;
	targets: Targets;
}>;

/**
 * First response, resolution and reopening of some tickets (their rows in the log), as known at the end of the
 * observation. Tickets that still wait count with the time that they have waited (right-censored): leaving them
 * out would make the service look the faster the more is left lying.
 */
export function* serviceTimes(
	log: TicketLog,
	rows: Int32Array,
	{ end, minutes, targets }: Observation,
): Steps<ServiceFigures> {
	const tickets = rows.filter((row) => log.opened[row] <= end);
	const { opened, firstResponse, resolved, closedUndated } = log;
	const isBy = (column: Float64Array | null, row: number) => column !== null && column[row] <= end;
	const isClosed = (row: number) => isBy(resolved, row) || closedUndated[row] === 1;

	const timesOf = function* (
		column: Float64Array,
		isLeftOut: (row: number) => boolean,
		target: number,
	): Steps<WaitingTimes> {
		const times = new Float64Array(tickets.length);
		const happened = new Uint8Array(tickets.length);
		let count = 0;
		yield* inChunks(tickets.length, (from, to) => {
			for (let at = from; at < to; at++) {
				const row = tickets[at];
				const done = column[row] <= end;
				if (!done && isLeftOut(row)) continue;
				times[count] = Math.max(0, minutes(opened[row], done ? column[row] : end));
				happened[count] = Number(done);
				count++;
			}
		});
		const known = { times: times.subarray(0, count), happened: happened.subarray(0, count) };
		return yield* waitingTimes(known, target, tickets.length - count);
	};

	return {
		tickets: tickets.length,
		firstResponse:
			firstResponse && (yield* timesOf(firstResponse, isClosed, targets.firstResponse)),
		resolution:
			resolved && (yield* timesOf(resolved, (row) => closedUndated[row] === 1, targets.resolution)),
		reopenRate: yield* reopenRate(log, tickets, end),
	};
}

/** A time as long as the target is within it. */
function* waitingTimes(times: CensoredTimes, target: number, leftOut: number): Steps<WaitingTimes> {
	let within = 0;
	let pastTarget = 0;
	const n = times.times.length;
	yield* inChunks(n, (from, to) => {
		for (let row = from; row < to; row++) {
			if (times.happened[row] === 1) within += Number(times.times[row] <= target);
			else pastTarget += Number(times.times[row] > target);
		}
	});
	const curve = yield* kaplanMeier(times.times, times.happened);
	const reached = (share: number) => {
		const time = timeReached(curve, share);
		return Number.isNaN(time) ? null : time;
	};
	const nothing =
		n === 0
			? 'No ticket to tell it from'
			: 'Every ticket is too young to tell whether the target is met';
	return {
		median: reached(0.5),
		p90: reached(0.9),
		withinTarget: rate(within, curve.events + pastTarget, nothing),
		happened: curve.events,
		waiting: n - curve.events,
		waitingPastTarget: pastTarget,
		leftOut,
		atTarget: survivalAt(curve, target),
		times,
	};
}

function* reopenRate(log: TicketLog, tickets: Int32Array, end: number): Steps<Rate> {
	const { resolved, reopened, closedUndated } = log;
	if (reopened === null) return rate(0, 0, 'The list has no column that tells of reopened tickets');
	let again = 0;
	let closed = 0;
	yield* inChunks(tickets.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const row = tickets[at];
			const isReopened = reopened[row] <= end;
			again += Number(isReopened);
			const isResolved = resolved !== null && resolved[row] <= end;
			// Only what was resolved can be reopened, even if the desk forgot when.
			closed += Number(isReopened || isResolved || closedUndated[row] === 1);
		}
	});
	return rate(again, closed, 'No ticket has been resolved yet');
}
