import type { OrderLog } from '../../core/metrics/orderLog';
import { splitLog } from '../../core/metrics/splitLog';
import type { Steps } from '../../core/steps';
import type { OrderRows } from '../../schema/orders';

/** Orders that make one result. */
export type OrdersOfGroup = Readonly<{
	/** The value of the column as it is written; null when nothing is grouped. */
	group: string | null;
	log: OrderLog;
	/** The input item that the result is linked to: n8n itself links an item made of many to the first. */
	firstItem: number;
}>;

/** All orders as one entry, or one entry per group, most orders first: an operation loops over them the same way. */
export function* groupedOrders({
	log,
	groups,
	itemOfOrder,
	itemOfRefund,
}: OrderRows): Steps<readonly OrdersOfGroup[]> {
	if (groups === null) return [{ group: null, log, firstItem: 0 }];
	const parts = yield* splitLog(log, groups);
	return parts.map(({ group, log: part, firstOrder, firstRefund }) => ({
		group,
		log: part,
		firstItem: firstOrder < 0 ? itemOfRefund[firstRefund] : itemOfOrder[firstOrder],
	}));
}
