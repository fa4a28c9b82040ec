import { z } from 'zod/v4';

import { customerFlow } from '../../../../core/metrics/customerFlow';
import { earlierPeriods } from '../../../../core/metrics/earlierPeriods';
import { periodFigures, type Period } from '../../../../core/metrics/periodFigures';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import { isoDay } from '../../../../schema/calendarDay';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { periodField, settledEnd } from '../../../shared/lookBack';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation, type Field } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { moneyRate, rateField } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { tidyMoney } from '../../../shared/tidyMoney';
import { scorecardPage } from './scorecard.page';

const daysField: Field = {
	displayName: 'Period (Days)',
	name: 'periodDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3660 },
	default: 30,
	description: 'How many days the scorecard covers; it is compared with as many days right before',
};

/** Orders in; one item out: the figures of the last days beside those of as many days before, and a page. */
export const scorecard = defineOperation({
	value: 'scorecard',
	name: 'Scorecard',
	action: 'Create a scorecard',
	description: 'One item for the whole shop, as numbers and as a page to read or to send',
	fields: [...orderColumns, daysField, observationEndField, simplifyField, ...orderRules],
	params: orderSettings.extend({
		periodDays: z.number().int().min(1).max(3660),
		observationEnd: observationEndSetting,
		simplify: z.boolean(),
	}),
	rows: { orders: readOrders },

	*run({ orders }: { orders: OrderRows }, params, context) {
		const { log, lastDay: newest, timeZone } = orders;
		const { end, lastDay, stale } = settledEnd(newest, timeZone, params.observationEnd, context);
		const period: Period = { from: lastDay - params.periodDays + 1, to: lastDay };
		const before: Period = { from: period.from - params.periodDays, to: period.from - 1 };
		const purchases = yield* purchaseOccasions(log, end, params.sameDayOrders);
		const figures = yield* periodFigures(log, purchases, period);
		const previous = yield* periodFigures(log, purchases, before);
		const flow = yield* customerFlow(log, purchases, period);
		const previousFlow = yield* customerFlow(log, purchases, before);
		const earlier = yield* earlierPeriods(log, purchases, period);
		const card = { currency: log.currency, figures, previous, flow, previousFlow, earlier };

		const when = periodField(period, end, timeZone);
		const inPeriod = `${when.from} to ${when.to}`;
		const page = scorecardPage({ ...card, when, stale });
		const lean = {
			period: when,
			customers: figures.customers,
			orders: figures.orders,
			revenue: tidyMoney(figures.revenue),
			averageOrderValue: {
				...moneyRate(figures.averageOrderValue, inPeriod),
				currency: log.currency,
			},
			repurchaseRate: rateField(figures.repurchaseRate, `until ${when.to}`),
			customerFlow: { ...flow, retentionRate: rateField(flow.retentionRate, inPeriod) },
			html: htmlOf(page),
			text: textOf(page),
			page,
		};
		const inPrevious = `${isoDay(before.from)} to ${isoDay(before.to)}`;
		const more = {
			previous: {
				from: isoDay(before.from),
				to: isoDay(before.to),
				customers: previous.customers,
				orders: previous.orders,
				guestOrders: previous.guestOrders,
				revenue: tidyMoney(previous.revenue),
				averageOrderValue: moneyRate(previous.averageOrderValue, inPrevious),
				repurchaseRate: rateField(previous.repurchaseRate, `until ${isoDay(before.to)}`),
				retentionRate: rateField(previousFlow.retentionRate, inPrevious),
			},
			earlierPeriods: earlier,
			guestOrders: figures.guestOrders,
			read: orders.counts,
		};
		// An item made of all orders is linked to the first one, as n8n itself links such items.
		return [
			{
				json: params.simplify ? lean : { ...lean, ...more },
				from: [{ input: 'orders', items: [0], from: 0, to: 1 }],
			},
		];
	},
});
