import { ticketsOf } from '../../../core/simulate/shop/tickets';
import { defineOperation } from '../../shared/operation';
import { fields } from '../fields';
import { datedItems } from '../items';
import { settings, setUp } from '../settings';

/** No input rows; one item per ticket out, by the date on which it was opened. */
export const supportTickets = defineOperation({
	value: 'supportTickets',
	name: 'Get Support Tickets',
	action: 'Get sample support tickets',
	description: 'Questions and complaints with first response, resolution and reopening',
	fields,
	params: settings,
	rows: {},

	run(_rows, params, context) {
		const { shop, written } = setUp(params, context);
		const orNull = (minute: number | null) => (minute === null ? null : written(minute));
		return datedItems(
			shop,
			(customer) => ticketsOf(shop, customer),
			(ticket) => ({
				ticket_id: ticket.id,
				order_id: ticket.order,
				customer_email: ticket.email,
				channel: ticket.channel,
				topic: ticket.topic,
				opened_at: written(ticket.minute),
				first_response_at: orNull(ticket.firstResponse),
				resolved_at: orNull(ticket.resolved),
				reopened_at: orNull(ticket.reopened),
				status: ticket.status,
			}),
		);
	},
});
