import { purchaseDays } from '../../core/metrics/purchaseDays';
import {
	paceOfPurchases,
	paceOfSummaries,
	type PurchasePace,
} from '../../core/metrics/purchasePace';
import { rhythmsOfPurchases, rhythmsOfSummaries, type Rhythms } from '../../core/metrics/rhythms';
import type { Steps } from '../../core/steps';
import type { CustomerRows } from '../../schema/customers';

/** Every customer's waiting and the shop's, from single purchases where there are some. */
export function* rhythmOf({
	history,
	figures,
	observationEnd,
}: CustomerRows): Steps<Readonly<{ rhythms: Rhythms; pace: PurchasePace }>> {
	if (history === null) {
		return { rhythms: rhythmsOfSummaries(figures), pace: yield* paceOfSummaries(figures) };
	}
	const days = yield* purchaseDays(history.purchases, history.log.customers.length);
	const all = yield* rhythmsOfPurchases(days, observationEnd!);
	const column = (values: Float64Array) =>
		Float64Array.from(history.customerOf, (customer) => values[customer]);
	const rhythms = {
		orders: column(all.orders),
		daysSinceLastPurchase: column(all.daysSinceLastPurchase),
		lastGap: column(all.lastGap),
		ownGap: column(all.ownGap),
	};
	return { rhythms, pace: yield* paceOfPurchases(days) };
}
