import type { RfmEdges, RfmFigures } from '../../../../core/metrics/rfmScores';
import type { RfmSegment } from '../../../../core/metrics/rfmSegments';
import type { CustomerRows } from '../../../../schema/customers';
import { count, money } from '../../../shared/page/wording';
import { SEGMENT_WORDS } from './rfm.words';

/** Fewer make fifths of fewer than ten people. */
const ENOUGH = 50;

/**
 * Why a customer is in a segment, in one breath. Its parts are joined as a list, because V8 keeps a text that was
 * added up in pieces, four times as long.
 */
export function sentences({ figures, currency }: CustomerRows) {
	const [boughtOften, longAgo] = [remembered(bought), remembered(ago)];
	return (who: number, segment: RfmSegment): string =>
		[
			SEGMENT_WORDS[segment].meaning,
			boughtOften(figures.orders[who]),
			longAgo(figures.daysSinceLastPurchase[who]),
			money(figures.revenue[who], currency),
			' in all.',
		].join('');
}

/** Many customers have bought as often, or last on the same day: their words are found once. */
function remembered(wordsFor: (number: number) => string): (number: number) => string {
	const all = new Map<number, string>();
	return (number) => {
		let words = all.get(number);
		if (words === undefined) {
			words = wordsFor(number);
			all.set(number, words);
		}
		return words;
	};
}

function bought(orders: number): string {
	const times = orders === 1 ? 'once' : orders === 2 ? 'twice' : `${orders} times`;
	return `: bought ${times}, ${orders === 1 ? '' : 'last '}`;
}

function ago(days: number): string {
	return days === 0 ? 'today, ' : `${count(days, 'day', 'days')} ago, `;
}

/** What an owner should know before taking the segments at face value. */
export function hintsAbout(
	figures: RfmFigures,
	edges: RfmEdges,
	scores: 'quintiles' | 'thresholds',
): string[] {
	const customers = figures.orders.length;
	const inDebt = figures.revenue.reduce((sum, revenue) => sum + (revenue < 0 ? 1 : 0), 0);
	const negative =
		inDebt === 0
			? []
			: [
					`${count(inDebt, 'customer has', 'customers have')} more refunds than sales: scored lowest for spending`,
				];
	if (scores === 'thresholds') return negative;
	const few =
		customers < ENOUGH
			? [
					`${customers} customers make fifths of fewer than ${Math.ceil(customers / 5) + 1} people: take the segments as a first impression`,
				]
			: [];
	const named = [
		['days since the last order', edges.recency],
		['number of orders', edges.frequency],
		['revenue', edges.monetary],
	] as const;
	const joined = named
		.filter(([, four]) => new Set(four).size < four.length)
		.map(
			([name]) =>
				`So many customers have the same ${name} that not all five scores are used for it; equal customers score equally`,
		);
	return [...few, ...joined, ...negative];
}
