import { purchaseGaps } from '../../core/metrics/purchaseGaps';
import { purchaseHorizon } from '../../core/metrics/purchaseHorizon';
import { riskLadder, type RiskLadder } from '../../core/evaluate/riskLadder';
import type { Steps } from '../../core/steps';
import type { CustomerRows } from '../../schema/customers';

/** What the customers' orders bear; null where only summaries came in, or nobody has bought twice. */
export type CustomerLadder = RiskLadder &
	Readonly<{
		/** Days from the last day that was seen to the observation end: 0 or 1. */
		ahead: number;
		/** For each of our customers the row of `now`; −1 for who has not bought. */
		rowOf: Int32Array;
	}>;

/** @param horizonDays null: by the shop's own rhythm */
export function* customerLadder(
	{ history, observationEnd }: CustomerRows,
	horizonDays: number | null,
): Steps<CustomerLadder | null> {
	if (history === null || observationEnd === null) return null;
	const { purchases, log, customerOf } = history;
	if (purchases.count === 0) return null;
	const people = log.customers.length;
	const firstDay = purchases.day[0];
	const newest = purchases.day[purchases.count - 1];
	const end = Math.max(newest, observationEnd - 1);
	const gaps = yield* purchaseGaps(purchases, people, { from: firstDay, to: end });
	const horizon = horizonDays ?? purchaseHorizon(gaps);
	if (horizon === null) return null;
	const ladder = yield* riskLadder(purchases, { people, horizon, firstDay, end });
	const rowOfLog = new Int32Array(people).fill(-1);
	ladder.now.customers.forEach((who, row) => (rowOfLog[who] = row));
	return {
		...ladder,
		ahead: observationEnd - end,
		rowOf: Int32Array.from(customerOf, (who) => rowOfLog[who]),
	};
}
