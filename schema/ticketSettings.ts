import { IANAZone } from 'luxon';
import { z } from 'zod/v4';

import { CLOSED_STATUSES, LEFT_OUT_STATUSES } from './tickets/statuses';

const column = z.string().trim().default('');

/** The rarely used settings of everything that reads tickets. */
export const ticketOptions = z.object({
	closedStatuses: z.string().default(CLOSED_STATUSES),
	dateFormat: z.enum(['recognise', 'dayFirst', 'monthFirst', 'yearFirst']).default('recognise'),
	leftOutStatuses: z.string().default(LEFT_OUT_STATUSES),
	statusColumn: column,
	ticketIdColumn: column,
	timesIn: z.enum(['minutes', 'days']).default('minutes'),
	timeZone: z
		.string()
		.trim()
		.refine((name) => name === '' || IANAZone.isValidZone(name), {
			error: 'a time zone is a name such as Europe/Berlin',
		})
		.default(''),
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
