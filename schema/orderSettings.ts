import { z } from 'zod/v4';

import { dateFormatSetting, timeZoneSetting } from './calendarSettings';
import { DEFAULT_STATUS_ROWS } from './orders/statuses';

const column = z.string().trim().default('');

const options = z.object({
	amountUnit: z.enum(['recognise', 'units', 'minorUnits']).default('recognise'),
	currency: z
		.string()
		.trim()
		.toUpperCase()
		.regex(/^(?:[A-Z]{3})?$/, 'a currency is three letters, such as EUR')
		.default(''),
	currencyColumn: column,
	dateFormat: dateFormatSetting,
	decimalSign: z.enum(['recognise', 'point', 'comma']).default('recognise'),
	firstOrderColumn: column,
	fullyRefunded: z.enum(['keep', 'leaveOut']).default('keep'),
	itemIs: z.enum(['recognise', 'order', 'line', 'lineWithTotal']).default('recognise'),
	orderIdColumn: column,
	quantityColumn: column,
	refundColumn: column,
	refundedOrderColumn: column,
	statusColumn: column,
	testColumn: column,
	testOrders: z.enum(['ignore', 'count']).default('ignore'),
	timeZone: timeZoneSetting,
	unitPriceColumn: column,
});

/** The settings of everything that reads orders; an operation adds its own with `orderSettings.extend`. */
export const orderSettings = z.object({
	customer: column,
	date: column,
	amount: column,
	sameDayOrders: z.enum(['merge', 'separate']).default('merge'),
	statuses: z
		.object({
			rows: z
				.array(
					z.object({
						statuses: z.string().default(''),
						treatment: z.enum(['counts', 'refunded', 'refund', 'ignored']),
					}),
				)
				.default([]),
		})
		.default({ rows: DEFAULT_STATUS_ROWS.map((row) => ({ ...row })) }),
	orderOptions: options.prefault({}),
});

export type OrderSettings = z.output<typeof orderSettings>;
