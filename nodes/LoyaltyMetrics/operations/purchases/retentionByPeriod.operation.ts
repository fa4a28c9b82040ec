import { z } from 'zod/v4';

import { periodName, type CalendarUnit } from '../../../../core/metrics/calendarPeriod';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import {
	retentionByPeriod as retentionOf,
	type PeriodRetention,
} from '../../../../core/metrics/retentionByPeriod';
import { groupByShape } from '../../../../schema/groups';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { comparedShape, spanOf, spanShape } from '../../../../schema/periodSettings';
import { calendarUnitField, calendarUnitShape } from '../../../shared/calendarUnitField';
import { groupByField } from '../../../shared/groupByField';
import { groupedOrders } from '../../../shared/groupedOrders';
import { lookBack, periodField } from '../../../shared/lookBack';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation, type Field, type OutputItem } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { comparedField, spanFields } from '../../../shared/periodFields';
import { fewNote } from '../../../shared/page/wordedRates';
import { rateField, shareField } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { latestOver, reactivatedWarning, retentionPage } from './retentionByPeriod.page';

const outputField: Field = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: 'One Item per Period', value: 'items', description: 'A table to go on with' },
		{ name: 'One Item With a Page', value: 'page', description: 'A page to read or to send' },
	],
	default: 'items',
	description: 'What to return',
};

/** Orders in; one item per calendar period, or one with a page, out: who stayed, came back, was new, stayed away. */
export const retentionByPeriod = defineOperation({
	value: 'retentionByPeriod',
	name: 'Retention by Period',
	action: 'Get retention by period',
	description: 'Per week, month, quarter or year: who stayed, came back, was new, or stayed away',
	fields: [
		...orderColumns,
		calendarUnitField,
		outputField,
		groupByField,
		...spanFields,
		comparedField(
			'Whether to set each share who stayed beside the one of the period before, and to tell whether the change is more than chance',
		),
		observationEndField,
		simplifyField,
		...orderRules,
	],
	params: orderSettings.extend({
		...calendarUnitShape,
		...groupByShape,
		...spanShape,
		...comparedShape,
		output: z.enum(['items', 'page']).default('items'),
		observationEnd: observationEndSetting,
		simplify: z.boolean(),
	}),
	rows: { orders: readOrders },

	*run({ orders }: { orders: OrderRows }, params, context) {
		const { end, firstDay, lastDay, stale } = lookBack(orders, params.observationEnd, context);
		const { calendarUnit: unit, compare, simplify } = params;
		const { timeZone } = orders;
		const span = spanOf(params, firstDay, lastDay);
		const when = periodField({ ...span, from: Math.max(span.from, firstDay) }, end, timeZone);
		const output: OutputItem[] = [];
		for (const { group, log, firstItem } of yield* groupedOrders(orders)) {
			const purchases = yield* purchaseOccasions(log, end, params.sameDayOrders);
			// Who is new, and who came back, only the whole history tells.
			const all = yield* retentionOf(log, purchases, { from: firstDay, to: lastDay }, unit);
			const periods = all.filter(({ days }) => days.to >= span.from);
			const named = group === null ? {} : { group };
			const add = (json: Record<string, unknown>) =>
				output.push({
					json: { ...named, ...json },
					from: [{ input: 'orders', items: [firstItem], from: 0, to: 1 }],
				});
			if (params.output === 'page') {
				const historyFrom = log.firstOrderDay === null ? firstDay : null;
				const figures = { group, when, unit, all, periods, historyFrom, stale };
				const page = retentionPage(figures, compare);
				const latest = latestOver(periods);
				add({
					period: when,
					latest: latest && periodItem(latest, unit, { end, timeZone, compare }),
					periods: periods.length,
					reason: latest === null ? 'No period has one before it to compare with' : null,
					html: htmlOf(page),
					text: textOf(page),
					page,
					...(simplify ? {} : { read: orders.counts }),
				});
				continue;
			}
			for (const period of periods) {
				const more = { orders: period.orders, index: period.index };
				add({ ...periodItem(period, unit, { end, timeZone, compare }), ...(simplify ? {} : more) });
			}
		}
		return output;
	},
});

function periodItem(
	found: PeriodRetention,
	unit: CalendarUnit,
	{ end, timeZone, compare }: Readonly<{ end: number; timeZone: string; compare: boolean }>,
) {
	const { days, isComplete, retentionRate, endMinusNewOverStart } = found;
	const { from, to, ...period } = periodField(days, end, timeZone);
	const window = `${from} to ${to}`;
	return {
		period: { name: periodName(found.index, unit), from, to, isComplete, ...period },
		customers: found.customers,
		retained: found.retained,
		reactivated: found.reactivated,
		firstTime: found.firstTime,
		lost: found.lost,
		retentionRate: shareField(retentionRate, window),
		endMinusNewOverStart: {
			...rateField(endMinusNewOverStart, window),
			warning: reactivatedWarning(found),
		},
		...(compare ? { change: found.change } : {}),
		reason: reasonFor(found),
	};
}

function reasonFor({ isComplete, retentionRate }: PeriodRetention): string | null {
	const { reason, denominator } = retentionRate;
	const partial = isComplete
		? null
		: 'The orders do not cover this whole period, so it is not compared';
	const few = fewNote(denominator, 'buyer in the period before', 'buyers in the period before');
	return [reason, partial, few].filter((sentence) => sentence !== null).join('. ') || null;
}
