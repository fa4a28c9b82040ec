/** Fitting a model of purchases to customers: which one, whether there are enough, and the model as data. */
import { modelChoice, type ModelChoice } from '../../../../core/evaluate/modelChoice';
import { purchaseHoldout } from '../../../../core/evaluate/purchaseHoldout';
import { ModelError } from '../../../../core/errors';
import type { Purchases } from '../../../../core/metrics/purchases';
import { fitOrderValue } from '../../../../core/models/orderValue';
import type { PurchaseHistories } from '../../../../core/models/purchaseCells';
import type { PurchaseModelKind } from '../../../../core/models/purchaseModel';
import type { Interval } from '../../../../core/numeric/interval';
import type { Steps } from '../../../../core/steps';
import { dayOfInstant, isoDay } from '../../../../schema/calendarDay';
import type { CustomerRows } from '../../../../schema/customers';
import type { Buyers } from '../../../../schema/customers/buyers';
import type { PurchaseModel } from '../../../../schema/fittedModels/purchaseModel';
import { count } from '../../../shared/page/wording';
import type { FittingOptions } from './forecast.fields';
import { spendHints } from './forecast.spend';
import { soundFit } from './soundFit';

/** As an owner reads them. */
export const MODEL_NAMES: Readonly<Record<PurchaseModelKind, string>> = {
	bgNbd: 'BG/NBD',
	mbgNbd: 'MBG/NBD',
	paretoNbd: 'Pareto/NBD',
};

export type Fitted = Readonly<{
	model: PurchaseModel;
	/** Null where the owner chose, or nothing could be hidden. */
	choice: ModelChoice | null;
	/** Why this model. */
	why: string;
	hints: readonly string[];
}>;

/** A shorter time hidden says little about which model is right. */
const LEAST_HIDDEN = 28;
/** Of the whole time so much may be hidden. */
const MOST_HIDDEN = 1 / 3;
/** Where a fit is known to be shaky: a suggestion of studies on samples of one shop. */
const SHAKY_CUSTOMERS = 200;
const SHAKY_REPEAT_CUSTOMERS = 50;

/** What a model is fitted to: customers as known on the day `end`, in columns, and their single purchases. */
export type ToFit = PurchaseHistories &
	Readonly<{
		frequency: Float64Array;
		age: Float64Array;
		/** Mean value of repeat purchases; NaN without any. */
		spend: Float64Array;
		/** Null where only summaries are known. */
		past: Readonly<{ purchases: Purchases; people: number }> | null;
		end: number;
		timeZone: string;
		currency: string | null;
	}>;

export function toFit(rows: CustomerRows, buyers: Buyers, now: number): ToFit {
	const column = (of: Float64Array) => Float64Array.from(buyers.known, (who) => of[who]);
	const { history, observationEnd, timeZone, currency } = rows;
	return {
		...{ frequency: column(buyers.frequency), recency: column(buyers.recency) },
		...{ age: column(buyers.age), spend: column(buyers.spend) },
		past: history && { purchases: history.purchases, people: history.log.customers.length },
		end: observationEnd ?? dayOfInstant(now, timeZone),
		...{ timeZone, currency },
	};
}

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

type Kind = Readonly<{ kind: PurchaseModelKind; choice: ModelChoice | null; why: string }>;

function* kindOf(
	{ past, end }: ToFit,
	settings: FittingOptions & Readonly<{ horizonDays: number }>,
): Steps<Kind> {
	const chosen = settings.model;
	if (chosen !== 'holdout') return { kind: chosen, choice: null, why: 'chosen in the settings' };
	const byDefault = (why: string): Kind => ({ kind: 'mbgNbd', choice: null, why });
	if (past === null) {
		return byDefault('summaries do not say what was bought when, so no weeks can be hidden');
	}
	const { purchases, people } = past;
	const days = end - purchases.day[0];
	const hidden = Math.min(settings.horizonDays, Math.floor(days * MOST_HIDDEN));
	if (!(hidden >= LEAST_HIDDEN)) {
		return byDefault(`${count(days, 'day', 'days')} of orders are too short to hide some weeks`);
	}
	const origin = end - hidden;
	const holdout = yield* purchaseHoldout(purchases, people, {
		...{ origin, horizon: hidden, end },
	});
	const returned = holdout.frequency.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0);
	if (!(returned >= settings.leastRepeatCustomers)) {
		return byDefault(
			`by ${isoDay(origin)} only ${count(returned, 'customer', 'customers')} had ordered more than once`,
		);
	}
	const choice = yield* modelChoice(holdout);
	return {
		...{ kind: choice.chosen, choice },
		why: `foresaw the last ${hidden} days best, or as well as the best`,
	};
}

function rangeOf(values: Float64Array): Interval {
	return values.reduce(
		({ low, high }, one) => ({ low: Math.min(low, one), high: Math.max(high, one) }),
		{ low: Infinity, high: -Infinity },
	);
}

/** What an owner should know about a fitted model. */
export function modelHints({ kind, fit, orderValue }: PurchaseModel): string[] {
	const { customers, repeatCustomers, converged, degenerate, orderValueReason } = fit;
	const hints: string[] = [];
	if (degenerate !== null) hints.push(`${MODEL_NAMES[kind]}: ${degenerate}.`);
	if (!converged) {
		hints.push('The search for the best model ended early: take the figures as a direction.');
	}
	if (customers < SHAKY_CUSTOMERS || repeatCustomers < SHAKY_REPEAT_CUSTOMERS) {
		hints.push(
			`${count(customers, 'customer', 'customers')}, ${repeatCustomers} of whom came back, are few: figures of single customers are rough.`,
		);
	}
	if (orderValueReason !== null) hints.push(`No spend is foreseen: ${orderValueReason}.`);
	return orderValue === null ? hints : [...hints, ...spendHints(orderValue)];
}
