import type { Steps } from '../core/steps';
import { isEmptyInput } from './orders/orderHints';
import { readPricedMemberships, type PricedRows } from './memberships';
import { InputError, type Context, type Item, type Reading } from './parse';
import { areCounts, countColumns } from './subscriptions/countColumns';
import { readPeriodCounts, type PeriodCounts } from './subscriptions/periodCounts';
import type { SubscriptionSettings } from './subscriptionSettings';

/** Subscriptions as they came in: each by itself, or counted after each period. */
export type SubscriptionRows =
	| Readonly<{ kind: 'subscriptions'; rows: PricedRows }>
	| Readonly<{ kind: 'counts'; rows: PeriodCounts }>;

/** Reads subscriptions, or counts of those who were left; it recognises which. */
export function* readSubscriptions(
	items: readonly Item[],
	settings: SubscriptionSettings,
	context: Context,
): Steps<Reading<SubscriptionRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no subscriptions to read',
			'The node before this one gave no items.',
		);
	}
	const of = yield* countColumns(items, settings);
	if (areCounts(items, of, settings)) {
		const { rows, ...reading } = yield* readPeriodCounts(items, of, settings);
		return { ...reading, rows: { kind: 'counts', rows } };
	}
	const { rows, ...reading } = yield* readPricedMemberships(
		items,
		{ ...settings, cost: '', period: 'all', periodDays: 90, compare: false },
		context,
	);
	return { ...reading, rows: { kind: 'subscriptions', rows } };
}
