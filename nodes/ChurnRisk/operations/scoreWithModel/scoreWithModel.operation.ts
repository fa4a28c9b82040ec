import { z } from 'zod/v4';

import { CHUNK, type Steps } from '../../../../core/steps';
import { dayOfInstant, isoDay } from '../../../../schema/calendarDay';
import { sampleOf } from '../../../../schema/columns/foundColumns';
import {
	columnsThere,
	has,
	namedField,
	type NamedColumn,
} from '../../../../schema/columns/namedColumn';
import { churnModels, type ChurnModel } from '../../../../schema/fittedModels/churnModel';
import { modelRowsShape, readModelRows, type ModelRows } from '../../../../schema/modelRows';
import { InputError, type Item } from '../../../../schema/parse';
import { amountReader } from '../../../../schema/values/amountReader';
import {
	modelFields,
	modelInput,
	modelShape,
	readModels,
	savedModel,
} from '../../../shared/modelInput';
import { defineOperation, type OutputItem, type RunContext } from '../../../shared/operation';
import { passOn } from '../../../shared/customerItem';
import { count, percent } from '../../../shared/page/wording';
import { simplifyField } from '../../../shared/simplifyField';
import { orderedReasons } from '../../reasonOrder';
import {
	bandFields,
	bandOf,
	bandOutputs,
	bandShape,
	outputOfBand,
	shownProbability,
} from '../../riskBands';
import { customerFields } from './scoreWithModel.fields';
import { modelScore, type ModelScore } from './scoreWithModel.score';

type Rows = { toScore: ModelRows; churnModel: readonly Item[] | null };

/** Above this share of customers unlike those learned from, nobody gets a chance. */
const MOST_UNLIKE = 0.2;
/** Of fewer customers a share says nothing: each is judged alone. */
const FEW = 30;

/** Customers and a saved model in; the same customers out with the chance that they leave, and why. */
export const scoreWithModel = defineOperation({
	value: 'scoreWithModel',
	name: 'Score with Model',
	action: 'Score customers with a saved model',
	description: 'How likely customers are to leave by a model of Train on Outcomes, and why',
	fields: [...customerFields, ...modelFields, ...bandFields, simplifyField],
	params: z.object({ ...modelRowsShape, ...modelShape, ...bandShape, simplify: z.boolean() }),
	rows: { toScore: readModelRows, churnModel: readModels },
	inputs: { toScore: { name: 'Customers' }, churnModel: modelInput },
	outputs: bandOutputs,

	*run({ toScore: rows, churnModel: models }: Rows, params, context) {
		const model = savedModel(models, params, churnModels, context);
		const { customers, itemOf } = rows;
		const reader = {
			of: yield* columnsOf(customers, model),
			amounts: amountReader(model.decimalSign),
		};
		const scores: ModelScore[] = [];
		for (let who = 0; who < customers.length; who++) {
			if (who % (CHUNK / 8) === 0) yield;
			scores.push(modelScore(model, customers[who], reader));
		}
		const why = whyNobody(model, scores, context);
		if (why !== null) context.hint(`No chances are shown. ${why}.`);

		const output: OutputItem[] = [];
		for (let who = 0; who < customers.length; who++) {
			if (who % (CHUNK / 8) === 0) yield;
			const score = scores[who];
			const reason = why ?? (customers.length < FEW ? unlikeSentence(score) : null);
			const probability = reason === null ? score.probability : null;
			const band = probability === null ? null : bandOf(probability, params.bandOptions);
			const json: Record<string, unknown> = {
				probabilityOfChurn: probability === null ? null : shownProbability(probability),
				riskBand: band,
				reasons: orderedReasons(score.reasons, { ...score, band, bands: params.bandOptions }),
				whatWouldChange: probability === null ? null : score.whatWouldChange,
				method: 'Trained Model',
				baseRate: model.happened / model.customers,
				reason,
			};
			if (!params.simplify) {
				json.logOdds = probability === null ? null : score.logit;
				json.logOddsBase = score.base;
				json.contributions = score.contributions;
				json.unlike = score.unknown;
				json.trackRecord = model.record;
				json.fittedOn = model.fittedOn;
			}
			passOn(json, customers[who]);
			const from = [{ input: 'toScore', items: itemOf, from: who, to: who + 1 }];
			output.push({ json, from, output: outputOfBand(band) });
		}
		return output;
	},
});

/** The model's columns in these items; null where a column may be missing and is. */
function* columnsOf(
	customers: readonly Item[],
	{ columns }: ChurnModel,
): Steps<readonly (NamedColumn | null)[]> {
	const { items, headers } = sampleOf(customers);
	const isThere = (name: string) => items.some((item) => has(item, name));
	const missing = columns.filter(({ name }) => !isThere(name)).map(({ name }) => name);
	if (missing.length > columns.length / 2) {
		throw new InputError(
			`The customers lack columns that the model has learned from: ${missing.map((name) => `"${name}"`).join(', ')}`,
			`Hand on the columns under the names that they had in training. ${columnsThere(headers)}`,
		);
	}
	const of: (NamedColumn | null)[] = [];
	for (const { name } of columns) {
		of.push(isThere(name) ? yield* namedField(customers, items, headers, name, 'Columns') : null);
	}
	return of;
}

function whyNobody(
	{ doubts, fittedOn, validDays }: ChurnModel,
	scores: readonly ModelScore[],
	{ now, timeZone }: RunContext,
): string | null {
	if (doubts.length > 0) return `The model was not right enough when it was trained: ${doubts[0]}`;
	const age = dayOfInstant(now, timeZone) - Math.round(Date.parse(fittedOn) / 86_400_000);
	if (age > validDays) {
		return `The model is ${count(age, 'day', 'days')} old (of ${fittedOn}; today is ${isoDay(dayOfInstant(now, timeZone))}) and was meant for ${count(validDays, 'day', 'days')}: train it anew`;
	}
	const unlike = scores.filter(({ unknown }) => unknown.length > 0);
	if (scores.length < FEW || !(unlike.length > scores.length * MOST_UNLIKE)) return null;
	return `${percent(unlike.length / scores.length)} of the customers are unlike those the model has learned from (most in "${mostFrequent(unlike)}"): train it anew`;
}

function mostFrequent(scores: readonly ModelScore[]): string {
	const counts = new Map<string, number>();
	for (const name of scores.flatMap(({ unknown }) => unknown)) {
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts].sort(([, one], [, other]) => other - one)[0][0];
}

function unlikeSentence({ unknown }: ModelScore): string | null {
	if (unknown.length === 0) return null;
	const names = unknown.map((name) => `"${name}"`).join(', ');
	return `The model has seen no customer with such a value in ${names}`;
}
