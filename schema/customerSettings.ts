import { z } from 'zod/v4';

import { observationEndSetting } from './observationEnd';
import { orderSettings } from './orderSettings';

const column = z.string().trim().default('');

/** The settings of everything that judges customers: by their orders, or by summaries of them. */
export const customerSettings = orderSettings.extend({
	inputIs: z.enum(['recognise', 'orders', 'summaries']).default('recognise'),
	summaryColumns: z
		.object({
			ordersColumn: column,
			revenueColumn: column,
			daysSinceColumn: column,
			lastOrderColumn: column,
			daysBetweenColumn: column,
		})
		.prefault({}),
	observationEnd: observationEndSetting,
});

export type CustomerSettings = z.output<typeof customerSettings>;
