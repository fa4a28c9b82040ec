import { z } from 'zod/v4';

import { surveyReader, type AnswerRows } from '../../../../schema/surveyAnswers';
import { surveySettings } from '../../../../schema/surveySettings';
import { allWavesChoice, answerColumns, anyKindField } from '../../../shared/answerFields';
import { answerOptions } from '../../../shared/answerOptions';
import { defineOperation, type Field } from '../../../shared/operation';
import { shareMeasure } from './share.measure';
import { surveyItems } from './surveyItems';

const SCALES = {
	oneToFive: { scale: { lowest: 1, highest: 5 }, from: 4 },
	oneToSevenTopTwo: { scale: { lowest: 1, highest: 7 }, from: 6 },
	oneToSevenTopThree: { scale: { lowest: 1, highest: 7 }, from: 5 },
} as const;

const scaleField: Field = {
	displayName: 'Scale',
	name: 'scale',
	type: 'options',
	options: [
		{ name: '1 to 5, Satisfied Is 4 or 5', value: 'oneToFive' },
		{ name: '1 to 7, Satisfied Is 5 to 7', value: 'oneToSevenTopThree' },
		{ name: '1 to 7, Satisfied Is 6 or 7', value: 'oneToSevenTopTwo' },
	],
	default: 'oneToFive',
	description: 'The scale that was asked on, and which answers count as satisfied',
};

const params = surveySettings.extend({
	scale: z.enum(['oneToFive', 'oneToSevenTopTwo', 'oneToSevenTopThree']).default('oneToFive'),
});

/** Answers to "how satisfied were you" in; the satisfied share with its range, the mean, change and a page out. */
export const csat = defineOperation({
	value: 'csat',
	name: 'CSAT',
	action: 'Compute customer satisfaction',
	description: 'How many customers are satisfied, with the range, the mean and the change',
	fields: [...answerColumns, anyKindField, scaleField, ...allWavesChoice, answerOptions],
	params,
	rows: {
		answers: surveyReader<z.output<typeof params>>('CSAT', ({ scale }) => SCALES[scale].scale),
	},

	*run({ answers }: { answers: AnswerRows }, settings, context) {
		const { scale, from } = SCALES[settings.scale];
		const measure = shareMeasure({
			...{ scale, from, isTurned: false, leads: 'share' },
			wording: {
				title: 'Customer satisfaction (CSAT)',
				field: 'satisfied',
				share: 'Satisfied customers',
				mean: 'Mean satisfaction',
				heading: 'How satisfied they are',
				explanation: `Satisfied are those who gave ${from} or more of ${scale.highest}.`,
				lookAt: 'Read what those with the lowest scores wrote, and what they had bought or asked.',
			},
		});
		return yield* surveyItems(answers, settings, context, measure);
	},
});
