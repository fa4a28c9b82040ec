import { calendarPeriod, periodDays, periodName } from '../../core/metrics/calendarPeriod';
import { purchaseOccasions } from '../../core/metrics/purchases';
import { visitHistories } from '../../core/metrics/visitHistories';
import type { Steps } from '../../core/steps';
import { isoDay } from '../calendarDay';
import { itemsByCustomer } from '../customers/itemsByCustomer';
import { knownEnd, laterHint, staleHint } from '../observationEnd';
import { readOrders } from '../orders';
import { InputError, type Context, type Item, type Reading } from '../parse';
import type { VisitSettings } from '../visitSettings';
import type { VisitRows } from './visitRows';

/** Reads dates of visits, donations or orders: one row per customer, counted in whole periods of the calendar. */
export function* visitsFromOrders(
	items: readonly Item[],
	settings: VisitSettings,
	context: Context,
): Steps<Reading<VisitRows>> {
	const {
		rows: orders,
		bad,
		hints,
	} = yield* readOrders(items, { ...settings, isAmountOptional: true }, context);
	const { log, lastDay: newest, firstDay, timeZone } = orders;
	const { lastDay, ahead } = knownEnd(settings.observationEnd, newest, context, timeZone);
	const unit = settings.visitPeriod;
	const running = calendarPeriod(lastDay + 1, unit);
	const lastPeriod = running - 1;
	if (calendarPeriod(firstDay, unit) > lastPeriod) {
		throw new InputError(
			`All visits lie in ${periodName(running, unit)}, which is not over by ${isoDay(lastDay)}`,
			"Choose a shorter period under 'One Occasion Per', or a later 'Observation End'.",
		);
	}
	const purchases = yield* purchaseOccasions(log, lastDay, 'merge');
	const people = log.customers.length;
	const found = yield* visitHistories(purchases, people, { unit, lastPeriod });
	const originsOf = yield* itemsByCustomer(orders.customerOfItem, people);
	const end = periodDays(lastPeriod, unit).to;
	const begun =
		end < lastDay
			? `${periodName(running, unit)} is not over by ${isoDay(lastDay)}: it is not counted yet, and the forecast begins with it. If the list is complete, choose its last day as Observation End.`
			: null;
	const stale = staleHint(newest, context, timeZone, 'visit');
	const later = laterHint(log.orders.day, lastDay, 'visit');
	const { frequency, recency, periods, value } = found;
	return {
		rows: {
			source: 'orders',
			keys: log.customers,
			attendances: { frequency, recency, periods, customers: new Float64Array(people).fill(1) },
			value,
			reason: (row) =>
				periods[row] >= 0
					? null
					: found.cameSince[row] === 1
						? `Came for the first time in ${periodName(running, unit)}, which is not over`
						: 'Has not come by the observation end',
			cameSince: (row) => found.cameSince[row] === 1,
			lastPeriod,
			itemsOf: originsOf,
			passedOn: () => null,
			timeZone,
			currency: log.currency,
		},
		bad,
		hints: [...hints, ...[stale, ahead, later, begun].filter((hint) => hint !== null)],
	};
}
