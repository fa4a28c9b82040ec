import { z } from 'zod/v4';

import { pricedSettings } from './membershipSettings';

const column = z.string().trim().default('');

/** The settings of what looks at renewals: one item per subscription, or how many were left after each period. */
export const subscriptionSettings = pricedSettings
	.omit({ cost: true, period: true, periodDays: true, compare: true })
	.extend({
		inputIs: z.enum(['recognise', 'subscriptions', 'counts']).default('recognise'),
		renewalPeriod: z.enum(['week', 'month', 'quarter', 'year']).default('month'),
		countColumns: z
			.object({ cohortColumn: column, periodColumn: column, subscribersColumn: column })
			.prefault({}),
	});

export type SubscriptionSettings = z.output<typeof subscriptionSettings>;
