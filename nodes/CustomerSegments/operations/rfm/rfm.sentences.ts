import type { RfmEdges, RfmFigures } from '../../../../core/metrics/rfmScores';
import type { RfmSegment } from '../../../../core/metrics/rfmSegments';
import type { CustomerRows } from '../../../../schema/customers';
import { count, money } from '../../../shared/page/wording';
import { SEGMENT_WORDS } from './rfm.words';

/** Fewer make fifths of fewer than ten people. */
const ENOUGH = 50;

/**
 * Why a customer is in a segment, in one breath. Many customers share all but the amount, so that beginning is
 * written once; joined as a list, because V8 keeps a text that was added up in pieces, four times as long.
 */
export function sentences({ figures, currency }: CustomerRows) {
	const beginningOf = remembered((segment: RfmSegment) =>
		remembered((orders: number) =>
			remembered((days: number) =>
				[SEGMENT_WORDS[segment].meaning, bought(orders), ago(days)].join(''),
			),
		),
	);
	return (who: number, segment: RfmSegment): string => {
		const beginning = beginningOf(segment)(figures.orders[who])(figures.daysSinceLastPurchase[who]);
		return [beginning, money(figures.revenue[who], currency), ' in all.'].join('');
	};
}

function remembered<Key, Found>(find: (key: Key) => Found): (key: Key) => Found {
	const all = new Map<Key, Found>();
	return (key) => {
		let found = all.get(key);
		if (found === undefined) {
			found = find(key);
			all.set(key, found);
		}
		return found;
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
