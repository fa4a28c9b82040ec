/** What the purchase models know of customers, from their orders or from summaries of them. */
import { customerHistories, summaryOf } from '../../core/metrics/customerSummary';
import { inChunks, type Steps } from '../../core/steps';
import { isoDay } from '../calendarDay';
import { InputError } from '../parse';
import type { CustomerRows } from './customerRows';

/** In columns, one entry per customer of the rows, in days; NaN where a customer is not known well enough. */
export type Buyers = Readonly<{
	/** x, tₓ and T of the models. */
	frequency: Float64Array;
	recency: Float64Array;
	age: Float64Array;
	/** Mean value of the repeat purchases; NaN without any. */
	spend: Float64Array;
	/** Customers whose figures can be used: their numbers among the rows. */
	known: Int32Array;
	/** Why a customer's cannot; null where they can. */
	reason: (customer: number) => string | null;
	hints: readonly string[];
}>;

const NEVER_BOUGHT = 1;
const NO_FIRST_DAY = 2;
const LATER = 3;

export function* buyersOf(rows: CustomerRows): Steps<Buyers> {
	const people = rows.keys.length;
	const [frequency, recency, age, spend] = Array.from({ length: 4 }, () =>
		new Float64Array(people).fill(NaN),
	);
	const why = new Uint8Array(people);
	const hints: string[] = [];
	if (rows.history !== null) {
		const { log, purchases, customerOf } = rows.history;
		const histories = yield* customerHistories(log, purchases, rows.observationEnd!);
		yield* inChunks(people, (from, to) => {
			for (let who = from; who < to; who++) {
				const summary = summaryOf(histories, customerOf[who]);
				if (summary.age === null) {
					why[who] = NEVER_BOUGHT;
					continue;
				}
				frequency[who] = summary.frequency;
				recency[who] = summary.recency!;
				age[who] = summary.age;
				spend[who] = summary.monetaryValue ?? NaN;
			}
		});
	} else {
		yield* fromSummaries(rows, { frequency, recency, age, spend }, why, hints);
	}
	const known = new Int32Array(people);
	let count = 0;
	let below = 0;
	for (let who = 0; who < people; who++) {
		if (age[who] >= 0) known[count++] = who;
		if (spend[who] < 0) below++;
	}
	if (below > 0) hints.push(belowZero(below));
	const reasons = [
		null,
		'Has not bought yet, so there is nothing to foresee from',
		'The summary does not say when this customer first ordered',
		`Has orders after the observation end${rows.observationEnd === null ? '' : `, ${isoDay(rows.observationEnd)}`}: the summary is of another day`,
	];
	return {
		...{ frequency, recency, age, spend, hints },
		known: known.subarray(0, count),
		reason: (customer) => reasons[why[customer]],
	};
}

/** No order has a value below 0, but the mean of a customer's can. */
function belowZero(customers: number): string {
	const who = customers === 1 ? 'One customer has' : `${customers} customers have`;
	return `${who} repeat orders worth less than 0 on average, which no order is: more was refunded than bought, or the column holds something else. What their next orders are worth is taken from all other customers; the reason stands beside each.`;
}

type Columns = Pick<Buyers, 'frequency' | 'recency' | 'age' | 'spend'>;

function* fromSummaries(
	{ figures, summed, observationEnd }: CustomerRows,
	columns: Columns,
	why: Uint8Array,
	hints: string[],
): Steps<undefined> {
	const { orders, revenue, daysSinceLastPurchase, averageDaysBetweenOrders } = figures;
	const { firstDay, lastDay, repeatValue, hasRepeatValues } = summed!;
	let repeats = 0;
	let dated = 0;
	yield* inChunks(orders.length, (from, to) => {
		for (let who = from; who < to; who++) {
			const x = orders[who] - 1;
			if (!(x >= 0)) {
				why[who] = NEVER_BOUGHT;
				continue;
			}
			if (observationEnd !== null && lastDay[who] > observationEnd) {
				why[who] = LATER;
				continue;
			}
			const since = daysSinceLastPurchase[who];
			const until = observationEnd === null ? NaN : observationEnd - firstDay[who];
			// Several orders on one day were perhaps one purchase, and have no days between them.
			const between =
				x === 0 ? 0 : until >= since ? until - since : x * averageDaysBetweenOrders[who];
			if (x > 0) repeats++;
			if (!(between >= 0)) {
				why[who] = NO_FIRST_DAY;
				continue;
			}
			if (x > 0) dated++;
			columns.frequency[who] = x;
			columns.recency[who] = between;
			columns.age[who] = between + since;
			columns.spend[who] =
				x === 0 ? NaN : hasRepeatValues ? repeatValue[who] : revenue[who] / (x + 1);
		}
	});
	if (repeats > 0 && dated === 0) {
		throw new InputError(
			'The summaries do not say since when somebody is a customer',
			"Choose the column with the date of the first order under 'Summary Columns', put a Customer Summary before this node, or hand over the orders themselves.",
		);
	}
	if (!hasRepeatValues && repeats > 0) {
		hints.push(
			'The summaries do not say what repeat orders were worth: the mean of all orders of a customer is taken instead.',
		);
	}
	return undefined;
}
