import { ModelError } from '../errors';
import { CHUNK, inChunks, type Steps } from '../steps';
import { calendarPeriod, periodDays, periodName, type CalendarUnit } from './calendarPeriod';
import { refundedOf, type OrderLog } from './orderLog';
import type { Purchases } from './purchases';

/** More periods than this make a table that nobody reads: ten years of weeks. */
export const MOST_PERIODS = 520;

/**
 * Customers by the calendar period of their first purchase, and how many of them bought in each whole period
 * after it. Tables are square, `periods` × `periods`, row by row: the cell of cohort c and k periods after it
 * is at c × `periods` + k; cells beyond the last period stay 0.
 */
export type CohortTable = Readonly<{
	unit: CalendarUnit;
	/** Calendar period of cohort 0, the one in which the history begins. */
	first: number;
	periods: number;
	/** How many of the periods were over on the last day. */
	periodsOver: number;
	/** Customers by cohort. */
	sizes: Int32Array;
	/** Members who bought k periods after their first purchase; for k = 0 all of them. */
	active: Int32Array;
	/** Members who bought k periods after it or later still. */
	activeSince: Int32Array;
	/** What the members spent k periods after it, net of refunds. */
	revenue: Float64Array;
	/** Members of cohort 0 may have bought before the history begins. */
	historyMayStartEarlier: boolean;
	/** Customers in no cohort: their first purchase, known from outside, was before the history begins. */
	earlierCustomers: number;
	/** Net revenue of those, and refunds of purchases that the log does not hold. */
	otherRevenue: number;
	/** Purchases without a customer. */
	guestPurchases: number;
}>;

export type CohortSettings = Readonly<{
	unit: CalendarUnit;
	/** The last day that can have orders: a period that ends later is not over. */
	lastDay: number;
	/** The day on which the history begins; that of a part of a log begins with the whole. */
	historyFrom: number;
}>;

const NO_COHORT = -1;
const EARLIER = -2;

/**
 * Counts purchases, which come in date order, and the log's unlinked refunds. Orders of one day need not be joined
 * to one purchase first: they are in the same period.
 */
export function* cohortTable(
	log: OrderLog,
	purchases: Purchases,
	settings: CohortSettings,
): Steps<CohortTable> {
	const { unit, lastDay } = settings;
	const first = calendarPeriod(settings.historyFrom, unit);
	const last = calendarPeriod(lastDay, unit);
	const periods = Math.max(0, last - first + 1);
	if (periods > MOST_PERIODS) throw tooManyPeriods(first, last, unit);
	const counting: Counting = {
		...{ ...settings, first, periods },
		cohortOf: new Int32Array(log.customers.length).fill(NO_COHORT),
		latest: new Int32Array(log.customers.length),
		sizes: new Int32Array(periods),
		active: new Int32Array(periods * periods),
		activeSince: new Int32Array(periods * periods),
		revenue: new Float64Array(periods * periods),
		historyMayStartEarlier: false,
		earlierCustomers: 0,
		otherRevenue: 0,
		guestPurchases: 0,
	};
	yield* countPurchases(counting, log, purchases);
	yield* subtractRefunds(counting, log);
	yield* countMembers(counting);

	const { sizes, active, activeSince, revenue } = counting;
	const { historyMayStartEarlier, earlierCustomers, otherRevenue, guestPurchases } = counting;
	return {
		...{ unit, first, periods },
		periodsOver: periods > 0 && periodDays(last, unit).to > lastDay ? periods - 1 : periods,
		...{ sizes, active, activeSince, revenue },
		...{ historyMayStartEarlier, earlierCustomers, otherRevenue, guestPurchases },
	};
}

/** The table while it is being filled; `latest` is the newest period, from 0, in which a customer bought. */
type Counting = CohortSettings &
	Pick<CohortTable, 'first' | 'periods' | 'sizes' | 'active' | 'activeSince' | 'revenue'> & {
		readonly cohortOf: Int32Array;
		readonly latest: Int32Array;
		historyMayStartEarlier: boolean;
		earlierCustomers: number;
		otherRevenue: number;
		guestPurchases: number;
	};

function* countPurchases(
	counting: Counting,
	log: OrderLog,
	purchases: Purchases,
): Steps<undefined> {
	const { unit, first, periods, lastDay, cohortOf, latest, active, revenue } = counting;
	const { customer, day, sales, refunded } = purchases;
	// Purchases come by day, so the calendar is asked once per period.
	let period = 0;
	let periodEnds = -Infinity;
	yield* inChunks(purchases.count, (from, to) => {
		for (let row = from; row < to && day[row] <= lastDay; row++) {
			if (day[row] > periodEnds) {
				period = calendarPeriod(day[row], unit) - first;
				periodEnds = periodDays(period + first, unit).to;
			}
			const who = customer[row];
			if (who < 0) {
				counting.guestPurchases += 1;
				continue;
			}
			if (cohortOf[who] === NO_COHORT) join(counting, log, who, day[row]);
			const value = sales[row] - refundedOf(refunded, row);
			const cohort = cohortOf[who];
			if (cohort === EARLIER) {
				counting.otherRevenue += value;
				continue;
			}
			const cell = cohort * periods + period - cohort;
			revenue[cell] += value;
			if (latest[who] === period) continue;
			latest[who] = period;
			active[cell] += 1;
		}
	});
	return undefined;
}

/** Puts a customer into the cohort of the first purchase, as the log or whatever else is known has it. */
function join(counting: Counting, log: OrderLog, who: number, day: number) {
	const { unit, first, historyFrom, cohortOf, latest } = counting;
	const mapped = log.firstOrderDay === null ? -1 : log.firstOrderDay[who];
	if (mapped >= 0 && mapped < historyFrom) {
		// Of those customers the log has only the ones who came back: their share means nothing.
		cohortOf[who] = EARLIER;
		counting.earlierCustomers += 1;
		return;
	}
	const cohort = calendarPeriod(mapped >= 0 ? Math.min(mapped, day) : day, unit) - first;
	cohortOf[who] = cohort;
	latest[who] = cohort;
	if (cohort === 0 && mapped < 0) counting.historyMayStartEarlier = true;
}

function* subtractRefunds(counting: Counting, { refunds }: OrderLog): Steps<undefined> {
	const { unit, first, periods, lastDay, cohortOf, revenue } = counting;
	for (let row = 0; row < refunds.amount.length; row++) {
		if (row % CHUNK === 0) yield;
		const who = refunds.customer[row];
		if (who < 0 || refunds.day[row] > lastDay) continue;
		const cohort = cohortOf[who];
		const after = calendarPeriod(refunds.day[row], unit) - first - cohort;
		if (cohort < 0 || after < 0) counting.otherRevenue -= refunds.amount[row];
		else revenue[cohort * periods + after] -= refunds.amount[row];
	}
	return undefined;
}

function* countMembers(counting: Counting): Steps<undefined> {
	const { periods, cohortOf, latest, sizes, active, activeSince } = counting;
	for (let who = 0; who < cohortOf.length; who++) {
		if (who % CHUNK === 0) yield;
		const cohort = cohortOf[who];
		if (cohort < 0) continue;
		sizes[cohort] += 1;
		activeSince[cohort * periods + latest[who] - cohort] += 1;
	}
	for (let cohort = 0; cohort < periods; cohort++) {
		const row = cohort * periods;
		active[row] = sizes[cohort];
		for (let at = row + periods - 2; at >= row; at--) activeSince[at] += activeSince[at + 1];
	}
	return undefined;
}

function tooManyPeriods(first: number, last: number, unit: CalendarUnit): ModelError {
	const span = `${periodName(first, unit)} to ${periodName(last, unit)}`;
	return new ModelError(
		'outOfDomain',
		`A table by ${unit} from ${span} has ${last - first + 1} periods; at most ${MOST_PERIODS} can be shown. Choose a longer period, or correct dates that are far off`,
	);
}
