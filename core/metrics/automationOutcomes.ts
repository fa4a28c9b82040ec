/** What customers did in a stretch of days: what an automation may have moved, one customer at a time. */
import { placesByKey, type PlacesByKey } from '../numeric/placesByKey';
import type { Steps } from '../steps';
import { refundedOf, type RefundColumns } from './orderLog';
import type { Purchases } from './purchases';
import type { SurveyAnswers } from './surveyAnswers';

/** Answers on the scale from 0 to 10; those without customer or day are in nobody's history. */
export type ScaleAnswers = Pick<SurveyAnswers, 'score' | 'day' | 'moment' | 'customer'>;

/** Purchases, refunds and answers with the places of each customer's own. */
export type Histories = Readonly<{
	purchases: Purchases;
	refunds: RefundColumns;
	answers: ScaleAnswers | null;
	purchasesOf: PlacesByKey;
	refundsOf: PlacesByKey;
	answersOf: PlacesByKey | null;
}>;

/** What one customer did; filled anew for each, so that millions of them leave nothing behind. */
export type Outcome = {
	orders: number;
	/** Orders that cost something, and what was sold in them before refunds. */
	paidOrders: number;
	sales: number;
	/** Sales minus refunds, linked to an order or not. */
	revenue: number;
	/** The latest answer from 0 to 10; −1 without one. */
	score: number;
};

export function emptyOutcome(): Outcome {
	return { orders: 0, paidOrders: 0, sales: 0, revenue: 0, score: -1 };
}

export function* histories(
	customers: number,
	purchases: Purchases,
	refunds: RefundColumns,
	answers: ScaleAnswers | null,
): Steps<Histories> {
	return {
		purchases,
		refunds,
		answers,
		purchasesOf: yield* placesByKey(purchases.customer, purchases.count, customers),
		refundsOf: yield* placesByKey(refunds.customer, refunds.customer.length, customers),
		answersOf:
			answers && (yield* placesByKey(answers.customer, answers.customer.length, customers)),
	};
}

/** Fills in what a customer did from one day to another, both included. */
export function fillOutcome(
	outcome: Outcome,
	{ purchases, refunds, answers, purchasesOf, refundsOf, answersOf }: Histories,
	customer: number,
	from: number,
	to: number,
): void {
	outcome.orders = 0;
	outcome.paidOrders = 0;
	outcome.sales = 0;
	outcome.revenue = 0;
	for (let at = purchasesOf.begins[customer]; at < purchasesOf.begins[customer + 1]; at++) {
		const row = purchasesOf.places[at];
		const day = purchases.day[row];
		if (day < from || day > to) continue;
		const sold = purchases.sales[row];
		outcome.orders += 1;
		if (sold > 0) outcome.paidOrders += 1;
		outcome.sales += sold;
		outcome.revenue += sold - refundedOf(purchases.refunded, row);
	}
	for (let at = refundsOf.begins[customer]; at < refundsOf.begins[customer + 1]; at++) {
		const row = refundsOf.places[at];
		if (refunds.day[row] >= from && refunds.day[row] <= to) outcome.revenue -= refunds.amount[row];
	}
	outcome.score = -1;
	if (answers === null || answersOf === null) return;
	let latest = -1;
	for (let at = answersOf.begins[customer]; at < answersOf.begins[customer + 1]; at++) {
		const row = answersOf.places[at];
		if (answers.score[row] < 0 || answers.day[row] < from || answers.day[row] > to) continue;
		if (latest < 0 || isLater(answers, row, latest)) latest = row;
	}
	if (latest >= 0) outcome.score = answers.score[latest];
}

/** Had the customer bought before that day? */
export function boughtBefore(
	{ purchases, purchasesOf }: Histories,
	customer: number,
	day: number,
): boolean {
	// Purchases are in date order, so the customer's first one stands first.
	const first = purchasesOf.begins[customer];
	if (first === purchasesOf.begins[customer + 1]) return false;
	return purchases.day[purchasesOf.places[first]] < day;
}

/** Of the same moment the lower score counts, whichever comes first in the list. */
function isLater({ day, moment, score }: ScaleAnswers, one: number, other: number): boolean {
	if (day[one] !== day[other]) return day[one] > day[other];
	if (moment[one] !== moment[other]) return moment[one] > moment[other];
	return score[one] < score[other];
}
