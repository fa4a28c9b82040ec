import { readVisits, type VisitRows } from '../../../../schema/visits';
import { defineOperation } from '../../../shared/operation';
import { count, decimal } from '../../../shared/page/wording';
import { between } from '../forecast/forecast.totals';
import { visitFields, visitShape } from './visitsAndDonations.fields';
import { visitFigures } from './visitsAndDonations.figures';
import { visitItems } from './visitsAndDonations.items';
import { visitPageItem } from './visitsAndDonations.page';

/** Visits, donations or counts of them in; how often each customer will come in the periods ahead out. */
export const visitsAndDonations = defineOperation({
	value: 'visitsAndDonations',
	name: 'Visits and Donations',
	action: 'Predict visits and donations',
	description:
		'Who comes again where there is one occasion per period: yearly gifts, matches, events',
	fields: visitFields,
	params: visitShape,
	rows: {
		visits: (items, params, context) =>
			readVisits(items, { ...params, sameDayOrders: 'merge' }, context),
	},

	*run({ visits: rows }: { visits: VisitRows }, params, context) {
		const figures = yield* visitFigures(rows, params);
		figures.warnings.forEach((warning) => context.hint(`${warning}.`));
		if (figures.value.reason !== null) {
			context.hint(`No spend is foreseen: ${figures.value.reason}.`);
		}
		const { horizonPeriods, visitPeriod } = params;
		const ahead = count(horizonPeriods, visitPeriod, `${visitPeriod}s`);
		context.hint(
			`In the next ${ahead} all customers together are expected to come ${between(figures.total, decimal)} times.`,
		);
		const forecast = { rows, figures, params };
		return params.output === 'all' ? [visitPageItem(forecast)] : visitItems(forecast);
	},
});
