/** What a model of purchases is fitted to, and by which model these customers are foreseen best. */
import { modelChoice, type ModelChoice } from '../../../../core/evaluate/modelChoice';
import { purchaseHoldout } from '../../../../core/evaluate/purchaseHoldout';
import type { Purchases } from '../../../../core/metrics/purchases';
import type { PurchaseHistories } from '../../../../core/models/purchaseCells';
import type { PurchaseModelKind } from '../../../../core/models/purchaseModel';
import { picked } from '../../../../core/numeric/picked';
import type { Steps } from '../../../../core/steps';
import { dayOfInstant, isoDay } from '../../../../schema/calendarDay';
import type { CustomerRows } from '../../../../schema/customers';
import type { Buyers } from '../../../../schema/customers/buyers';
import { count } from '../../../shared/page/wording';
import type { FittingOptions } from './forecast.fields';

/** A shorter time hidden says little about which model is right. */
const LEAST_HIDDEN = 28;
/** Of the whole time so much may be hidden. */
const MOST_HIDDEN = 1 / 3;
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
	const column = (of: Float64Array) => picked(of, buyers.known);
	const { history, observationEnd, timeZone, currency } = rows;
	return {
		...{ frequency: column(buyers.frequency), recency: column(buyers.recency) },
		...{ age: column(buyers.age), spend: column(buyers.spend) },
		past: history && { purchases: history.purchases, people: history.log.customers.length },
		end: observationEnd ?? dayOfInstant(now, timeZone),
		...{ timeZone, currency },
	};
}

type Kind = Readonly<{ kind: PurchaseModelKind; choice: ModelChoice | null; why: string }>;

export function* kindOf(
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
