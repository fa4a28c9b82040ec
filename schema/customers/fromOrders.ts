import type { CustomerFigures } from '../../core/metrics/customerFigures';
import {
	customerHistories,
	summaryOf,
	type CustomerHistories,
} from '../../core/metrics/customerSummary';
import { purchaseOccasions } from '../../core/metrics/purchases';
import { inChunks, type Steps } from '../../core/steps';
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
	const histories = yield* customerHistories(log, purchases, end);
	const customerOf = histories.customers;
	const stale = staleHint(lastDay, context, timeZone);
	const later = laterHint(log.orders.day, until);
	const origins = yield* itemsByCustomer(orders.customerOfItem, log.customers.length);
	return {
		rows: {
			source: 'orders',
			keys: Array.from(customerOf, (customer) => log.customers[customer]),
			figures: yield* figuresOf(histories),
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

function* figuresOf(histories: CustomerHistories): Steps<CustomerFigures> {
	const { customers } = histories;
	const column = () => new Float64Array(customers.length);
	const [orders, revenue] = [column(), column()];
	const [daysSinceLastPurchase, averageDaysBetweenOrders] = [column(), column()];
	yield* inChunks(customers.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const summary = summaryOf(histories, customers[at]);
			orders[at] = summary.orders;
			revenue[at] = summary.revenue;
			daysSinceLastPurchase[at] = summary.daysSinceLastPurchase ?? NaN;
			averageDaysBetweenOrders[at] = summary.averageDaysBetweenOrders ?? NaN;
		}
	});
	return { orders, revenue, daysSinceLastPurchase, averageDaysBetweenOrders };
}
