import { z } from 'zod/v4';

import { dateFormatSetting, timeZoneSetting } from './calendarSettings';
import { CLOSED_STATUSES, LEFT_OUT_STATUSES } from './tickets/statuses';

const column = z.string().trim().default('');

/** The rarely used settings of everything that reads tickets. */
export const ticketOptions = z.object({
	closedStatuses: z.string().default(CLOSED_STATUSES),
	dateFormat: dateFormatSetting,
	leftOutStatuses: z.string().default(LEFT_OUT_STATUSES),
	statusColumn: column,
	ticketIdColumn: column,
	timesIn: z.enum(['minutes', 'days']).default('minutes'),
	timeZone: timeZoneSetting,
});

/** The settings of everything that reads tickets; an operation adds its own with `ticketSettings.extend`. */
export const ticketSettings = z.object({
	opened: column,
	firstResponse: column,
	resolved: column,
	reopened: column,
	ticketOptions: ticketOptions.prefault({}),
});

export type TicketSettings = z.output<typeof ticketSettings> & Readonly<{ groupBy?: string }>;
