/** Fitting a model of purchases to customers: whether there are enough, and the model as data. */
import type { ModelChoice } from '../../../../core/evaluate/modelChoice';
import { ModelError } from '../../../../core/errors';
import { fitOrderValue } from '../../../../core/models/orderValue';
import type { Interval } from '../../../../core/numeric/interval';
import type { Steps } from '../../../../core/steps';
import { dayOfInstant, isoDay } from '../../../../schema/calendarDay';
import type { PurchaseModel } from '../../../../schema/fittedModels/purchaseModel';
import { count } from '../../../shared/page/wording';
import type { FittingOptions } from './forecast.fields';
import { MODEL_NAMES, modelHints } from './modelHints';
import { soundFit } from './soundFit';
import { kindOf, type ToFit } from './toFit';

export type Fitted = Readonly<{
	model: PurchaseModel;
	/** Null where the owner chose, or nothing could be hidden. */
	choice: ModelChoice | null;
	/** Why this model. */
	why: string;
	hints: readonly string[];
}>;

export function* fittedModelOf(
	known: ToFit,
	settings: FittingOptions & Readonly<{ horizonDays: number }>,
	now: number,
): Steps<Fitted> {
	const { frequency, recency, age, spend, end: to } = known;
	const histories = { frequency, recency, age };
	const repeatCustomers = frequency.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0);
	if (!(repeatCustomers >= settings.leastRepeatCustomers)) {
		throw new ModelError(
			'tooFewRows',
			`${count(repeatCustomers, 'customer has', 'customers have')} ordered more than once; at least ${settings.leastRepeatCustomers} are needed to foresee orders`,
		);
	}
	const { kind, choice, why: whyFirst } = yield* kindOf(known, settings);
	const { fit, passedOver } = yield* soundFit(kind, choice, histories);
	const why =
		passedOver === null
			? whyFirst
			: `foresaw hidden days next best, after ${MODEL_NAMES[passedOver.kind]}`;
	const value = yield* fitOrderValue({ frequency, monetaryValue: spend });
	const oldest = Math.ceil(age.reduce((most, one) => Math.max(most, one), 0));
	const model = {
		...fit.model,
		version: 1,
		fittedOn: isoDay(dayOfInstant(now, known.timeZone)),
		timeUnit: 'day',
		orderValue: value.value,
		fit: {
			...{ customers: frequency.length, repeatCustomers, logLikelihood: fit.logLikelihood },
			...{
				converged: fit.converged && value.converged,
				degenerate: fit.degenerate?.message ?? null,
			},
			...{ orderValueReason: value.reason, logCovariance: fit.logCovariance },
		},
		training: {
			...{ from: isoDay(to - oldest), to: isoDay(to) },
			...{ frequency: rangeOf(frequency), age: rangeOf(age) },
		},
		currency: known.currency,
	} as PurchaseModel;
	const hints = modelHints(model);
	if (passedOver !== null) {
		const [was, is] = [MODEL_NAMES[passedOver.kind], MODEL_NAMES[model.kind]];
		hints.unshift(
			`${was} foresaw the hidden days best, but on all orders it cannot be relied on: ${passedOver.message}. ${is}, the next best, is used instead.`,
		);
	}
	return { model, choice, why, hints };
}

function rangeOf(values: Float64Array): Interval {
	return values.reduce(
		({ low, high }, one) => ({ low: Math.min(low, one), high: Math.max(high, one) }),
		{ low: Infinity, high: -Infinity },
	);
}
