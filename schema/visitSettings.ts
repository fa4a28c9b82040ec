import { z } from 'zod/v4';

import { observationEndSetting } from './observationEnd';
import { orderSettings } from './orderSettings';

const column = z.string().trim().default('');

/** The settings of what looks at one occasion per period: by dates, or by counts of them. */
export const visitSettings = orderSettings.extend({
	inputIs: z.enum(['recognise', 'orders', 'counts']).default('recognise'),
	visitPeriod: z.enum(['week', 'month', 'quarter', 'year']).default('year'),
	countColumns: z
		.object({
			...{ frequencyColumn: column, recencyColumn: column, periodsColumn: column },
			...{ customersColumn: column, averageValueColumn: column },
		})
		.prefault({}),
	observationEnd: observationEndSetting,
});

export type VisitSettings = z.output<typeof visitSettings>;
