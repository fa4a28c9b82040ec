import { z } from 'zod/v4';

import { dateFormatSetting, timeZoneSetting } from './calendarSettings';
import { groupByShape } from './groups';
import { observationEndSetting } from './observationEnd';
import { periodShape } from './periodSettings';

const column = z.string().trim().default('');

/** The rarely used settings of everything that reads memberships. */
export const membershipOptions = z.object({
	dateFormat: dateFormatSetting,
	overlaps: z.enum(['merge', 'refuse']).default('merge'),
	statusColumn: column,
	timeZone: timeZoneSetting,
});

/** The settings of all operations on memberships; each adds its own with `membershipSettings.extend`. */
export const membershipSettings = z.object({
	startDate: column,
	endDate: column,
	customer: column,
	...groupByShape,
	...periodShape,
	observationEnd: observationEndSetting,
	simplify: z.boolean().default(true),
	membershipOptions: membershipOptions.prefault({}),
});

/** The rarely used settings of prices; they stand with those of the memberships. */
export const priceOptions = membershipOptions.extend({
	amountUnit: z.enum(['recognise', 'units', 'minorUnits']).default('recognise'),
	currency: z
		.string()
		.trim()
		.toUpperCase()
		.regex(/^(?:[A-Z]{3})?$/, 'a currency is three letters, such as EUR')
		.default(''),
	currencyColumn: column,
	decimalSign: z.enum(['recognise', 'point', 'comma']).default('recognise'),
	intervalColumn: column,
	intervalCountColumn: column,
	pricePer: z.enum(['recognise', 'week', 'month', 'quarter', 'year']).default('recognise'),
});

/** The settings of operations that also read what memberships cost. */
export const pricedSettings = membershipSettings.extend({
	price: column,
	cost: column,
	membershipOptions: priceOptions.prefault({}),
});

export type MembershipSettings = z.output<typeof membershipSettings>;
export type PricedSettings = z.output<typeof pricedSettings>;
