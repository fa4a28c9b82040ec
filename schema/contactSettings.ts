import { z } from 'zod/v4';

import { dateFormatSetting } from './calendarSettings';

const column = z.string().trim().default('');

/** The settings of everything that reads messages sent to customers; the time zone is that of the orders. */
export const contactShape = {
	contactAutomation: column,
	holdout: column,
	contactOptions: z
		.object({
			customerColumn: column,
			dateColumn: column,
			dateFormat: dateFormatSetting,
		})
		.prefault({}),
};

export type ContactSettings = z.output<z.ZodObject<typeof contactShape>>;
