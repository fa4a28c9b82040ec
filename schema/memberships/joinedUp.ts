import { NOT_ENDED } from '../../core/metrics/memberships';
import { dayOrder } from '../../core/numeric/dayOrder';
import { inChunks, type Steps } from '../../core/steps';
import { isoDay } from '../calendarDay';
import type { Refusals } from '../columns/refusals';
import type { MembershipTable, MembershipTallies } from './membershipTable';

/** A list that ends on the 30th and one that begins on the 31st leave no day without membership. */
const LONGEST_SEAM = 1;

export type Joining = Readonly<{
	overlaps: 'merge' | 'refuse';
	customers: number;
	groupNames: readonly string[];
	startColumn: string;
	refuse: Refusals;
	tallies: MembershipTallies;
}>;

/**
 * The memberships in the order in which they began, those of one customer without a day between them joined into
 * one. It has the group of its first part, and costs what the parts cost that run until its end: after a change
 * of plan the new price, for two plans at once the sum.
 */
export function* joinedUp(table: MembershipTable, joining: Joining): Steps<MembershipTable> {
	const { overlaps, groupNames, tallies } = joining;
	const order = yield* dayOrder(table.start.subarray(0, table.size));
	const hasPrices = table.price.length > 0;
	const into = emptyLike(table);
	const latest = new Int32Array(joining.customers).fill(-1);

	const append = (place: number) => {
		const at = into.size++;
		for (const name of COLUMNS) into[name][at] = table[name][place];
		if (hasPrices) {
			into.price[at] = table.price[place];
			into.cost[at] = table.cost[place];
		}
		return at;
	};
	const join = (at: number, place: number) => {
		tallies.joinedUp += 1;
		const [end, more] = [into.end[at], table.end[place]];
		if (table.start[place] === into.start[at]) {
			const [one, other] = [into.group[at], table.group[place]];
			if (groupNames[other] < groupNames[one]) into.group[at] = other;
		}
		if (more > end) into.end[at] = more;
		into.announced[at] =
			more === end
				? Math.max(into.announced[at], table.announced[place])
				: more > end
					? table.announced[place]
					: into.announced[at];
		if (!hasPrices) return;
		if (more > end) into.price[at] = table.price[place];
		else if (more === end) into.price[at] += table.price[place];
		if (into.cost[at] !== into.cost[at]) into.cost[at] = table.cost[place];
		else if (table.cost[place] === table.cost[place]) into.cost[at] += table.cost[place];
	};

	yield* inChunks(table.size, (from, to) => {
		for (let position = from; position < to; position++) {
			const place = order === null ? position : order[position];
			const who = table.customer[place];
			const before = who < 0 ? -1 : latest[who];
			const start = table.start[place];
			if (before < 0 || start > into.end[before] + LONGEST_SEAM) {
				const at = append(place);
				if (who >= 0) latest[who] = at;
			} else if (overlaps === 'refuse' && start < into.end[before]) {
				refuseOverlap(joining, table, place, into, before);
			} else join(before, place);
		}
	});
	return into;
}

const COLUMNS = ['item', 'start', 'end', 'announced', 'customer', 'group'] as const;

function emptyLike(table: MembershipTable): MembershipTable {
	const days = () => new Int32Array(table.size);
	const money = () => new Float64Array(table.price.length > 0 ? table.size : 0);
	return {
		...{ size: 0, item: days(), start: days(), end: days(), customer: days(), group: days() },
		announced: days(),
		...{ price: money(), cost: money() },
	};
}

function refuseOverlap(
	{ refuse, startColumn }: Joining,
	table: MembershipTable,
	place: number,
	into: MembershipTable,
	before: number,
): void {
	const until = into.end[before] === NOT_ENDED ? 'goes on' : `ended on ${isoDay(into.end[before])}`;
	refuse.row(
		table.item[place],
		startColumn,
		`This membership begins on ${isoDay(table.start[place])}, while another one of the same customer ${until} (item ${into.item[before]})`,
		"Correct the dates, or set 'Overlapping Memberships' in 'Options' to merge them.",
	);
}
