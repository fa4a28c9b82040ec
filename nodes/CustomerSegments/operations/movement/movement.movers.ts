/** Who slipped and who rose, by name: those who brought most first. */
import { MOVEMENTS, type Movement } from '../../../../core/metrics/segmentMovement';
import type { Section } from '../../../shared/page/page';
import { money, whole } from '../../../shared/page/wording';
import type { Comparison } from './movement.items';

export function moverTables(comparison: Comparison, most: number): Section[] {
	return [
		...tableOf(comparison, 'worse', 'Who slipped', most),
		...tableOf(comparison, 'better', 'Who rose', most),
	];
}

function tableOf(
	{ current, found, matched, ranks }: Comparison,
	movement: Movement,
	heading: string,
	most: number,
): Section[] {
	const { keys, names, from, to } = matched;
	const kind = MOVEMENTS.indexOf(movement);
	const movers: number[] = [];
	found!.movement.forEach((one, at) => {
		if (one === kind) movers.push(at);
	});
	if (movers.length === 0 || most === 0) return [];
	const revenue = (at: number) => current.revenue[at];
	const knowsRevenue = movers.some((at) => revenue(at) === revenue(at));
	const worth = (at: number) => (revenue(at) === revenue(at) ? revenue(at) : -Infinity);
	const steps = (at: number) => Math.abs(ranks[from[at]] - ranks[to[at]]);
	movers.sort((one, other) => {
		if (worth(one) !== worth(other)) return worth(one) > worth(other) ? -1 : 1;
		return steps(other) - steps(one) || (keys[one] < keys[other] ? -1 : 1);
	});
	const amount = (at: number) => (revenue(at) === revenue(at) ? money(revenue(at), null) : '');
	const shown = movers.slice(0, most);
	const several = movers.length > shown.length;
	return [
		{
			kind: 'table',
			heading: several ? `${heading}: ${whole(most)} of ${whole(movers.length)}` : heading,
			columns: ['Customer', 'From', 'To', ...(knowsRevenue ? ['Spent so far'] : [])],
			rows: shown.map((at) => [
				...[keys[at], names[from[at]], names[to[at]]],
				...(knowsRevenue ? [amount(at)] : []),
			]),
		},
	];
}
