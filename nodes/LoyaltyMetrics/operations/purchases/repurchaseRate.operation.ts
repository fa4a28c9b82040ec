import { z } from 'zod/v4';

import { purchaseGaps, type PurchaseGaps } from '../../../../core/metrics/purchaseGaps';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import { HORIZONS, repurchase, type Repurchase } from '../../../../core/metrics/repurchase';
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
import { fewNote } from '../../../shared/page/wordedRates';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { periodFields } from '../../../shared/periodFields';
import { shareField } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { repurchaseChange } from './repurchaseRate.findings';
import { repurchaseRatePage } from './repurchaseRate.page';

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
			const previous = before && (yield* repurchase(log, purchases, before, lastDay));
			const historyFrom = log.firstOrderDay === null ? firstDay : null;
			const page = repurchaseRatePage({ group, when, now, gaps, previous, historyFrom, stale });
			const few = fewNote(now.inWindow.denominator, 'customer', 'customers');
			const json = {
				...(group === null ? {} : { group }),
				period: when,
				...ratesOf(now, when),
				daysBetweenPurchases: gaps,
				reason: reasonFor(now, gaps, few),
				html: htmlOf(page),
				text: textOf(page),
				page,
				...(before && previous
					? {
							previous: ratesOf(previous, periodField(before, end, orders.timeZone)),
							change: repurchaseChange(now, previous),
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
	const followed = HORIZONS.map((days, index) => [
		`within${days}Days`,
		shareField(matured[index], `first purchase ${from} to ${to}, followed for ${days} days`),
	]);
	return {
		ever: shareField(ever, `until ${to}`),
		inWindow: shareField(inWindow, `${from} to ${to}`),
		matured: Object.fromEntries(followed),
	};
}

function reasonFor({ inWindow }: Repurchase, gaps: PurchaseGaps, few: string | null) {
	if (inWindow.reason !== null) return inWindow.reason;
	const noGaps = gaps.n === 0 ? 'Nobody bought again, so there are no days between purchases.' : '';
	return [few ?? '', noGaps].filter((sentence) => sentence !== '').join(' ') || null;
}
