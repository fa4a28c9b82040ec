/**
 * Who came in how many whole periods of the calendar after the first one, as BG/BB counts (`core/models/bgBb.ts`):
 * the period of the first visit is where a customer begins, each later period is one occasion to come or not.
 */
import { inChunks, type Steps } from '../steps';
import { calendarPeriod, type CalendarUnit } from './calendarPeriod';
import { refundedOf } from './orderLog';
import type { Purchases } from './purchases';

/** One entry per customer; NaN for who had not come by the end of the last whole period. */
export type VisitHistories = Readonly<{
	/** x: later periods in which the customer came; tₓ: the last of them; n: how many there were. */
	frequency: Float64Array;
	recency: Float64Array;
	periods: Float64Array;
	/** Mean worth of the x periods; NaN without any. */
	value: Float64Array;
	/** 1 for who came after the last whole period. */
	cameSince: Uint8Array;
}>;

/** @param purchases in date order, as `purchaseOccasions` gives them */
export function* visitHistories(
	{ count, customer, day, sales, refunded }: Purchases,
	people: number,
	{ unit, lastPeriod }: Readonly<{ unit: CalendarUnit; lastPeriod: number }>,
): Steps<VisitHistories> {
	const unknown = () => new Float64Array(people).fill(NaN);
	const [frequency, recency, periods, value] = [unknown(), unknown(), unknown(), unknown()];
	const first = new Float64Array(people).fill(NaN);
	const worth = new Float64Array(people);
	const cameSince = new Uint8Array(people);
	yield* inChunks(count, (from, to) => {
		for (let row = from; row < to; row++) {
			const who = customer[row];
			if (who < 0) continue;
			const period = calendarPeriod(day[row], unit);
			if (period > lastPeriod) {
				cameSince[who] = 1;
				continue;
			}
			if (!(first[who] <= period)) {
				first[who] = period;
				periods[who] = lastPeriod - period;
				frequency[who] = 0;
				recency[who] = 0;
			}
			const since = period - first[who];
			if (since === 0) continue;
			worth[who] += sales[row] - refundedOf(refunded, row);
			if (since > recency[who]) {
				recency[who] = since;
				frequency[who]++;
			}
		}
	});
	for (let who = 0; who < people; who++) {
		if (frequency[who] > 0) value[who] = worth[who] / frequency[who];
	}
	return { frequency, recency, periods, value, cameSince };
}
