import { readCustomers, type CustomerRows } from '../../../../schema/customers';
import { buyersOf } from '../../../../schema/customers/buyers';
import { buyerSettings } from '../../../../schema/customerSettings';
import { buyerRules, customerColumns } from '../../../shared/customerFields';
import { defineOperation } from '../../../shared/operation';
import { fittingFields, fittingShape, forecastShape, horizonField } from './forecast.fields';
import { fittedModelOf } from './forecast.model';
import { MODEL_NAMES } from './modelHints';
import { toFit } from './toFit';

/** Orders or customer summaries in; one item out: the fitted model, to be stored and used for weeks. */
export const fitModel = defineOperation({
	value: 'fitModel',
	name: 'Fit Model',
	action: 'Fit a model of orders',
	description: 'One item that is the fitted model, to be stored and used by Predict With Model',
	fields: [...customerColumns, horizonField, ...fittingFields, ...buyerRules],
	params: buyerSettings.extend({
		horizonDays: forecastShape.horizonDays,
		...fittingShape,
	}),
	rows: { customers: readCustomers },

	*run({ customers }: { customers: CustomerRows }, params, context) {
		const buyers = yield* buyersOf(customers);
		buyers.hints.forEach(context.hint);
		const { model, why, hints } = yield* fittedModelOf(
			toFit(customers, buyers, context.now),
			params,
			context.now,
		);
		hints.forEach(context.hint);
		context.hint(
			`${MODEL_NAMES[model.kind]}: ${why}. To keep the model in a Data Table, store the field modelText in a text column.`,
		);
		const { items, from, to } = customers.itemsOf(buyers.known[0]);
		return [
			{
				json: { ...model, modelText: JSON.stringify(model) },
				from: [{ input: 'customers', items, from, to }],
			},
		];
	},
});
