import type { Random } from '../../numeric/random';
import { exponentialVariate, normalVariate } from '../../numeric/randomVariates';
import { COMMENTS } from './comments';
import { consentHeld, consentsOf } from './consents';
import { contentmentOf } from './contentment';
import { personOf } from './people';
import { purchasesOf } from './purchases';
import { anyOf, kindOf, streamOf, type Shop } from './shop';
import { slownessAt, ticketCoursesOf, type TicketCourse } from './tickets';
import {
	dayOf,
	MINUTES_PER_DAY,
	monthOf,
	monthsLater,
	monthStart,
	quarterName,
	withinHours,
} from './wallTime';

/** A customer asked for an answer, with the answer if one has come by the end of the simulated time. */
export type Invitation = Question &
	Readonly<{
		email: string;
		/** The customer's usual channel of ordering. */
		channel: string;
		answer: Answer | null;
	}>;

type Question = Readonly<{
	/** Wall minute at which it was sent. */
	minute: number;
	survey: 'NPS' | 'CSAT' | 'CES';
	/** Asked of everybody once a quarter, or after something that happened. */
	kind: 'relational' | 'transactional';
	wave: string;
	/** The order or ticket that a transactional question is about. */
	about: string | null;
}>;

export type Answer = Readonly<{ minute: number; score: number; comment: string | null }>;

/** Whom it is sent to in the end is decided by consent; the answer has a stream of its own. */
type Asked = Readonly<{ question: Question; random: Random }>;

/** Scales, with the answer of a customer as content as most and how far contentment and slow service move it. */
const SCALES = {
	NPS: { lowest: 0, highest: 10, usual: 8.3, step: 1.9, slow: 0.9 },
	CSAT: { lowest: 1, highest: 5, usual: 4.1, step: 0.8, slow: 0.6 },
	CES: { lowest: 1, highest: 7, usual: 5.4, step: 1.1, slow: 0.8 },
} as const;

/** No answer after so many days is no answer. */
const ANSWER_DAYS = 14;

/** A wave asks whoever has bought within so many days; an old ticket is forgotten after as many. */
const RECENT_DAYS = 180;

const MORNING = 10 * 60;

/** Everything that one customer has been asked up to the end of the simulated time. */
export function invitationsOf(shop: Shop, customer: number): Invitation[] {
	const { minutes } = purchasesOf(shop, customer);
	if (minutes.length === 0) return [];
	const { number, email, channel } = personOf(shop, customer);
	const consents = consentsOf(shop, customer);
	const courses = ticketCoursesOf(shop, customer);
	const contentment = contentmentOf(shop, customer);
	return [
		...waves(shop, customer, minutes),
		...afterOrders(shop, customer, number, minutes),
		...afterTickets(shop, customer, courses),
	]
		.filter(({ question: { minute } }) => dayOf(minute) <= shop.endDay)
		.filter(({ question: { minute } }) => consentHeld(consents, 'email', 'survey', minute))
		.map(({ question, random }) => {
			const slowness = slownessBefore(courses, question);
			const answer = answerTo(question, contentment, slowness, random);
			const known = answer !== null && dayOf(answer.minute) <= shop.endDay;
			return { ...question, email, channel, answer: known ? answer : null };
		});
}

/** Quarterly NPS: on the 15th of February, May, August and November. */
function waves(shop: Shop, customer: number, purchases: readonly number[]): Asked[] {
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

function afterOrders(
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

function afterTickets(shop: Shop, customer: number, courses: readonly TicketCourse[]): Asked[] {
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

/** How slow the service was that the customer thinks of: of the ticket asked about, or of the last recent one. */
function slownessBefore(courses: readonly TicketCourse[], { minute, about }: Question): number {
	const meant = courses.find(({ id }) => id === about);
	if (meant) return slownessAt(minute, meant);
	const recent = courses.filter(
		({ minute: opened }) => opened < minute && opened > minute - RECENT_DAYS * MINUTES_PER_DAY,
	);
	const [last] = recent.slice(-1);
	return last ? Math.max(0, slownessAt(minute, last)) : 0;
}

/** The answer, or null: most people do not answer; those who feel strongly do so more often. */
function answerTo(
	{ minute, survey, kind }: Question,
	contentment: number,
	slowness: number,
	random: Random,
): Answer | null {
	const { lowest, highest, usual, step, slow } = SCALES[survey];
	const feeling = 0.8 * contentment + 0.6 * normalVariate(random);
	const score = Math.round(usual + step * feeling - slow * slowness);
	const answers = (kind === 'relational' ? 0.25 : 0.4) + 0.08 * Math.abs(feeling);
	const days = exponentialVariate(2.5, random);
	const writes = random() < 0.4;
	if (random() >= answers || days >= ANSWER_DAYS) return null;
	const mood = feeling < -0.9 ? 'unhappy' : feeling < 0.2 ? 'middling' : 'happy';
	return {
		minute: Math.max(minute + 5, withinHours(dayOf(minute) + days, [9 * 60, 22 * 60])),
		score: Math.max(lowest, Math.min(highest, score)),
		comment: writes ? anyOf(COMMENTS[mood], random) : null,
	};
}
