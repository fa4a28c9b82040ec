import { z } from 'zod/v4';

import { dayOfInstant } from '../../../../schema/calendarDay';
import { readCustomers, type CustomerRows } from '../../../../schema/customers';
import { buyersOf } from '../../../../schema/customers/buyers';
import { buyerSettings } from '../../../../schema/customerSettings';
import { purchaseModels } from '../../../../schema/fittedModels/purchaseModel';
import type { Item } from '../../../../schema/parse';
import { buyerRules, customerColumns } from '../../../shared/customerFields';
import {
	modelFields,
	modelInput,
	modelShape,
	readModels,
	savedModel,
} from '../../../shared/modelInput';
import { defineOperation } from '../../../shared/operation';
import { simplifyField } from '../../../shared/simplifyField';
import { fitnessOf } from './fitness';
import {
	forecastShape,
	horizonField,
	outputField,
	outputShape,
	worthFields,
} from './forecast.fields';
import { customerItems, type Forecast } from './forecast.items';
import { MODEL_NAMES, modelHints } from './modelHints';
import { forecastPageItem } from './forecast.page';
import { totalsOf, totalsSentence } from './forecast.totals';
import { foreseen } from './foreseen';

type Rows = { customers: CustomerRows; model: readonly Item[] | null };

/** Customers and a saved model in; the same customers out, each with what is expected of them. */
export const predictWithModel = defineOperation({
	value: 'predictWithModel',
	name: 'Predict With Model',
	action: 'Predict with a saved model',
	description: 'The same without fitting: with a model that was saved, for one customer or for all',
	fields: [
		...customerColumns,
		...modelFields,
		outputField,
		horizonField,
		...worthFields,
		simplifyField,
		...buyerRules,
	],
	params: buyerSettings.extend({
		...modelShape,
		...outputShape,
		...forecastShape,
		simplify: z.boolean(),
	}),
	rows: { customers: readCustomers, model: readModels },
	inputs: { customers: { name: 'Customers' }, model: modelInput },

	*run({ customers, model: rows }: Rows, params, context) {
		const model = savedModel(rows, params, purchaseModels, context);
		const buyers = yield* buyersOf(customers);
		buyers.hints.forEach(context.hint);
		const { horizonDays } = params;
		const today = customers.observationEnd ?? dayOfInstant(context.now, customers.timeZone);
		const fitness = yield* fitnessOf(customers, buyers, model, { horizonDays, today });
		const hints = [...modelHints(model), ...fitness.hints];
		hints.forEach(context.hint);
		const forecast: Forecast = {
			...{ customers, buyers, model, horizonDays, today, remark: fitness.remark },
			found: yield* foreseen(buyers, model, params),
		};
		const totals = yield* totalsOf(forecast);
		context.hint(totalsSentence(totals, forecast));
		const why = `fitted on ${model.fittedOn} to orders until ${model.training.to}`;
		if (params.output === 'shop') {
			const fitted = { model, choice: null, why, hints };
			return [forecastPageItem(forecast, totals, params, fitted)];
		}
		context.hint(`${MODEL_NAMES[model.kind]}: ${why}.`);
		return customerItems(forecast, params.simplify);
	},
});
