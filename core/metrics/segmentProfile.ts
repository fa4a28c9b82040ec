/** What the customers of each segment have in common: how many, what they bring, how often and how lately they buy. */
import { ascending } from '../numeric/ascending';
import { placesByKey } from '../numeric/placesByKey';
import { quantile } from '../numeric/quantile';
import type { Steps } from '../steps';
import { rate, type Rate } from './rate';

/** One entry per customer; NaN where a figure is not known. */
export type SegmentedFigures = Readonly<{
	/** Number of the segment, from 0. */
	segment: Int32Array;
	orders: Float64Array;
	/** In one currency. */
	revenue: Float64Array;
	daysSinceLastPurchase: Float64Array;
}>;

/** Quartiles of the customers whose figure is known, by linear interpolation; null without one. */
export type Quartiles = Readonly<{
	n: number;
	lowerQuartile: number | null;
	median: number | null;
	upperQuartile: number | null;
}>;

export type SegmentProfile = Readonly<{
	customers: number;
	shareOfCustomers: Rate;
	/** Null where nobody's revenue is known. */
	revenueTotal: number | null;
	/** Revenue of the segment / revenue of all. */
	shareOfRevenue: Rate;
	/** Revenue / orders of the customers of whom both are known. */
	averageOrderValue: Rate;
	ordersPerCustomer: Rate;
	revenue: Quartiles;
	orders: Quartiles;
	daysSinceLastPurchase: Quartiles;
}>;

export function* segmentProfiles(
	figures: SegmentedFigures,
	segments: number,
): Steps<readonly SegmentProfile[]> {
	const { segment, orders, revenue, daysSinceLastPurchase } = figures;
	const { begins, places } = yield* placesByKey(segment, segment.length, segments);
	// Sums are taken over sorted values, so that the sequence of the rows cannot reach the last digits.
	const everybody = totalOf(yield* known(revenue, null));
	const profiles: SegmentProfile[] = [];
	for (let which = 0; which < segments; which++) {
		const members = places.subarray(begins[which], begins[which + 1]);
		const spent = yield* known(revenue, members);
		const bought = yield* known(orders, members);
		const ago = yield* known(daysSinceLastPurchase, members);
		const both = members.filter((who) => orders[who] >= 0 && revenue[who] === revenue[who]);
		const total = spent.length > 0 ? totalOf(spent) : null;
		profiles.push({
			customers: members.length,
			shareOfCustomers: rate(members.length, segment.length, 'There are no customers'),
			revenueTotal: total,
			shareOfRevenue: shareOf(total, everybody),
			averageOrderValue: rate(
				totalOf(yield* known(revenue, both)),
				totalOf(yield* known(orders, both)),
				'Orders with a known revenue are missing',
			),
			ordersPerCustomer: rate(totalOf(bought), bought.length, 'The number of orders is not known'),
			revenue: quartilesOf(spent),
			orders: quartilesOf(bought),
			daysSinceLastPurchase: quartilesOf(ago),
		});
	}
	return profiles;
}

function shareOf(total: number | null, everybody: number): Rate {
	if (total === null) return rate(0, 0, 'The revenue is not known');
	if (everybody > 0) return rate(total, everybody, '');
	return {
		...{ value: null, numerator: total, denominator: everybody },
		reason: 'All customers together brought no revenue',
	};
}

/** The known values of these customers, or of all, in ascending order. */
function* known(values: Float64Array, members: Int32Array | null): Steps<Float64Array> {
	const chosen = members === null ? values : Float64Array.from(members, (who) => values[who]);
	return yield* ascending(chosen.filter((value) => value === value));
}

function totalOf(values: Float64Array): number {
	return values.reduce((sum, value) => sum + value, 0);
}

function quartilesOf(sorted: Float64Array): Quartiles {
	const at = (share: number) => (sorted.length > 0 ? quantile(sorted, share) : null);
	return { n: sorted.length, lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75) };
}
