import { z } from 'zod/v4';

import { surveyReader, type AnswerRows } from '../../../../schema/surveyAnswers';
import { surveySettings } from '../../../../schema/surveySettings';
import { allWavesChoice, answerColumns, anyKindField } from '../../../shared/answerFields';
import { answerOptions } from '../../../shared/answerOptions';
import { defineOperation, type Field } from '../../../shared/operation';
import { shareMeasure } from './share.measure';
import { surveyItems } from './surveyItems';

const SCALES = {
	oneToSeven: { scale: { lowest: 1, highest: 7 }, from: 5 },
	oneToFive: { scale: { lowest: 1, highest: 5 }, from: 4 },
} as const;

const scaleField: Field = {
	displayName: 'Scale',
	name: 'scale',
	type: 'options',
	options: [
		{ name: '1 to 5, Easy Is 4 or 5', value: 'oneToFive' },
		{ name: '1 to 7, Easy Is 5 to 7', value: 'oneToSeven' },
	],
	default: 'oneToSeven',
	description: 'The scale that was asked on, and which answers count as easy',
};

const directionField: Field = {
	displayName: 'High Score Means',
	name: 'highMeans',
	type: 'options',
	options: [
		{
			name: 'A Lot of Effort',
			value: 'effort',
			description: 'Asked "how much effort did you have to put in" (CES 1.0)',
		},
		{
			name: 'Easy',
			value: 'easy',
			description: 'Asked whether the shop "made it easy" (CES 2.0)',
		},
	],
	default: 'easy',
	description:
		'What the question was. Where a high score means effort the scale is turned round before counting.',
};

const params = surveySettings.extend({
	scale: z.enum(['oneToSeven', 'oneToFive']).default('oneToSeven'),
	highMeans: z.enum(['easy', 'effort']).default('easy'),
});

/** Answers to "was it easy" in; the mean with its range, the share that found it easy, change and a page out. */
export const ces = defineOperation({
	value: 'ces',
	name: 'CES',
	action: 'Compute customer effort',
	description: 'How easy customers find it: the mean and the share that found it easy',
	fields: [
		...answerColumns,
		anyKindField,
		scaleField,
		directionField,
		...allWavesChoice,
		answerOptions,
	],
	params,
	rows: {
		answers: surveyReader<z.output<typeof params>>('CES', ({ scale }) => SCALES[scale].scale),
	},

	*run({ answers }: { answers: AnswerRows }, settings, context) {
		const { scale, from } = SCALES[settings.scale];
		const measure = shareMeasure({
			...{ scale, from, isTurned: settings.highMeans === 'effort', leads: 'mean' },
			wording: {
				title: 'Customer effort (CES)',
				field: 'easy',
				share: 'Customers who found it easy',
				mean: 'Mean ease',
				heading: 'How easy it was for them',
				explanation: `Easy means ${from} or more of ${scale.highest}; the higher, the easier.`,
				lookAt: 'Read what those who found it hard wrote: which step took them so long?',
			},
		});
		return yield* surveyItems(answers, settings, context, measure);
	},
});
