import { z } from 'zod/v4';

import { dayOfInstant } from '../../../../schema/calendarDay';
import { readCustomers, type CustomerRows } from '../../../../schema/customers';
import { buyersOf } from '../../../../schema/customers/buyers';
import { buyerSettings } from '../../../../schema/customerSettings';
import { buyerRules, customerColumns } from '../../../shared/customerFields';
import { defineOperation } from '../../../shared/operation';
import { simplifyField } from '../../../shared/simplifyField';
import {
	fittingFields,
	fittingShape,
	forecastShape,
	horizonField,
	outputField,
	outputShape,
	worthFields,
} from './forecast.fields';
import { customerItems, type Forecast } from './forecast.items';
import { fittedModelOf } from './forecast.model';
import { MODEL_NAMES } from './modelHints';
import { toFit } from './toFit';
import { forecastPageItem } from './forecast.page';
import { totalsOf, totalsSentence } from './forecast.totals';
import { foreseen } from './foreseen';

/** Orders or customer summaries in; the same customers out, each with what is expected of them. */
export const fitAndPredict = defineOperation({
	value: 'fitAndPredict',
	name: 'Fit and Predict',
	action: 'Predict orders and lifetime value',
	description: 'What each customer is still worth, and when the next order is due',
	fields: [
		...customerColumns,
		outputField,
		horizonField,
		...worthFields,
		...fittingFields,
		simplifyField,
		...buyerRules,
	],
	params: buyerSettings.extend({
		...outputShape,
		...forecastShape,
		...fittingShape,
		simplify: z.boolean(),
	}),
	rows: { customers: readCustomers },

	*run({ customers }: { customers: CustomerRows }, params, context) {
		const buyers = yield* buyersOf(customers);
		buyers.hints.forEach(context.hint);
		const fitted = yield* fittedModelOf(toFit(customers, buyers, context.now), params, context.now);
		fitted.hints.forEach(context.hint);
		const forecast: Forecast = {
			...{ customers, buyers, model: fitted.model, horizonDays: params.horizonDays },
			found: yield* foreseen(buyers, fitted.model, params),
			today: customers.observationEnd ?? dayOfInstant(context.now, customers.timeZone),
			remark: () => null,
		};
		const totals = yield* totalsOf(forecast);
		context.hint(totalsSentence(totals, forecast));
		if (params.output === 'shop') return [forecastPageItem(forecast, totals, params, fitted)];
		context.hint(`${MODEL_NAMES[fitted.model.kind]}: ${fitted.why}.`);
		return customerItems(forecast, params.simplify);
	},
});
