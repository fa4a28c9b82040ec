import { calendarPeriod, type CalendarUnit } from '../../core/metrics/calendarPeriod';
import type { Memberships } from '../../core/metrics/memberships';
import { missingLeavers } from '../../core/metrics/missingLeavers';
import type { Period } from '../../core/metrics/periodFigures';
import { inChunks, type Steps } from '../../core/steps';
import { isoDay } from '../../schema/calendarDay';
import type { MembershipRows } from '../../schema/memberships';
import { knownEnd } from '../../schema/observationEnd';
import { InputError } from '../../schema/parse';
import { periodsOf, type PeriodSettings } from '../../schema/periodSettings';
import { periodField, type PeriodField } from './lookBack';
import type { RunContext } from './operation';

/** Memberships that make one result. */
export type MembersOfGroup = Readonly<{
	/** The value of the column as it is written; null when nothing is grouped. */
	group: string | null;
	memberships: Memberships;
	/** Where they stand among all rows. */
	places: Int32Array;
	/** The input item that the result is linked to: n8n itself links an item made of many to the first. */
	firstItem: number;
}>;

/** Which days an operation on memberships looks at, and the memberships that had begun by then. */
export type MemberLookBack = Readonly<{
	end: number;
	/** The last day that the list tells about. */
	lastDay: number;
	period: Period;
	before: Period | null;
	when: PeriodField;
	/** What the reader of a page should know about the list. */
	notes: readonly string[];
	parts: readonly MembersOfGroup[];
}>;

/** A list whose newest date is older than this is taken as an old list, not as one in which nothing happened. */
const KEPT_UP_DAYS = 31;

type Settings = PeriodSettings & Readonly<{ observationEnd?: unknown }>;

export function* memberLookBack(
	rows: MembershipRows,
	settings: Settings,
	context: RunContext,
): Steps<MemberLookBack> {
	const { newestDay: newest, today, timeZone } = rows;
	const isKeptUp = today - newest <= KEPT_UP_DAYS;
	const known = isKeptUp ? Math.max(newest, today - 1) : newest;
	const { end, lastDay, ahead } = knownEnd(settings.observationEnd, known, context, timeZone);
	const places = yield* begunBy(rows.memberships.start, lastDay);
	if (places.length === 0 && rows.memberships.start.length > 0) throw nobodyYet(lastDay);
	const all = picked(rows.memberships, places);
	const notes = [
		ahead,
		staleNote(lastDay, today),
		yield* missingNote(all, lastDay),
		laterNote(rows.memberships.start.length - places.length, lastDay),
	].filter((note) => note !== null);
	notes.forEach((note) => context.hint(note));
	const { period, before } = periodsOf(settings, Math.min(rows.firstDay, lastDay), lastDay);
	return {
		...{ end, lastDay, period, before, notes },
		when: periodField(period, end, timeZone),
		parts:
			rows.groups === null
				? [{ group: null, memberships: all, places, firstItem: 0 }]
				: yield* byGroup(rows, places),
	};
}

function* begunBy(start: Int32Array, lastDay: number): Steps<Int32Array> {
	const places = new Int32Array(start.length);
	let size = 0;
	yield* inChunks(start.length, (from, to) => {
		for (let place = from; place < to; place++) if (start[place] <= lastDay) places[size++] = place;
	});
	return places.subarray(0, size);
}

function picked({ start, end }: Memberships, places: Int32Array): Memberships {
	return { start: places.map((place) => start[place]), end: places.map((place) => end[place]) };
}

/** Most memberships first, ties by name; they add up to all. */
function* byGroup(
	{ memberships, itemOf, groups }: MembershipRows,
	places: Int32Array,
): Steps<readonly MembersOfGroup[]> {
	const { names, of } = groups!;
	const members: number[][] = names.map(() => []);
	yield* inChunks(places.length, (from, to) => {
		for (let at = from; at < to; at++) members[of[places[at]]].push(places[at]);
	});
	return names
		.map((group, index): MembersOfGroup => {
			const mine = Int32Array.from(members[index]);
			const firstItem = mine.reduce((first, place) => Math.min(first, itemOf[place]), Infinity);
			return { group, memberships: picked(memberships, mine), places: mine, firstItem };
		})
		.filter(({ places: mine }) => mine.length > 0)
		.sort(
			(one, other) =>
				other.places.length - one.places.length || (one.group! < other.group! ? -1 : 1),
		);
}

function staleNote(lastDay: number, today: number): string | null {
	const age = today - lastDay;
	if (!(age > KEPT_UP_DAYS)) return null;
	return `The figures end on ${isoDay(lastDay)}, ${age} days ago: they describe that time, not today. If nobody has joined or left since, choose today as Observation End.`;
}

function* missingNote(memberships: Memberships, lastDay: number): Steps<string | null> {
	const found = yield* missingLeavers(memberships, lastDay);
	if (found === null) return null;
	return `Memberships begin on ${isoDay(found.firstStart)}, but nobody leaves before ${isoDay(found.firstEnd)}: those who left earlier seem to be missing. Members then seem to stay longer, and fewer of them to leave, than is true.`;
}

function nobodyYet(lastDay: number): InputError {
	return new InputError(
		`No membership had begun by ${isoDay(lastDay)}`,
		"Choose a later 'Observation End', or leave it empty.",
	);
}

function laterNote(later: number, lastDay: number): string | null {
	if (later === 0) return null;
	const what = later === 1 ? '1 membership begins' : `${later} memberships begin`;
	return `${what} after ${isoDay(lastDay)}: left out.`;
}

/** How the items were read, as an output field. */
export function readCounts({ tallies }: MembershipRows) {
	const { notStartedByStatus, ...counts } = tallies;
	return { ...counts, notStartedByStatus: Object.fromEntries(notStartedByStatus) };
}

/** The first calendar period to show: the one of the first member, or the first that begins within the chosen days. */
export function firstPeriodOf({ from }: Period, unit: CalendarUnit, isAll: boolean): number {
	return isAll ? calendarPeriod(from, unit) : calendarPeriod(from - 1, unit) + 1;
}
