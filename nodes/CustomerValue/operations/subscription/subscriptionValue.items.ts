/** The renewal curve and what it is worth, as output fields. */
import type { CalendarUnit } from '../../../../core/metrics/calendarPeriod';
import { renewalProbability, survivalProbability } from '../../../../core/models/sbg';
import type { Interval } from '../../../../core/numeric/interval';
import { wilsonInterval } from '../../../../core/numeric/wilsonInterval';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { SubscriptionFigures } from './subscriptionValue.figures';
import type { Worth } from './subscriptionValue.present';

/** A subscription's money; null where nobody knows the price. */
export type SubscriptionWorth = Readonly<{
	pricePerPeriod: number | null;
	/** Of a new subscriber. */
	newSubscriber: Worth | null;
	/** Of all who are subscribed now and have a price. */
	present: Worth | null;
	priced: number;
	currency: string | null;
	marginPercent: number;
	discountPercent: number;
	reason: string | null;
}>;

/** From the first renewal to `periodsAhead` beyond the last one that somebody came to. */
export function curveOf({ seen, fit }: SubscriptionFigures, periodsAhead: number) {
	const last = fit === null ? seen.length : seen.length + periodsAhead;
	let stillThere: number | null = 1;
	return Array.from({ length: last }, (_, at) => {
		const { watched, renewed } = seen[at] ?? { watched: 0, renewed: 0 };
		const rate = watched > 0 ? renewed / watched : null;
		stillThere = rate === null || stillThere === null ? null : stillThere * rate;
		const renewal = at + 1;
		return {
			...{ renewal, watched, renewed, renewalRate: tidy(rate) },
			interval: watched > 0 ? tidyInterval(wilsonInterval(renewed, watched)) : null,
			expectedRenewalRate: fit && tidyMoney(renewalProbability(fit.model, renewal)),
			stillThere: tidy(stillThere),
			expectedStillThere: fit && tidyMoney(survivalProbability(fit.model, renewal)),
			reason: rate === null ? 'Nobody has been watched for that long' : null,
		};
	});
}

export function subscribersField({ total, left, staying, seen }: SubscriptionFigures) {
	return { total, left, staying, cameToRenewal: seen[0]?.watched ?? 0 };
}

export function lifetimeField(
	{ lifetime, seen, why }: SubscriptionFigures,
	unit: CalendarUnit,
	discountPercent: number,
) {
	if (lifetime === null) {
		return {
			...{ unit, discounted: null, interval: null, mean: null, halfLeftAfter: null },
			...{ shareBeyondWatched: null, discountPercent, residual: [], reason: why },
		};
	}
	const { discounted, interval, mean, halfLeftAfter, residual } = lifetime;
	const reason =
		mean === null
			? 'The mean without discount does not exist: a few may stay for ever. Half of the subscribers, and the discounted lifetime, are known'
			: null;
	return {
		...{ unit, discounted: tidy(discounted), interval: tidyInterval(interval), mean: tidy(mean) },
		...{ halfLeftAfter, shareBeyondWatched: tidy(lifetime.shareBeyond), discountPercent },
		residual: Array.from(residual.subarray(0, seen.length + 1), (payments, renewals) => ({
			...{ renewals, discountedPayments: tidy(payments) },
		})),
		reason: discounted === null ? 'Without a discount rate it has no end' : reason,
	};
}

export function valueField(worth: SubscriptionWorth) {
	const { newSubscriber, present, pricePerPeriod } = worth;
	const field = (of: Worth | null) => ({
		value: of && tidyMoney(of.value),
		interval: of && tidyInterval(of.interval),
	});
	return {
		newSubscriber: field(newSubscriber),
		presentSubscribers: { ...field(present), n: worth.priced },
		...{ pricePerPeriod: tidy(pricePerPeriod), currency: worth.currency },
		...{ marginPercent: worth.marginPercent, discountPercent: worth.discountPercent },
		reason: worth.reason,
	};
}

export function modelField({ fit, warnings }: SubscriptionFigures) {
	if (fit === null) return null;
	return {
		...{ kind: 'sbg', name: 'Shifted beta-geometric', parameters: fit.model },
		...{ converged: fit.converged, warnings },
	};
}

export function fitField({ fit }: SubscriptionFigures) {
	return (
		fit && {
			...{ standardErrors: fit.standardErrors, logLikelihood: fit.logLikelihood },
			...{ iterations: fit.iterations, subscribers: fit.rows },
			degenerate: fit.degenerate?.code ?? null,
		}
	);
}

function tidy(value: number | null): number | null {
	return value === null || !Number.isFinite(value) ? null : tidyMoney(value);
}

function tidyInterval(interval: Interval | null): Interval | null {
	return interval && { low: tidyMoney(interval.low), high: tidyMoney(interval.high) };
}
