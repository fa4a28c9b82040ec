import type { Steps } from '../core/steps';
import type { CustomerRows } from './customers/customerRows';
import { customersFromOrders } from './customers/fromOrders';
import { readSummaries } from './customers/readSummaries';
import { areSummaries, requireSummaryColumns, summaryColumns } from './customers/summaryColumns';
import type { CustomerSettings } from './customerSettings';
import { isEmptyInput } from './orders/orderHints';
import { InputError, type Context, type Item, type Reading } from './parse';

export type { CustomerRows } from './customers/customerRows';

/** Reads customers, from their orders or from one summary each; it recognises which. */
export function* readCustomers(
	items: readonly Item[],
	settings: CustomerSettings,
	context: Context,
): Steps<Reading<CustomerRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no orders and no customers to look at',
			'The node before this one gave no items.',
		);
	}
	if (settings.inputIs === 'orders') return yield* customersFromOrders(items, settings, context);
	const of = yield* summaryColumns(items, settings);
	if (settings.inputIs === 'recognise' && !areSummaries(of)) {
		return yield* customersFromOrders(items, settings, context);
	}
	requireSummaryColumns(items, of);
	return yield* readSummaries(items, of, settings, context);
}
