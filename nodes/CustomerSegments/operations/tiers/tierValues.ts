/** What each customer is worth for the tiers, now and at best within the grace days. */
import { datedOrders, datedSpend } from '../../../../core/metrics/datedSpend';
import { lastDayWith, rollingValues, type Rolling } from '../../../../core/metrics/rollingValue';
import type { Steps } from '../../../../core/steps';
import type { CustomerRows } from '../../../../schema/customers';
import type { TierSettings } from './tiers.rules';

/** One entry per customer of the rows. */
export type TierValues = Readonly<{
	now: Float64Array;
	best: Float64Array;
	/** The last day on which the customer held this value; NaN where nobody knows. */
	lastDayWith: (value: number, who: number) => number;
}>;

export function* tierValues(customers: CustomerRows, settings: TierSettings): Steps<TierValues> {
	const { figures, history, observationEnd } = customers;
	const bySpend = settings.tierBy === 'spend';
	if (history === null) {
		// Summaries know no days: everything so far counts, and there is no past to be graceful about.
		const now = bySpend ? figures.revenue : figures.orders;
		return { now, best: now, lastDayWith: () => NaN };
	}
	const { log, purchases, customerOf } = history;
	const rolling: Rolling = {
		end: observationEnd!,
		window: settings.windowDays,
		grace: settings.graceDays,
	};
	const dated = bySpend
		? yield* datedSpend(log, purchases, rolling.end)
		: yield* datedOrders(log, purchases);
	const { now, best } = yield* rollingValues(dated, rolling);
	const column = (values: Float64Array) =>
		Float64Array.from(customerOf, (customer) => values[customer]);
	return {
		now: column(now),
		best: column(best),
		lastDayWith: (value, who) => lastDayWith(value, dated, customerOf[who], rolling),
	};
}
