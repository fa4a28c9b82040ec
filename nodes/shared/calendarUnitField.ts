import { z } from 'zod/v4';

import type { Field } from './operation';

/** The calendar's periods that an operation counts in; it matches `calendarUnitShape`. */
export const calendarUnitField: Field = {
	displayName: 'Calendar Period',
	name: 'calendarUnit',
	type: 'options',
	options: [
		{ name: 'Month', value: 'month' },
		{ name: 'Quarter', value: 'quarter' },
		{ name: 'Week', value: 'week', description: 'Monday to Sunday' },
		{ name: 'Year', value: 'year' },
	],
	default: 'month',
	description: "The periods of the shop's calendar to count in",
};

export const calendarUnitShape = {
	calendarUnit: z.enum(['week', 'month', 'quarter', 'year']).default('month'),
};
