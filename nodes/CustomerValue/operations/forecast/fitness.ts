/** Does a saved model still suit these customers? Its age, what came true since, and who is unlike those it knows. */
import { purchaseHoldout } from '../../../../core/evaluate/purchaseHoldout';
import { forecastTotals } from '../../../../core/models/forecastTotals';
import type { PurchaseModel as CoreModel } from '../../../../core/models/purchaseModel';
import type { Steps } from '../../../../core/steps';
import { dayOfSetting } from '../../../../schema/calendarDay';
import type { CustomerRows } from '../../../../schema/customers';
import type { Buyers } from '../../../../schema/customers/buyers';
import type { PurchaseModel } from '../../../../schema/fittedModels/purchaseModel';
import { InputError } from '../../../../schema/parse';
import { count, decimal, percent, whole } from '../../../shared/page/wording';
import { between } from './forecast.totals';

/** With a larger share of customers unlike those fitted on, a model is out of its depth: a suggestion. */
const MOST_UNLIKE = 0.2;
/** A shorter time says little about whether the model came true. */
const LEAST_SINCE = 14;

export type Fitness = Readonly<{
	/** What makes a customer unlike those that the model was fitted on; null for nothing. */
	remark: (who: number) => string | null;
	hints: readonly string[];
}>;

export function* fitnessOf(
	rows: CustomerRows,
	buyers: Buyers,
	model: PurchaseModel,
	{ horizonDays, today }: Readonly<{ horizonDays: number; today: number }>,
): Steps<Fitness> {
	refuseOtherCurrency(rows.currency, model.currency);
	const until = dayOfSetting(model.training.to, 'utc')!;
	const since = today - until;
	const remark = (who: number) => unlike(buyers, model, who, since);
	const hints: string[] = [];
	if (since > horizonDays) {
		hints.push(
			`The model knows orders until ${model.training.to}, ${count(since, 'day', 'days')} ago, longer than the ${whole(horizonDays)} days it looks ahead: it has grown stale. Fit it again.`,
		);
	}
	if (since < 0) {
		hints.push(
			`The model was fitted on orders until ${model.training.to}, later than the day looked at: it has seen what it is to foresee.`,
		);
	}
	const unlikely = buyers.known.reduce((sum, who) => sum + (remark(who) === null ? 0 : 1), 0);
	if (unlikely > MOST_UNLIKE * buyers.known.length) {
		hints.push(
			`${whole(unlikely)} of ${count(buyers.known.length, 'customer', 'customers')} (${percent(unlikely / buyers.known.length)}) are unlike those that the model was fitted on; the reason stands beside each. Fit it again.`,
		);
	}
	const record = yield* sinceThen(rows, model, until, since);
	return { remark, hints: record === null ? hints : [...hints, record] };
}

function refuseOtherCurrency(ours: string | null, fitted: string | null): void {
	if (ours === null || fitted === null || ours === fitted) return;
	throw new InputError(
		`The model was fitted on orders in ${fitted}; these are in ${ours}`,
		'Use a model that was fitted on the same currency.',
	);
}

function unlike(
	{ frequency, age, spend }: Buyers,
	{ training, orderValue }: PurchaseModel,
	who: number,
	since: number,
): string | null {
	const most = training.frequency.high;
	if (frequency[who] > most) {
		return `Ordered ${whole(frequency[who])} times after the first; nobody the model was fitted on more than ${whole(most)} times`;
	}
	if (age[who] - Math.max(0, since) > training.age.high) {
		return `First ordered before anybody the model was fitted on`;
	}
	if (orderValue !== null && spend[who] > 0) {
		const { low, high } = orderValue.range;
		if (spend[who] < low || spend[who] > high) {
			const which = spend[who] < low ? 'smaller' : 'larger';
			return `Repeat orders are ${which} than those of anybody the model was fitted on`;
		}
	}
	return null;
}

/** What customers of then bought since, beside what the model expected of them. */
function* sinceThen(
	{ history, observationEnd }: CustomerRows,
	model: PurchaseModel,
	until: number,
	since: number,
): Steps<string | null> {
	if (history === null || !(since >= LEAST_SINCE)) return null;
	const { log, purchases } = history;
	const holdout = yield* purchaseHoldout(purchases, log.customers.length, {
		...{ origin: until, horizon: since, end: observationEnd! },
	});
	if (holdout.customers.length === 0) return null;
	const { purchases: expected } = yield* forecastTotals(holdout, holdout.spend, {
		...{ model: model as CoreModel, logCovariance: model.fit.logCovariance },
		...{ orderValue: null, horizon: since },
	});
	const made = holdout.orders.reduce((sum, orders) => sum + orders, 0);
	const { interval } = expected;
	const told = `In the ${count(since, 'day', 'days')} since the model was fitted, customers of that time ordered ${count(made, 'time', 'times')}; it expected ${between(expected, decimal)}`;
	if (interval === null || (interval.low <= made && made <= interval.high)) return `${told}.`;
	return `${told}. That is more than chance: customers buy differently now. Fit it again.`;
}
