import type { CustomerRows } from '../../schema/customers';
import type { OutputItem } from '../shared/operation';
import { tidyMoney } from '../shared/tidyMoney';

/** The item of one customer: what came in with it, who it is, and what was found, which wins over columns of the same name. */
export function customerItem(
	{ keys, figures, itemsOf, passedOn }: CustomerRows,
	who: number,
	found: Readonly<Record<string, unknown>>,
	output: number,
): OutputItem {
	const days = figures.daysSinceLastPurchase[who];
	return {
		json: {
			...passedOn(who),
			customer: keys[who],
			...found,
			orders: figures.orders[who],
			revenue: tidyMoney(figures.revenue[who]),
			daysSinceLastPurchase: days >= 0 ? days : null,
		},
		from: [{ input: 'customers', ...itemsOf(who) }],
		output,
	};
}
