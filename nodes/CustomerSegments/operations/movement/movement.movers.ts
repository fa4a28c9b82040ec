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
	const revenue = (at: number) => current.revenue[at];
	const worth = (at: number) => (revenue(at) === revenue(at) ? revenue(at) : -Infinity);
	const steps = (at: number) => Math.abs(ranks[from[at]] - ranks[to[at]]);
	const isBefore = (one: number, other: number) => {
		if (worth(one) !== worth(other)) return worth(one) > worth(other);
		if (steps(one) !== steps(other)) return steps(one) > steps(other);
		return keys[one] < keys[other];
	};
	// Only the first ones are put in order: sorting all of 100,000 would hold up what else n8n has to do.
	const shown: number[] = [];
	let movers = 0;
	found!.movement.forEach((one, at) => {
		if (one !== kind) return;
		movers += 1;
		if (shown.length === most && (most === 0 || !isBefore(at, shown[most - 1]))) return;
		if (shown.length === most) shown.pop();
		const place = shown.findIndex((other) => isBefore(at, other));
		shown.splice(place < 0 ? shown.length : place, 0, at);
	});
	if (shown.length === 0) return [];
	const knowsRevenue = shown.some((at) => revenue(at) === revenue(at));
	const amount = (at: number) => (revenue(at) === revenue(at) ? money(revenue(at), null) : '');
	return [
		{
			kind: 'table',
			heading: movers > shown.length ? `${heading}: ${whole(most)} of ${whole(movers)}` : heading,
			columns: ['Customer', 'From', 'To', ...(knowsRevenue ? ['Spent so far'] : [])],
			rows: shown.map((at) => [
				...[keys[at], names[from[at]], names[to[at]]],
				...(knowsRevenue ? [amount(at)] : []),
			]),
		},
	];
}
