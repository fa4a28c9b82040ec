import { contactsIn } from '../../../core/simulate/shop/contacts';
import { defineOperation } from '../../shared/operation';
import { fields } from '../fields';
import { datedItems } from '../items';
import { settings, setUp } from '../settings';

/** No input rows; one item per message that the shop has sent out, by date. */
export const contactLog = defineOperation({
	value: 'contactLog',
	name: 'Get Contact Log',
	action: 'Get sample contact log',
	description: 'Newsletters, offers, survey invitations and order confirmations that were sent',
	fields,
	params: settings,
	rows: {},

	run(_rows, params, context) {
		const { shop, written } = setUp(params, context);
		return datedItems(shop, contactsIn(shop), (contact) => ({
			sent_at: written(contact.minute),
			customer_id: contact.customer,
			customer_email: contact.email,
			channel: contact.channel,
			purpose: contact.purpose,
			automation: contact.automation,
			campaign: contact.campaign,
			discount_percent: contact.discount,
		}));
	},
});
