import type { SurveyAnswers } from '../../core/metrics/surveyAnswers';

/** Answers as columns while they are read; `length` of the places are filled. */
export type AnswerTable = { length: number; readonly item: Int32Array } & SurveyAnswers;

export function answerTable(most: number): AnswerTable {
	return {
		length: 0,
		item: new Int32Array(most),
		score: new Int8Array(most),
		day: new Int32Array(most),
		moment: new Float64Array(most),
		customer: new Int32Array(most),
		wave: new Int32Array(most),
		group: new Int32Array(most),
	};
}

/** The filled places. */
export function filled(table: AnswerTable): { item: Int32Array; answers: SurveyAnswers } {
	const { length } = table;
	return {
		item: table.item.subarray(0, length),
		answers: {
			score: table.score.subarray(0, length),
			day: table.day.subarray(0, length),
			moment: table.moment.subarray(0, length),
			customer: table.customer.subarray(0, length),
			wave: table.wave.subarray(0, length),
			group: table.group.subarray(0, length),
		},
	};
}
