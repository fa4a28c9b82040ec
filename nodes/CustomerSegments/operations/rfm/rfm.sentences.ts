import type { RfmEdges, RfmFigures } from '../../../../core/metrics/rfmScores';
import type { RfmSegment } from '../../../../core/metrics/rfmSegments';
import type { CustomerRows } from '../../../../schema/customers';
import { count, money } from '../../../shared/page/wording';
import { SEGMENT_WORDS } from './rfm.words';

/** Fewer make fifths of fewer than ten people. */
const ENOUGH = 50;

/**
 * Why a customer is in a segment, in one breath. Many customers share a part, so each part is written once; joined
 * as a list, because V8 keeps a text that was added up in pieces, four times as long.
 */
export function sentences({ figures, currency }: CustomerRows) {
	const bought = remembered((orders: number) => {
		const times = orders === 1 ? 'once' : orders === 2 ? 'twice' : `${orders} times`;
		return `: bought ${times}, ${orders === 1 ? '' : 'last '}`;
	});
	const ago = remembered((days: number) =>
		days === 0 ? 'today, ' : `${count(days, 'day', 'days')} ago, `,
	);
	return (who: number, segment: RfmSegment): string =>
		[
			SEGMENT_WORDS[segment].meaning,
			bought(figures.orders[who]),
			ago(figures.daysSinceLastPurchase[who]),
			money(figures.revenue[who], currency),
			' in all.',
		].join('');
}

function remembered(textOf: (number: number) => string): (number: number) => string {
	const texts = new Map<number, string>();
	return (number) => {
		let text = texts.get(number);
		if (text === undefined) {
			text = textOf(number);
			texts.set(number, text);
		}
		return text;
	};
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
