/** What each customer has been worth so far: one item per customer, group by group. */
import { customerSummaries } from '../../../../core/metrics/customerSummary';
import { purchaseOccasions, type SameDay } from '../../../../core/metrics/purchases';
import { CHUNK, inChunks, type Steps } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import type { OrderRows } from '../../../../schema/orders';
import { itemsByCustomer } from '../../../../schema/customers/itemsByCustomer';
import type { OrdersOfGroup } from '../../../shared/groupedOrders';
import type { Origin, OutputItem } from '../../../shared/operation';
import { tidyMoney } from '../../../shared/tidyMoney';

export type CustomerValueSettings = Readonly<{
	marginPercent: number;
	sameDayOrders: SameDay;
	simplify: boolean;
	/** The observation end. */
	end: number;
}>;

export function* customerValueItems(
	orders: OrderRows,
	groups: readonly OrdersOfGroup[],
	{ marginPercent, sameDayOrders, simplify, end }: CustomerValueSettings,
): Steps<readonly OutputItem[]> {
	const originOf = yield* originsByName(orders);
	const output: OutputItem[] = [];
	for (const { group, log } of groups) {
		const purchases = yield* purchaseOccasions(log, end, sameDayOrders);
		for (const summary of yield* customerSummaries(log, purchases, end)) {
			if (output.length % CHUNK === 0) yield;
			const customer = log.customers[summary.customer];
			const { firstDay, lastDay, revenue, orders: bought } = summary;
			const json = {
				...(group === null ? {} : { group }),
				customer,
				orders: bought,
				revenue: tidyMoney(revenue),
				value: tidyMoney((revenue * marginPercent) / 100),
				firstOrderDate: firstDay === null ? null : isoDay(firstDay),
				lastOrderDate: lastDay === null ? null : isoDay(lastDay),
				observationEnd: isoDay(end),
				...(simplify
					? {}
					: {
							currency: log.currency,
							marginPercent,
							averageValuePerOrder:
								bought > 0 ? tidyMoney((revenue * marginPercent) / 100 / bought) : null,
						}),
				reason: bought === 0 ? 'Only refunds so far: the purchases lie before these orders' : null,
			};
			output.push({ json, from: [originOf(customer)] });
		}
	}
	return output;
}

/** The items of a customer, whose number in a group's log is another one than in the whole. */
function* originsByName({
	log: { customers },
	customerOfItem,
}: OrderRows): Steps<(customer: string) => Origin> {
	const itemsOf = yield* itemsByCustomer(customerOfItem, customers.length);
	const numbers = new Map<string, number>();
	yield* inChunks(customers.length, (from, to) => {
		for (let who = from; who < to; who++) numbers.set(customers[who], who);
	});
	return (customer) => ({ input: 'orders', ...itemsOf(numbers.get(customer)!) });
}
