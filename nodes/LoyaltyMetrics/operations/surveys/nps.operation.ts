import { z } from 'zod/v4';

import { surveyReader, type AnswerRows } from '../../../../schema/surveyAnswers';
import { surveyOptions, surveySettings } from '../../../../schema/surveySettings';
import { answerColumns, latestWaveChoice, relationalField } from '../../../shared/answerFields';
import { answerOptionsWithPopulation } from '../../../shared/answerOptions';
import { defineOperation } from '../../../shared/operation';
import { npsMeasure } from './nps.measure';
import { surveyItems } from './surveyItems';

const params = surveySettings.extend({
	surveyOptions: surveyOptions
		.extend({ population: z.number().int('it needs a whole number').min(0).default(0) })
		.prefault({}),
});

/** Answers from 0 to 10 in; the net promoter score with its range, counts, change and a page out. */
export const nps = defineOperation({
	value: 'nps',
	name: 'NPS',
	action: 'Compute the net promoter score',
	description:
		'Would customers recommend the shop? Promoters minus detractors, with its range and change',
	fields: [...answerColumns, relationalField, ...latestWaveChoice, answerOptionsWithPopulation],
	params,
	rows: {
		answers: surveyReader<z.output<typeof params>>('NPS', () => ({ lowest: 0, highest: 10 })),
	},

	*run({ answers }: { answers: AnswerRows }, settings, context) {
		const { population } = settings.surveyOptions;
		if (population > 0 && population < answers.tallies.answered) {
			const { answered } = answers.tallies;
			context.hint(
				`'Population' (${population}) is less than the ${answered} answers in the list: the range treats all customers as having answered wherever that is so`,
			);
		}
		return yield* surveyItems(answers, settings, context, npsMeasure(population || null));
	},
});
