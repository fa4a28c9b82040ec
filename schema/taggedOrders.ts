import type { Steps } from '../core/steps';
import { AUTOMATION_HEADERS } from './automationTags';
import { foundColumns } from './columns/foundColumns';
import { readOrders, type GroupedOrderSettings, type OrderRows } from './orders';
import type { Context, Item, Reading } from './parse';
import { touchSource, type TouchSource } from './touchSource';

/** Orders, and the automations that they are tagged with. */
export type TaggedOrders = Readonly<{
	orders: OrderRows;
	source: TouchSource;
	/** Is there a column of tags at all? */
	isTagged: boolean;
}>;

type Settings = GroupedOrderSettings & Readonly<{ orderAutomation: string }>;

export function* readTaggedOrders(
	items: readonly Item[],
	settings: Settings,
	context: Context,
): Steps<Reading<TaggedOrders>> {
	const reading = yield* readOrders(items, settings, context);
	const { log, itemOfOrder } = reading.rows;
	const { automation = null } = yield* foundColumns(
		items,
		{ automation: 'Automation of Orders' },
		{ automation: settings.orderAutomation },
		{ automation: AUTOMATION_HEADERS },
	);
	const source = yield* touchSource(items, automation, log.customers, {
		customer: log.orders.customer,
		day: log.orders.day,
		item: itemOfOrder,
	});
	// Customers with nothing but a refund are known from its day on.
	log.refunds.customer.forEach((who, row) => {
		if (who < 0) return;
		source.knownFrom[who] = Math.min(source.knownFrom[who], log.refunds.day[row]);
	});
	return { ...reading, rows: { orders: reading.rows, source, isTagged: automation !== null } };
}
