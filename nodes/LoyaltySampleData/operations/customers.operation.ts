import { customerOf, type Customer } from '../../../core/simulate/shop/customers';
import { isoDate } from '../../../core/simulate/shop/wallTime';
import type { Steps } from '../../../core/steps';
import { defineOperation, type OutputItem } from '../../shared/operation';
import { fields } from '../fields';
import { NOWHERE } from '../items';
import { settings, setUp } from '../settings';

/** How many customers are made between two yields. */
const AT_ONCE = 256;

/** No input rows; one item per person on the shop's list out, by customer number. */
export const customers = defineOperation({
	value: 'customers',
	name: 'Get Customers',
	action: 'Get sample customers',
	description: 'Everybody on the shop’s list, also those who have not ordered yet',
	fields,
	params: settings,
	rows: {},

	*run(_rows, params, context): Steps<readonly OutputItem[]> {
		const { shop, written } = setUp(params, context);
		const output: OutputItem[] = [];
		for (let index = 0; index < shop.customers; index++) {
			if (index % AT_ONCE === 0) yield;
			const customer = customerOf(shop, index);
			const json = {
				customer_id: customer.id,
				customer_email: customer.email,
				customer_name: customer.name,
				country: customer.country,
				time_zone: customer.timeZone,
				source: customer.source,
				registered_at: customer.registered === null ? null : written(customer.registered),
				accepts_marketing: customer.acceptsMarketing,
				...(shop.kind === 'subscription' ? membership(customer) : about(customer)),
			};
			output.push({ json, from: NOWHERE });
		}
		return output;
	},
});

function membership({ startedDay, endedDay }: Customer) {
	return { started_at: dateOrNull(startedDay), ended_at: dateOrNull(endedDay) };
}

function about({ postcode, birthDay }: Customer) {
	return { postcode, birth_date: dateOrNull(birthDay) };
}

function dateOrNull(day: number | null): string | null {
	return day === null ? null : isoDate(day);
}
