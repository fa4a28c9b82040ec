import type { Random } from '../../numeric/random';
import { kindOf, streamOf, type Shop } from './shop';
import type { TicketCourse } from './tickets';
import { dayOf, MINUTES_PER_DAY, monthOf, monthsLater, monthStart, quarterName } from './wallTime';

/** What a customer is asked, and when: every quarter, or after something that happened. */
export type Question = Readonly<{
	/** Wall minute at which it was sent. */
	minute: number;
	survey: 'NPS' | 'CSAT' | 'CES';
	/** Asked of everybody once a quarter, or after something that happened. */
	kind: 'relational' | 'transactional';
	wave: string;
	/** The order or ticket that a transactional question is about. */
	about: string | null;
}>;

/** A question with the stream of numbers that its answer is drawn from. */
export type Asked = Readonly<{ question: Question; random: Random }>;

/** A wave asks whoever has bought within so many days. */
const RECENT_DAYS = 180;

const MORNING = 10 * 60;

/** Quarterly NPS: on the 15th of February, May, August and November. */
export function waves(shop: Shop, customer: number, purchases: readonly number[]): Asked[] {
	const asked: Asked[] = [];
	let quarter = monthStart(dayOf(purchases[0]));
	while (monthOf(quarter) % 3 !== 1) quarter = monthsLater(quarter, 1);
	for (let day = quarter + 14; day <= shop.endDay; day = monthsLater(day, 3)) {
		const minute = day * MINUTES_PER_DAY + MORNING + (customer % 60);
		const random = streamOf(shop, 'surveyWaves', customer, day);
		const recently = purchases.some(
			(purchase) => purchase < minute && purchase > minute - RECENT_DAYS * MINUTES_PER_DAY,
		);
		// Each wave asks a part of the list, so that nobody is asked every quarter.
		if (!recently || random() >= 0.6) continue;
		const question: Question = {
			minute,
			survey: 'NPS',
			kind: 'relational',
			wave: `NPS ${quarterName(day)}`,
			about: null,
		};
		asked.push({ question, random });
	}
	return asked;
}

export function afterOrders(
	shop: Shop,
	customer: number,
	number: number,
	purchases: readonly number[],
): Asked[] {
	return purchases.flatMap((purchase, nth): Asked[] => {
		const random = streamOf(shop, 'surveysAfterOrders', customer, nth);
		if (random() >= kindOf(shop).asked) return [];
		const minute = (dayOf(purchase) + 7) * MINUTES_PER_DAY + MORNING;
		return [{ question: afterwards(minute, 'NPS', 'order', `${number}-${nth + 1}`), random }];
	});
}

export function afterTickets(
	shop: Shop,
	customer: number,
	courses: readonly TicketCourse[],
): Asked[] {
	return courses.flatMap(({ id, minute: opened, resolved }): Asked[] => {
		const random = streamOf(shop, 'surveysAfterTickets', customer, opened);
		if (resolved === null || random() >= 0.9) return [];
		const minute = (dayOf(resolved) + 1) * MINUTES_PER_DAY + MORNING;
		const survey = random() < 0.5 ? 'CSAT' : 'CES';
		return [{ question: afterwards(minute, survey, 'ticket', id), random }];
	});
}

function afterwards(
	minute: number,
	survey: Question['survey'],
	what: string,
	about: string,
): Question {
	const wave = `${survey} after ${what} ${quarterName(dayOf(minute))}`;
	return { minute, survey, kind: 'transactional', wave, about };
}
