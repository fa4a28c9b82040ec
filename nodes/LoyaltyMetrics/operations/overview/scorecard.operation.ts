import { z } from 'zod/v4';

import { customerFlow } from '../../../../core/metrics/customerFlow';
import { earlierPeriods } from '../../../../core/metrics/earlierPeriods';
import { periodFigures, type Period } from '../../../../core/metrics/periodFigures';
import type { OrderLog } from '../../../../core/metrics/orderLog';
import { purchaseOccasions, type SameDay } from '../../../../core/metrics/purchases';
import type { Steps } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import { groupByShape } from '../../../../schema/groups';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { groupByField } from '../../../shared/groupByField';
import { groupedOrders } from '../../../shared/groupedOrders';
import { lookBack, periodField, type PeriodField } from '../../../shared/lookBack';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation, type Field, type OutputItem } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { moneyRate, rateField } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { ScorecardFigures } from './scorecard.findings';
import { scorecardPage } from './scorecard.page';

const daysField: Field = {
	displayName: 'Period (Days)',
	name: 'periodDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3660 },
	default: 30,
	description: 'How many days the scorecard covers; it is compared with as many days right before',
};

type PeriodsOfScorecard = ScorecardFigures & Readonly<{ period: Period; before: Period }>;

/** Orders in; one item, or one per group, out: the figures of the last days beside those of as many days before, and a page. */
export const scorecard = defineOperation({
	value: 'scorecard',
	name: 'Scorecard',
	action: 'Create a scorecard',
	description: 'One item for the whole shop, as numbers and as a page to read or to send',
	fields: [
		...orderColumns,
		daysField,
		groupByField,
		observationEndField,
		simplifyField,
		...orderRules,
	],
	params: orderSettings.extend({
		...groupByShape,
		periodDays: z.number().int().min(1).max(3660),
		observationEnd: observationEndSetting,
		simplify: z.boolean(),
	}),
	rows: { orders: readOrders },

	*run({ orders }: { orders: OrderRows }, params, context) {
		const { end, lastDay, stale } = lookBack(orders, params.observationEnd, context);
		const output: OutputItem[] = [];
		for (const { group, log, firstItem } of yield* groupedOrders(orders)) {
			const card = yield* scorecardOf(log, params, { end, lastDay });
			const when = periodField(card.period, end, orders.timeZone);
			const page = scorecardPage({ ...card, group, when, stale });
			const json = {
				...(group === null ? {} : { group }),
				...scorecardFields(card, when),
				html: htmlOf(page),
				text: textOf(page),
				page,
				...(params.simplify ? {} : { ...moreFields(card), read: orders.counts }),
			};
			// An item made of all orders is linked to the first one, as n8n itself links such items.
			output.push({ json, from: [{ input: 'orders', items: [firstItem], from: 0, to: 1 }] });
		}
		return output;
	},
});

/** The figures of the last days of a log, beside those of as many days before. */
function* scorecardOf(
	log: OrderLog,
	{ periodDays, sameDayOrders }: Readonly<{ periodDays: number; sameDayOrders: SameDay }>,
	{ end, lastDay }: Readonly<{ end: number; lastDay: number }>,
): Steps<PeriodsOfScorecard> {
	const period: Period = { from: lastDay - periodDays + 1, to: lastDay };
	const before: Period = { from: period.from - periodDays, to: period.from - 1 };
	const purchases = yield* purchaseOccasions(log, end, sameDayOrders);
	return {
		currency: log.currency,
		period,
		before,
		figures: yield* periodFigures(log, purchases, period),
		previous: yield* periodFigures(log, purchases, before),
		flow: yield* customerFlow(log, purchases, period),
		previousFlow: yield* customerFlow(log, purchases, before),
		earlier: yield* earlierPeriods(log, purchases, period),
	};
}

function scorecardFields({ figures, flow, currency }: ScorecardFigures, when: PeriodField) {
	const inPeriod = `${when.from} to ${when.to}`;
	return {
		period: when,
		customers: figures.customers,
		orders: figures.orders,
		revenue: tidyMoney(figures.revenue),
		averageOrderValue: { ...moneyRate(figures.averageOrderValue, inPeriod), currency },
		repurchaseRate: rateField(figures.repurchaseRate, `until ${when.to}`),
		customerFlow: { ...flow, retentionRate: rateField(flow.retentionRate, inPeriod) },
	};
}

function moreFields({ before, figures, previous, previousFlow, earlier }: PeriodsOfScorecard) {
	const [from, to] = [isoDay(before.from), isoDay(before.to)];
	return {
		previous: {
			...{ from, to },
			customers: previous.customers,
			orders: previous.orders,
			guestOrders: previous.guestOrders,
			revenue: tidyMoney(previous.revenue),
			averageOrderValue: moneyRate(previous.averageOrderValue, `${from} to ${to}`),
			repurchaseRate: rateField(previous.repurchaseRate, `until ${to}`),
			retentionRate: rateField(previousFlow.retentionRate, `${from} to ${to}`),
		},
		earlierPeriods: earlier,
		guestOrders: figures.guestOrders,
	};
}
