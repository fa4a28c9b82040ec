import { customerSummaries } from '../../core/metrics/customerSummary';
import { purchaseOccasions } from '../../core/metrics/purchases';
import type { Steps } from '../../core/steps';
import type { CustomerSettings } from '../customerSettings';
import { knownEnd, laterHint, staleHint } from '../observationEnd';
import { readOrders } from '../orders';
import type { Context, Item, Reading } from '../parse';
import type { CustomerRows } from './customerRows';
import { itemsByCustomer } from './itemsByCustomer';

/** Reads orders and sums them up: one entry per customer with an order or a refund up to the observation end. */
export function* customersFromOrders(
	items: readonly Item[],
	settings: CustomerSettings,
	context: Context,
): Steps<Reading<CustomerRows>> {
	const { rows: orders, bad, hints } = yield* readOrders(items, settings, context);
	const { log, lastDay, timeZone } = orders;
	const {
		end,
		lastDay: until,
		ahead,
	} = knownEnd(settings.observationEnd, lastDay, context, timeZone);
	const purchases = yield* purchaseOccasions(log, end, settings.sameDayOrders);
	const summaries = yield* customerSummaries(log, purchases, end);
	const stale = staleHint(lastDay, context, timeZone);
	const later = laterHint(log.orders.day, until);
	const column = (of: (summary: (typeof summaries)[number]) => number | null) =>
		Float64Array.from(summaries, (summary) => of(summary) ?? NaN);
	const figures = {
		orders: column(({ orders: count }) => count),
		revenue: column(({ revenue }) => revenue),
		daysSinceLastPurchase: column(({ daysSinceLastPurchase }) => daysSinceLastPurchase),
		averageDaysBetweenOrders: column(({ averageDaysBetweenOrders }) => averageDaysBetweenOrders),
	};
	const customerOf = Int32Array.from(summaries, ({ customer }) => customer);
	const origins = yield* itemsByCustomer(orders.customerOfItem, log.customers.length);
	return {
		rows: {
			source: 'orders',
			keys: Array.from(customerOf, (customer) => log.customers[customer]),
			figures,
			itemsOf: (customer) => origins(customerOf[customer]),
			passedOn: () => null,
			history: { log, purchases, customerOf },
			summed: null,
			observationEnd: end,
			timeZone,
			currency: log.currency,
		},
		bad,
		hints: [...hints, ...[stale, ahead, later].filter((hint) => hint !== null)],
	};
}
