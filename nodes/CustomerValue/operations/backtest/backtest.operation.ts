import { z } from 'zod/v4';

import { purchaseHoldout } from '../../../../core/evaluate/purchaseHoldout';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import { isoDay } from '../../../../schema/calendarDay';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { InputError } from '../../../../schema/parse';
import { lookBack } from '../../../shared/lookBack';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { count } from '../../../shared/page/wording';
import { simplifyField } from '../../../shared/simplifyField';
import { fittingFields, fittingShape, forecastShape } from '../forecast/forecast.fields';
import { fittedModelOf } from '../forecast/forecast.model';
import { comparisonOf } from './backtest.comparison';
import { backtestItem } from './backtest.item';

/** Orders in; one item out: the last days hidden, foreseen, and compared with what came. */
export const backtest = defineOperation({
	value: 'backtest',
	name: 'Backtest',
	action: 'Backtest the prediction of orders',
	description:
		'Hides the last days, predicts them, and compares with what came and with simple guesses',
	fields: [
		...orderColumns,
		{
			displayName: 'Hide the Last (Days)',
			name: 'horizonDays',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1826 },
			default: 90,
			description: 'How many days to hide and to predict; the model sees only what was before',
		},
		...fittingFields,
		simplifyField,
		observationEndField,
		...orderRules,
	],
	params: orderSettings.extend({
		horizonDays: forecastShape.horizonDays,
		...fittingShape,
		observationEnd: observationEndSetting,
		simplify: z.boolean(),
	}),
	rows: { orders: readOrders },

	*run({ orders }: { orders: OrderRows }, params, context) {
		const { end, firstDay } = lookBack(orders, params.observationEnd, context);
		const { horizonDays } = params;
		const origin = end - horizonDays;
		if (!(origin > firstDay)) {
			throw new InputError(
				`The orders begin on ${isoDay(firstDay)}: hiding the last ${count(horizonDays, 'day', 'days')} before ${isoDay(end)} leaves nothing to learn from`,
				"Take a smaller number under 'Hide the Last (Days)', or a longer list of orders.",
			);
		}
		const { log, timeZone } = orders;
		const people = log.customers.length;
		const purchases = yield* purchaseOccasions(log, end, params.sameDayOrders);
		const hidden = yield* purchaseHoldout(purchases, people, { origin, horizon: horizonDays, end });
		const { frequency, recency, age, spend } = hidden;
		const fitted = yield* fittedModelOf(
			{
				...{ frequency, recency, age, spend, past: { purchases, people }, end: origin },
				...{ timeZone, currency: log.currency },
			},
			params,
			context.now,
		);
		fitted.hints.forEach(context.hint);
		const comparison = yield* comparisonOf(hidden, fitted.model);
		return [backtestItem(orders, fitted, comparison, { ...params, origin })];
	},
});
