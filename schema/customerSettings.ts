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

/** The same for what foresees purchases, which has to know since when somebody is a customer. */
export const buyerSettings = customerSettings.extend({
	summaryColumns: customerSettings.shape.summaryColumns
		.unwrap()
		.extend({ firstOrderColumn: column, repeatValueColumn: column })
		.prefault({}),
});

type Base = z.output<typeof customerSettings>;

/** The columns of buyers are read where the settings have them. */
export type CustomerSettings = Omit<Base, 'summaryColumns'> &
	Readonly<{
		summaryColumns: Base['summaryColumns'] &
			Partial<z.output<typeof buyerSettings>['summaryColumns']>;
	}>;
