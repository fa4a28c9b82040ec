import type { Random } from '../../numeric/random';
import { exponentialVariate, normalVariate } from '../../numeric/randomVariates';
import { personOf } from './person';
import { purchasesOf } from './purchases';
import { kindOf, oneOf, streamOf, type Shop } from './shop';
import { dayOf, nextWithinHours, withinHours } from './wallTime';

/**
 * A question or complaint about a purchase, with all that will ever happen to it.
 * Wall minutes of the shop; null for what never happens.
 */
export type TicketCourse = Readonly<{
	id: string;
	/** When it was opened. */
	minute: number;
	email: string;
	/** The order it is about. */
	order: string;
	channel: string;
	topic: string;
	firstResponse: number | null;
	/** The first time that it was resolved. */
	resolved: number | null;
	/** When the customer came back because it was not resolved after all. */
	reopened: number | null;
	resolvedAgain: number | null;
}>;

/** A ticket as the help desk knows it at the end of the simulated time: null also for what has not happened yet. */
export type Ticket = Omit<TicketCourse, 'resolvedAgain'> &
	Readonly<{ status: 'open' | 'resolved' }>;

/** Customers who are about to leave have had slow service more often: hours are this many times as long. */
const SLOWER = 2.2;
const MORE_OFTEN = 2.2;

const TEAM_HOURS = [8 * 60, 18 * 60] as const;

const CHANNELS = [
	['email', 0.55],
	['chat', 0.25],
	['phone', 0.2],
] as const;

const TOPICS = [
	['question', 0.35],
	['late', 0.2],
	['damaged', 0.15],
	['wrong item', 0.12],
	['invoice', 0.1],
	['complaint', 0.08],
] as const;

/** The tickets of one customer, by the order that each is about. */
export function ticketsOf(shop: Shop, customer: number): Ticket[] {
	return ticketCoursesOf(shop, customer).map((course) => asKnownBy(shop.endDay, course));
}

/** Those tickets with their future, for what depends on how the service was at some moment. */
export function ticketCoursesOf(shop: Shop, customer: number): TicketCourse[] {
	const { minutes, lapsed } = purchasesOf(shop, customer);
	const random = streamOf(shop, 'tickets', customer);
	const chance = kindOf(shop).ticket;
	const { number, email } = personOf(shop, customer);
	const courses: TicketCourse[] = [];
	minutes.forEach((minute, nth) => {
		const leaving = lapsed && nth === minutes.length - 1;
		if (random() >= chance * (leaving ? MORE_OFTEN : 1)) return;
		const order = `${number}-${nth + 1}`;
		const course = courseOf(shop, minute, leaving ? SLOWER : 1, random);
		if (dayOf(course.minute) <= shop.endDay)
			courses.push({ id: `T${order}`, email, order, ...course });
	});
	return courses;
}

/** A few are never answered or never resolved. */
function courseOf(
	shop: Shop,
	ordered: number,
	slower: number,
	random: Random,
): Omit<TicketCourse, 'id' | 'email' | 'order'> {
	const days = dayOf(ordered) + exponentialVariate(3, random);
	const minute = Math.max(ordered + 15, withinHours(days, kindOf(shop).hours));
	const channel = oneOf(CHANNELS, random);
	const topic = oneOf(TOPICS, random);
	const answered = random() < 0.985;
	const firstResponse = later(minute, 2 * slower, random);
	const solved = answered && random() < 0.97;
	const resolved = later(firstResponse, 8 * slower, random);
	const back = solved && random() < 0.09;
	const reopened = withinHours(dayOf(resolved) + 1 + exponentialVariate(2, random), TEAM_HOURS);
	return {
		minute,
		channel,
		topic,
		firstResponse: answered ? firstResponse : null,
		resolved: solved ? resolved : null,
		reopened: back ? reopened : null,
		resolvedAgain: back ? later(reopened, 12 * slower, random) : null,
	};
}

/** So many hours later, log-normal around the median, and not before the team is back at work. */
function later(minute: number, medianHours: number, random: Random): number {
	const hours = medianHours * Math.exp(1.1 * normalVariate(random));
	return nextWithinHours(minute + 1 + Math.round(hours * 60), TEAM_HOURS);
}

function asKnownBy(endDay: number, { resolvedAgain, ...course }: TicketCourse): Ticket {
	const known = (minute: number | null) =>
		minute !== null && dayOf(minute) <= endDay ? minute : null;
	const resolved = known(course.resolved);
	const reopened = known(course.reopened);
	const closed = resolved !== null && (reopened === null || known(resolvedAgain) !== null);
	return {
		...course,
		firstResponse: known(course.firstResponse),
		resolved,
		reopened,
		status: closed ? 'resolved' : 'open',
	};
}

/**
 * How slow the service on a ticket had been by a moment, on a log scale: 0 for the usual, positive for slower,
 * −2 to 2. Response and resolution weigh the same.
 */
export function slownessAt(moment: number, course: TicketCourse): number {
	const times = (until: number | null, usualHours: number) =>
		Math.log((Math.min(until ?? moment, moment) - course.minute + 60) / (usualHours * 60));
	const slowness = (times(course.firstResponse, 7) + times(course.resolved, 24)) / 2;
	return Math.max(-2, Math.min(2, slowness));
}
