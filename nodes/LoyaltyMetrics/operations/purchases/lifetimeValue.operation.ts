import { z } from 'zod/v4';

import { customerRevenue } from '../../../../core/metrics/customerRevenue';
import { customerYear, yearChange, type YearChange } from '../../../../core/metrics/customerYear';
import { historicValue, type HistoricValue } from '../../../../core/metrics/historicValue';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import { groupByShape } from '../../../../schema/groups';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { comparedShape } from '../../../../schema/periodSettings';
import { groupByField } from '../../../shared/groupByField';
import { groupedOrders } from '../../../shared/groupedOrders';
import { lookBack, periodField } from '../../../shared/lookBack';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { comparedField } from '../../../shared/periodFields';
import { moneyRate } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { tidyMoney } from '../../../shared/tidyMoney';
import { customerValueItems } from './lifetimeValue.customers';
import { valueFields, valueOptions, valueShape, type ValueSettings } from './lifetimeValue.fields';
import { lifetimeValuePage, type ValueOfCustomers } from './lifetimeValue.page';
import { predictionField, predictionOf, yearField } from './lifetimeValue.prediction';

/** Before any order: refunds may be older than the orders that came along. */
const EVER = -(2 ** 31);

/** A lifetime has no period of its own; a year of it has one before. */
const compareField = comparedField(
	'Whether to set the last 365 days beside the 365 before, and to tell whether the change is more than chance',
	{ output: ['value'] },
);

/** Orders in; what customers have been worth so far out, and, roughly, what to expect of one. */
export const lifetimeValue = defineOperation({
	value: 'lifetimeValue',
	name: 'Lifetime Value',
	action: 'Get the lifetime value',
	description: 'What customers have been worth so far, and roughly what to expect of one',
	fields: [
		...orderColumns,
		...valueFields,
		groupByField,
		compareField,
		observationEndField,
		simplifyField,
		valueOptions,
		...orderRules,
	],
	params: orderSettings.extend({
		...valueShape,
		...groupByShape,
		...comparedShape,
		observationEnd: observationEndSetting,
		simplify: z.boolean(),
	}),
	rows: { orders: readOrders },

	*run({ orders }: { orders: OrderRows }, params, context) {
		const { end, firstDay, lastDay, stale } = lookBack(orders, params.observationEnd, context);
		const groups = yield* groupedOrders(orders);
		if (params.output === 'customers') {
			return yield* customerValueItems(orders, groups, { ...params, end });
		}
		const when = periodField({ from: firstDay, to: lastDay }, end, orders.timeZone);
		const output: OutputItem[] = [];
		for (const { group, log, firstItem } of groups) {
			const purchases = yield* purchaseOccasions(log, end, params.sameDayOrders);
			const everything = yield* customerRevenue(log, purchases, { from: EVER, to: end });
			const year = yield* customerYear(log, purchases, lastDay, firstDay);
			const before = yield* customerYear(log, purchases, year.period.from - 1, firstDay);
			const figures: ValueOfCustomers = {
				...{
					group,
					when,
					stale,
					currency: log.currency,
					settings: params,
					compare: params.compare,
				},
				historic: yield* historicValue(everything, params.marginPercent / 100),
				prediction: predictionOf(year, params, log.currency),
				previous: before,
				change: yearChange(year, before),
				guestOrders: purchases.customer.subarray(0, purchases.count).filter((who) => who < 0)
					.length,
			};
			const json = {
				...valueItem(figures),
				...(params.simplify ? {} : { guestOrders: figures.guestOrders, read: orders.counts }),
			};
			output.push({ json, from: [{ input: 'orders', items: [firstItem], from: 0, to: 1 }] });
		}
		return output;
	},
});

function valueItem(figures: ValueOfCustomers) {
	const { group, when, currency, settings, historic, prediction, compare } = figures;
	const page = lifetimeValuePage(figures);
	return {
		...(group === null ? {} : { group }),
		period: when,
		currency,
		historic: historicField(historic, settings, `until ${when.observationEnd}`),
		predicted: predictionField(prediction, settings),
		...(compare
			? { previous: yearField(figures.previous), change: tidyChange(figures.change) }
			: {}),
		html: htmlOf(page),
		text: textOf(page),
		page,
	};
}

function historicField(historic: HistoricValue, settings: ValueSettings, window: string) {
	const { customers, purchases, total, mean, median, highest, top, refundsOnly } = historic;
	const { marginPercent } = settings;
	return {
		...{ customers, purchases, total: tidyMoney(total), mean: moneyRate(mean, window) },
		median: median === null ? null : tidyMoney(median),
		highest: highest === null ? null : tidyMoney(highest),
		topTenPercent: { customers: top.customers, mean: moneyRate(top.mean, window) },
		...{ refundsOnly, marginPercent, valueIs: marginPercent === 100 ? 'revenue' : 'profit' },
	};
}

/** Money without dust, so that rows in another sequence give the same. */
function tidyChange({ revenuePerCustomer, retention }: YearChange) {
	const { difference, interval, ...rest } = revenuePerCustomer;
	const money = {
		difference: difference === null ? null : tidyMoney(difference),
		interval: interval && { low: tidyMoney(interval.low), high: tidyMoney(interval.high) },
	};
	return { revenuePerCustomer: { ...money, ...rest }, retention };
}
