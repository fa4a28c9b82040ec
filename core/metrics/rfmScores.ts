import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { inChunks, type Steps } from '../steps';

/** What RFM looks at, one entry per customer; every customer has bought at least once. */
export type RfmFigures = Readonly<{
	/** Days since the last purchase: the recency of RFM, not the recency of the purchase models. */
	daysSinceLastPurchase: Float64Array;
	/** Purchases, the first included. */
	orders: Float64Array;
	/** Revenue net of refunds, in one currency. */
	revenue: Float64Array;
}>;

/** Where one score ends and the next begins, four ascending edges each, for five scores. */
export type RfmEdges = Readonly<{
	recency: readonly number[];
	frequency: readonly number[];
	monetary: readonly number[];
}>;

/** Scores from 1 to 5, 5 is best, one entry per customer. */
export type RfmScores = Readonly<{
	recency: Uint8Array;
	frequency: Uint8Array;
	monetary: Uint8Array;
}>;

const FIFTHS = [0.2, 0.4, 0.6, 0.8];

/** The quintile edges of the shop's own customers (R-7 quantiles). */
export function* quintileEdges(figures: RfmFigures): Steps<RfmEdges> {
	return {
		recency: yield* edgesOf(figures.daysSinceLastPurchase),
		frequency: yield* edgesOf(figures.orders),
		monetary: yield* edgesOf(figures.revenue),
	};
}

/**
 * Scores each customer: 1 + the number of edges strictly below the value, so that equal values always score
 * equally; few days since the last purchase are good, so recency counts down from 5 instead.
 * (Ranking customers first, as is often copied, splits identical customers by the order of the rows.)
 */
export function* rfmScores(figures: RfmFigures, edges: RfmEdges): Steps<RfmScores> {
	return {
		recency: yield* scoresOf(figures.daysSinceLastPurchase, edges.recency, true),
		frequency: yield* scoresOf(figures.orders, edges.frequency, false),
		monetary: yield* scoresOf(figures.revenue, edges.monetary, false),
	};
}

function* edgesOf(values: Float64Array): Steps<readonly number[]> {
	const sorted = yield* ascending(values);
	return FIFTHS.map((share) => quantile(sorted, share));
}

function* scoresOf(
	values: Float64Array,
	edges: readonly number[],
	lessIsBetter: boolean,
): Steps<Uint8Array> {
	const scores = new Uint8Array(values.length);
	yield* inChunks(values.length, (from, to) => {
		for (let at = from; at < to; at++) {
			let below = 0;
			while (below < edges.length && edges[below] < values[at]) below += 1;
			scores[at] = lessIsBetter ? edges.length + 1 - below : 1 + below;
		}
	});
	return scores;
}
