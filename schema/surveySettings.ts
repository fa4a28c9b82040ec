import { z } from 'zod/v4';

import { dateFormatSetting, timeZoneSetting } from './calendarSettings';
import { groupByShape } from './groups';
import { observationEndSetting } from './observationEnd';
import { periodShape } from './periodSettings';

const column = z.string().trim().default('');

/** The rarely used settings of everything that reads survey answers. */
export const surveyOptions = z.object({
	dateFormat: dateFormatSetting,
	/** How many people were asked; 0 where the owner does not say. */
	invited: z.number().int('it needs a whole number').min(0, 'it cannot be negative').default(0),
	invitedColumn: column,
	kindColumn: column,
	repeatedAnswers: z.enum(['latest', 'all']).default('latest'),
	scaleIsRight: z.boolean().default(false),
	surveyColumn: column,
	timeZone: timeZoneSetting,
	waveColumn: column,
});

/** The settings of all operations on survey answers; each adds its scale with `surveySettings.extend`. */
export const surveySettings = z.object({
	score: column,
	date: column,
	customer: column,
	kind: z.enum(['sameKind', 'relational', 'transactional']).default('sameKind'),
	...groupByShape,
	...periodShape,
	waves: z.enum(['latest', 'together']).default('together'),
	observationEnd: observationEndSetting,
	simplify: z.boolean().default(true),
	surveyOptions: surveyOptions.prefault({}),
});

export type SurveySettings = z.output<typeof surveySettings>;
