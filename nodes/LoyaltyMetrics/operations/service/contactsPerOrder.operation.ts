import { z } from 'zod/v4';

import { changeOfContactRates } from '../../../../core/metrics/contactRate';
import type { Period } from '../../../../core/metrics/periodFigures';
import { purchaseOccasions, type Purchases } from '../../../../core/metrics/purchases';
import { rate, type Rate } from '../../../../core/metrics/rate';
import { inChunks, type Steps } from '../../../../core/steps';
import { groupByShape } from '../../../../schema/groups';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { orderSettings } from '../../../../schema/orderSettings';
import { periodShape, periodsOf } from '../../../../schema/periodSettings';
import type { Context, Item } from '../../../../schema/parse';
import { readContacts, type TicketRows } from '../../../../schema/tickets';
import { ticketOptions, ticketSettings } from '../../../../schema/ticketSettings';
import { groupByField } from '../../../shared/groupByField';
import { groupedTickets } from '../../../shared/groupedTickets';
import { periodField } from '../../../shared/lookBack';
import { observationEndField } from '../../../shared/observationEndField';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { orderColumns, orderRules } from '../../../shared/orderFields';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { periodFields } from '../../../shared/periodFields';
import { simplifyField } from '../../../shared/simplifyField';
import { contactOptionsField, openedColumn } from '../../../shared/ticketFields';
import { contactFields, contactReason, per100 } from './contactsPerOrder.items';
import { contactsPerOrderPage } from './contactsPerOrder.page';
import { sharedSpan } from './sharedSpan';

const params = orderSettings.extend({
	opened: ticketSettings.shape.opened,
	ticketOptions: ticketOptions
		.pick({ dateFormat: true, leftOutStatuses: true, statusColumn: true, ticketIdColumn: true })
		.prefault({}),
	...groupByShape,
	...periodShape,
	observationEnd: observationEndSetting,
	simplify: z.boolean(),
});

type Settings = z.output<typeof params>;

/** Tickets and orders in; one item, or one per group of tickets, out: how many contacts a hundred orders bring. */
export const contactsPerOrder = defineOperation({
	value: 'contactsPerOrder',
	name: 'Contacts per 100 Orders',
	action: 'Get contacts per 100 orders',
	description: 'How often customers have to write or call: tickets for every hundred orders',
	fields: [
		openedColumn,
		...orderColumns,
		groupByField,
		...periodFields,
		observationEndField,
		simplifyField,
		contactOptionsField,
		...orderRules,
	],
	params,
	inputs: { tickets: { name: 'Tickets' }, orders: { name: 'Orders' } },
	rows: {
		tickets: (items: readonly Item[], settings: Settings, context: Context) =>
			readContacts(items, contactSettings(settings), context),
		// Only tickets are grouped: an order has no topic and no channel.
		orders: (items: readonly Item[], settings: Settings, context: Context) =>
			readOrders(items, { ...settings, groupBy: '' }, context),
	},

	*run({ tickets: rows, orders }: { tickets: TicketRows; orders: OrderRows }, settings, context) {
		const span = sharedSpan(rows, orders, settings.observationEnd, context);
		const { period, before } = periodsOf(settings, span.firstDay, span.lastDay);
		const purchases = yield* purchaseOccasions(orders.log, span.end, settings.sameDayOrders);
		const ordersNow = yield* ordersIn(purchases, period);
		const ordersBefore = before && (yield* ordersIn(purchases, before));
		const when = periodField(period, span.end, orders.timeZone);

		const output: OutputItem[] = [];
		for (const part of yield* groupedTickets(rows, period, before)) {
			const { group, tickets, firstItem } = part;
			const now = contactRate(tickets.length, ordersNow);
			const previous =
				part.before && ordersBefore !== null ? contactRate(part.before.length, ordersBefore) : null;
			const compared = previous && { previous, change: changeOfContactRates(now, previous) };
			const page = contactsPerOrderPage({ group, when, now, compared, notes: span.notes });
			const json = {
				...(group === null ? {} : { group }),
				...contactFields(now, when),
				reason: contactReason(now),
				html: htmlOf(page),
				text: textOf(page),
				page,
				...(before && compared
					? {
							previous: contactFields(
								compared.previous,
								periodField(before, span.end - when.days, orders.timeZone),
							),
							change: per100(compared.change),
						}
					: {}),
				...(settings.simplify ? {} : { read: { tickets: rows.counts, orders: orders.counts } }),
			};
			output.push({ json, from: [{ input: 'tickets', items: [firstItem], from: 0, to: 1 }] });
		}
		return output;
	},
});

function contactSettings({ opened, ticketOptions: options, orderOptions, groupBy }: Settings) {
	const { timeZone } = orderOptions;
	return ticketSettings
		.extend({ ...groupByShape })
		.parse({ opened, groupBy, ticketOptions: { ...options, timeZone } });
}

function contactRate(contacts: number, orders: number): Rate {
	return rate(contacts, orders, 'No order in these days');
}

function* ordersIn({ count, day }: Purchases, { from, to }: Period): Steps<number> {
	let orders = 0;
	yield* inChunks(count, (begin, end) => {
		for (let row = begin; row < end; row++) orders += Number(day[row] >= from && day[row] <= to);
	});
	return orders;
}
