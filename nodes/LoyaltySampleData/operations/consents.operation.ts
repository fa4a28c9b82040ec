import { consentsOf } from '../../../core/simulate/shop/consents';
import { defineOperation } from '../../shared/operation';
import { fields } from '../fields';
import { datedItems } from '../items';
import { settings, setUp } from '../settings';

/** No input rows; one item per entry of the consent register out, by date. */
export const consents = defineOperation({
	value: 'consents',
	name: 'Get Consents',
	action: 'Get sample consents',
	description: 'Who agreed to what, by which channel, where and until when; who took it back',
	fields,
	params: settings,
	rows: {},

	run(_rows, params, context) {
		const { shop, written } = setUp(params, context);
		return datedItems(
			shop,
			(customer) => consentsOf(shop, customer),
			(consent) => ({
				recorded_at: written(consent.minute),
				customer_id: consent.customer,
				customer_email: consent.email,
				channel: consent.channel,
				purpose: consent.purpose,
				status: consent.status,
				source: consent.source,
				expires_at: consent.expires === null ? null : written(consent.expires),
			}),
		);
	},
});
