import { answerTo, type Answer } from './answers';
import { consentHeld, consentsOf } from './consents';
import { contentmentOf } from './contentment';
import { personOf } from './person';
import { purchasesOf } from './purchases';
import { afterOrders, afterTickets, waves, type Question } from './questions';
import type { Shop } from './shop';
import { slownessAt, ticketCoursesOf, type TicketCourse } from './tickets';
import { dayOf, MINUTES_PER_DAY } from './wallTime';

/** A customer asked for an answer, with the answer if one has come by the end of the simulated time. */
export type Invitation = Question &
	Readonly<{
		email: string;
		/** The customer's usual channel of ordering. */
		channel: string;
		answer: Answer | null;
	}>;

/** Service is remembered for so many days. */
const REMEMBERED_DAYS = 180;

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

/** How slow the service was that the customer thinks of: of the ticket asked about, or of the last recent one. */
function slownessBefore(courses: readonly TicketCourse[], { minute, about }: Question): number {
	const meant = courses.find(({ id }) => id === about);
	if (meant) return slownessAt(minute, meant);
	const recent = courses.filter(
		({ minute: opened }) => opened < minute && opened > minute - REMEMBERED_DAYS * MINUTES_PER_DAY,
	);
	const [last] = recent.slice(-1);
	return last ? Math.max(0, slownessAt(minute, last)) : 0;
}
