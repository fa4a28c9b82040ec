import { z } from 'zod/v4';

import { calendarPeriod, periodName } from '../../../../core/metrics/calendarPeriod';
import { newestCohorts, type CohortRate } from '../../../../core/metrics/cohortRates';
import { cohortTable, type CohortTable } from '../../../../core/metrics/cohorts';
import { purchaseOccasions } from '../../../../core/metrics/purchases';
import { groupByShape } from '../../../../schema/groups';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { InputError } from '../../../../schema/parse';
import { comparedShape, spanOf, spanShape } from '../../../../schema/periodSettings';
import { groupByField } from '../../../shared/groupByField';
import { groupedOrders } from '../../../shared/groupedOrders';
import { lookBack, periodField } from '../../../shared/lookBack';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { comparedField, spanFields } from '../../../shared/periodFields';
import { moneyRate, rateField, shareField } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { cohortFields, cohortShape } from './cohortRetention.fields';
import { averageIn, isMoney } from './cohortRetention.heatMap';
import { cellCount, cellItems, cohortItems, spreadsheetItems } from './cohortRetention.items';
import { cohortRetentionPage, memberNotes, type CohortsOnPage } from './cohortRetention.page';

/** More items than this are too many to look at, and to keep. */
const MOST_CELLS = 200_000;

const compareField = comparedField(
	'Whether to set the share who bought again in the period right after the first purchase beside that of the cohort before, and to tell whether the change is more than chance',
	{ output: ['cohorts', 'page'] },
);

/** Orders in; customers by the period of their first purchase out, and how many of them bought in each period after it. */
export const cohortRetention = defineOperation({
	value: 'cohortRetention',
	name: 'Cohort Retention',
	action: 'Get cohort retention',
	description: 'Of the customers who first bought in the same month, how many still buy later',
	fields: [
		...orderColumns,
		...cohortFields,
		groupByField,
		...spanFields,
		compareField,
		observationEndField,
		simplifyField,
		...orderRules,
	],
	params: orderSettings.extend({
		...cohortShape,
		...groupByShape,
		...spanShape,
		...comparedShape,
		observationEnd: observationEndSetting,
		simplify: z.boolean(),
	}),
	rows: { orders: readOrders },

	*run({ orders }: { orders: OrderRows }, params, context) {
		const { end, firstDay, lastDay, stale } = lookBack(orders, params.observationEnd, context);
		const span = spanOf(params, firstDay, lastDay);
		const when = periodField(
			{ ...span, from: Math.max(span.from, firstDay) },
			end,
			orders.timeZone,
		);
		const output: OutputItem[] = [];
		let cells = 0;
		const left = { earlierCustomers: 0, guestPurchases: 0 };
		for (const { group, log, firstItem } of yield* groupedOrders(orders)) {
			const purchases = yield* purchaseOccasions(log, end, 'separate');
			const settings = { unit: params.cohortPeriod, lastDay, historyFrom: firstDay };
			const table = yield* cohortTable(log, purchases, settings);
			const from = Math.max(0, calendarPeriod(span.from, table.unit) - table.first);
			cells += params.output === 'cells' ? cellCount(table, from) : 0;
			if (cells > MOST_CELLS) throw tooManyCells();
			const cohorts: CohortsOnPage = {
				...{ group, table, from, compare: params.compare, when, stale, currency: log.currency },
				...{ kind: params.retentionKind, measure: params.measure, simplify: params.simplify },
				...{ observationEnd: when.observationEnd, timeZone: when.timeZone },
				newest: newestCohorts(table),
			};
			left.earlierCustomers += table.earlierCustomers;
			left.guestPurchases += table.guestPurchases;
			for (const json of itemsOf(cohorts, params.output, orders)) {
				output.push({ json, from: [{ input: 'orders', items: [firstItem], from: 0, to: 1 }] });
			}
			yield;
		}
		if (params.output !== 'page') memberNotes(left).forEach(context.hint);
		return output;
	},
});

function itemsOf(
	cohorts: CohortsOnPage,
	output: z.output<typeof cohortShape.output>,
	orders: OrderRows,
): readonly Record<string, unknown>[] {
	if (output === 'page') return [pageItem(cohorts, orders)];
	if (output === 'cells') return cellItems(cohorts);
	return output === 'spreadsheet' ? spreadsheetItems(cohorts) : cohortItems(cohorts);
}

function pageItem(cohorts: CohortsOnPage, orders: OrderRows): Record<string, unknown> {
	const { group, table, from, when, measure, currency, newest, simplify, compare } = cohorts;
	const page = cohortRetentionPage(cohorts);
	const named = (one: CohortRate | null) =>
		one && {
			cohort: periodName(table.first + one.cohort, table.unit),
			...shareField(one.rate, `1 ${table.unit} later`),
		};
	return {
		...(group === null ? {} : { group }),
		period: when,
		...(isMoney(measure) ? { currency } : {}),
		customers: customersIn(table, from),
		average: averages(cohorts, from),
		newest: named(newest.newest),
		...(compare ? { previous: named(newest.before), change: newest.change } : {}),
		html: htmlOf(page),
		text: textOf(page),
		page,
		...(simplify
			? {}
			: {
					cohorts: cohortItems(cohorts),
					averageWithoutFirstCohort: averages(cohorts, Math.max(1, from)),
					earlierCustomers: table.earlierCustomers,
					guestOrders: table.guestPurchases,
					read: orders.counts,
				}),
	};
}

/** For each number of periods later, over the cohorts for which that period is over. */
function averages(cohorts: CohortsOnPage, from: number) {
	const { table, measure } = cohorts;
	const name = (cohort: number) => periodName(table.first + cohort, table.unit);
	return Array.from({ length: Math.max(0, table.periodsOver - from) }, (_, after) => {
		const window = `first purchases ${name(from)} to ${name(table.periodsOver - 1 - after)}`;
		const average = averageIn(cohorts, after, from);
		const field = isMoney(measure) ? moneyRate(average, window) : rateField(average, window);
		return { periodsAfter: after, ...field };
	});
}

function customersIn({ sizes }: CohortTable, from: number): number {
	return sizes.subarray(from).reduce((total, size) => total + size, 0);
}

function tooManyCells(): InputError {
	return new InputError(
		`There are more than ${MOST_CELLS.toLocaleString('en')} cells, too many for one item each`,
		"Choose a longer 'Cohort Period', a column with fewer values in 'Group By', or another 'Output'.",
	);
}
