import { z } from 'zod/v4';

import { purchaseGaps, type PurchaseGaps } from '../../../../core/metrics/purchaseGaps';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import {
	HORIZONS,
	repurchase,
	repurchaseChange,
	type Repurchase,
} from '../../../../core/metrics/repurchase';
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
import { periodFields } from '../../../shared/periodFields';
import { shareField } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { fewCustomers, repurchaseRatePage } from './repurchaseRate.page';

/** Orders in; one item, or one per group, out: how many customers bought again, by three definitions. */
export const repurchaseRate = defineOperation({
	value: 'repurchaseRate',
	name: 'Repurchase Rate',
	action: 'Get the repurchase rate',
	description: 'How many customers bought again: ever, in a period, and within so many days',
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
			const now = yield* repurchase(log, purchases, period, lastDay);
			const gaps = yield* purchaseGaps(purchases, log.customers.length, period);
			const firstOrdersKnown = log.firstOrderDay !== null;
			const history = { historyFrom: firstDay, firstOrdersKnown };
			const previous = before && (yield* repurchase(log, purchases, before, lastDay));
			const change = before && previous && repurchaseChange(now, previous, before, history);
			const compared = previous && change && { previous, change };
			const historyFrom = firstOrdersKnown ? null : firstDay;
			const page = repurchaseRatePage({ group, when, now, gaps, compared, historyFrom, stale });
			const json = {
				...(group === null ? {} : { group }),
				period: when,
				...ratesOf(now, when),
				daysBetweenPurchases: tidyGaps(gaps),
				reason: reasonFor(now, gaps),
				html: htmlOf(page),
				text: textOf(page),
				page,
				...(before && compared
					? {
							previous: ratesOf(compared.previous, periodField(before, end, orders.timeZone)),
							change: {
								inWindow: compared.change.inWindow,
								matured: byHorizon((index) => compared.change.matured[index]),
							},
						}
					: {}),
				...(params.simplify
					? {}
					: { firstSeen: now.firstSeen, boughtEarlier: now.boughtEarlier, read: orders.counts }),
			};
			output.push({ json, from: [{ input: 'orders', items: [firstItem], from: 0, to: 1 }] });
		}
		return output;
	},
});

function ratesOf({ ever, inWindow, matured }: Repurchase, { from, to }: PeriodField) {
	return {
		ever: shareField(ever, `until ${to}`),
		inWindow: shareField(inWindow, `${from} to ${to}`),
		matured: byHorizon((index, days) =>
			shareField(matured[index], `first purchase ${from} to ${to}, followed for ${days} days`),
		),
	};
}

function byHorizon<Value>(valueOf: (index: number, days: number) => Value) {
	return Object.fromEntries(
		HORIZONS.map((days, index) => [`within${days}Days`, valueOf(index, days)]),
	);
}

/** Without the dust that interpolating between days leaves. */
function tidyGaps(gaps: PurchaseGaps) {
	const tidy = (days: number | null) => days && Math.round(days * 1e6) / 1e6;
	const { n, mean, median, p90, p95 } = gaps;
	return { n, mean: tidy(mean), median: tidy(median), p90: tidy(p90), p95: tidy(p95) };
}

function reasonFor(now: Repurchase, { n }: PurchaseGaps): string | null {
	if (now.inWindow.reason !== null) return now.inWindow.reason;
	const noGaps = n === 0 ? 'Nobody bought again, so there are no days between purchases.' : null;
	return [fewCustomers(now), noGaps].filter((sentence) => sentence !== null).join(' ') || null;
}
