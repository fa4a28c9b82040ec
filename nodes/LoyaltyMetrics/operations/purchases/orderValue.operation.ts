import { z } from 'zod/v4';

import {
	averageOrderValueChange,
	orderValue as orderValueOf,
	type OrderValue,
	type TopShare,
} from '../../../../core/metrics/orderValue';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import { rate } from '../../../../core/metrics/rate';
import { groupByShape } from '../../../../schema/groups';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { periodShape, periodsOf } from '../../../../schema/periodSettings';
import { groupByField } from '../../../shared/groupByField';
import { groupedOrders } from '../../../shared/groupedOrders';
import { lookBack, periodField, type PeriodField } from '../../../shared/lookBack';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { fewNote } from '../../../shared/page/wordedRates';
import { periodFields } from '../../../shared/periodFields';
import { moneyRate, rateField } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { tidyMoney } from '../../../shared/tidyMoney';
import { orderValuePage } from './orderValue.page';

/** Orders in; one item, or one per group, out: how often customers buy, for how much, and who brings the most. */
export const orderValue = defineOperation({
	value: 'orderValue',
	name: 'Purchase Frequency and Order Value',
	action: 'Get purchase frequency and order value',
	description: 'How often customers buy, for how much, and what the best of them bring',
	fields: [
		...orderColumns,
		groupByField,
		...periodFields,
		observationEndField,
		simplifyField,
		...orderRules,
	],
	params: orderSettings.extend({
		...groupByShape,
		...periodShape,
		observationEnd: observationEndSetting,
		simplify: z.boolean(),
	}),
	rows: { orders: readOrders },

	*run({ orders }: { orders: OrderRows }, params, context) {
		const { end, firstDay, lastDay, stale } = lookBack(orders, params.observationEnd, context);
		const { period, before } = periodsOf(params, firstDay, lastDay);
		const when = periodField(period, end, orders.timeZone);
		const output: OutputItem[] = [];
		for (const { group, log, firstItem } of yield* groupedOrders(orders)) {
			const purchases = yield* purchaseOccasions(log, end, params.sameDayOrders);
			const now = withTidyShares(yield* orderValueOf(log, purchases, period));
			const previous = before && withTidyShares(yield* orderValueOf(log, purchases, before));
			const change = previous && tidyChange(now, previous);
			const page = orderValuePage({
				...{ group, when, currency: log.currency, now, stale },
				compared: previous && change && { previous, change },
				beginsLate: before && before.from < firstDay ? firstDay : null,
			});
			const json = {
				...(group === null ? {} : { group }),
				period: when,
				...figuresOf(now, when, log.currency),
				reason: now.averageOrderValue.reason ?? fewNote(now.values.n, 'order', 'orders'),
				html: htmlOf(page),
				text: textOf(page),
				page,
				...(before && previous
					? {
							previous: figuresOf(
								previous,
								periodField(before, end, orders.timeZone),
								log.currency,
							),
							change: { averageOrderValue: change },
						}
					: {}),
				...(params.simplify ? {} : { ...countsOf(now), read: orders.counts }),
			};
			output.push({ json, from: [{ input: 'orders', items: [firstItem], from: 0, to: 1 }] });
		}
		return output;
	},
});

function figuresOf(found: OrderValue, { from, to }: PeriodField, currency: string | null) {
	const window = `${from} to ${to}`;
	const { medianOrderValue, guestOrders, freeOrders } = found;
	return {
		averageOrderValue: { ...moneyRate(found.averageOrderValue, window), currency, freeOrders },
		medianOrderValue: medianOrderValue === null ? null : tidyMoney(medianOrderValue),
		purchaseFrequency: { ...rateField(found.purchaseFrequency, window), guestOrders },
		revenuePerCustomer: { ...moneyRate(found.revenuePerCustomer, window), currency },
		topCustomers: {
			top10Percent: topField(found.top10, found.customers, window),
			top20Percent: topField(found.top20, found.customers, window),
		},
	};
}

function topField({ customers, share }: TopShare, n: number, window: string) {
	return { customers, ...rateField(share, window), n };
}

/** Shares of revenue are divided only after the dust of binary fractions is off: rows in any sequence give the same. */
function withTidyShares(found: OrderValue): OrderValue {
	const tidy = ({ customers, share: { numerator, denominator, reason } }: TopShare): TopShare => ({
		customers,
		share: rate(tidyMoney(numerator), tidyMoney(denominator), reason ?? ''),
	});
	return { ...found, top10: tidy(found.top10), top20: tidy(found.top20) };
}

function countsOf({ customers, orders, guestOrders, freeOrders, revenue }: OrderValue) {
	return { customers, orders, guestOrders, freeOrders, revenue: tidyMoney(revenue) };
}

function tidyChange(now: OrderValue, previous: OrderValue) {
	const { difference, interval, ...change } = averageOrderValueChange(now, previous);
	return {
		difference: difference === null ? null : tidyMoney(difference),
		interval: interval && { low: tidyMoney(interval.low), high: tidyMoney(interval.high) },
		...change,
	};
}
