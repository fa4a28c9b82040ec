/** How dates are read, and on whose calendar: the same two settings in everything that reads a list. */
import { IANAZone } from 'luxon';
import { z } from 'zod/v4';

export const dateFormatSetting = z
	.enum(['recognise', 'dayFirst', 'monthFirst', 'yearFirst'])
	.default('recognise');

/** Empty for the workflow's own. */
export const timeZoneSetting = z
	.string()
	.trim()
	.refine((name) => name === '' || IANAZone.isValidZone(name), {
		error: 'a time zone is a name such as Europe/Berlin',
	})
	.default('');
