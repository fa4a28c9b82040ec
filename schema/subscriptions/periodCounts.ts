/** How many subscribers were left after each period: one item per period, of one cohort or of several. */
import { inChunks, type Steps } from '../../core/steps';
import type { FoundColumns } from '../columns/foundColumns';
import { columnsThere, type NamedColumn } from '../columns/namedColumn';
import { refusals } from '../columns/refusals';
import { groupsOf, NO_GROUP } from '../groups';
import { InputError, type Item, type Reading } from '../parse';
import type { SubscriptionSettings } from '../subscriptionSettings';
import { amountReader } from '../values/amountReader';
import { isBlank } from '../values/found';
import { COUNT_LABELS, type CountColumn } from './countColumns';

/** All cohorts of one group added up. */
export type CountedGroup = Readonly<{
	/** Null when nothing is grouped. */
	group: string | null;
	/** `left[t − 1]` left at the end of period t; `staying[t]` had renewed t times when last counted. */
	left: readonly number[];
	staying: readonly number[];
	firstItem: number;
}>;

export type PeriodCounts = Readonly<{ groups: readonly CountedGroup[]; cohorts: number }>;

/** Longer series are no periods but something else, such as a year of the calendar. */
const MOST_PERIODS = 1_000;

type Cohort = { group: number; name: string; counts: number[]; items: number[] };

export function* readPeriodCounts(
	items: readonly Item[],
	of: FoundColumns<CountColumn>,
	{ membershipOptions }: SubscriptionSettings,
): Steps<Reading<PeriodCounts>> {
	const { period, subscribers } = requiredColumns(items, of);
	const amounts = amountReader(membershipOptions.decimalSign === 'comma' ? 'comma' : 'point');
	const refuse = refusals();
	const groups = of.group === undefined ? null : groupsOf(of.group.name);
	const cohorts = new Map<string, Cohort>();
	const wholeNumber = (row: number, column: NamedColumn, item: Item): number => {
		const cell = column.read(item);
		const number = isBlank(cell) ? NaN : amounts.read(cell);
		if (Number.isInteger(number) && number >= 0) return number;
		refuse.value(row, column, cell, 'which is no whole number from 0 on', 'Correct the cell.');
		return NaN;
	};
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const at = wholeNumber(row, period, items[row]);
			const count = wholeNumber(row, subscribers, items[row]);
			if (at !== at || count !== count) continue;
			if (at > MOST_PERIODS) {
				const why = `which is more than ${MOST_PERIODS} periods`;
				const advice = 'Count periods since the start: 0 for the start, 1 after the first renewal.';
				refuse.value(row, period, at, why, advice);
				continue;
			}
			const group = groups === null ? 0 : groups.indexOf(of.group!.read(items[row]));
			const cell = of.cohort?.read(items[row]);
			const name = isBlank(cell) ? '' : String(cell).trim();
			const key = `${group} ${name}`;
			const cohort = cohorts.get(key) ?? { group, name, counts: [], items: [] };
			cohorts.set(key, cohort);
			if (cohort.items[at] !== undefined) {
				refuse.row(
					...[
						row,
						period.name,
						`${titled(cohort)}period ${at} is there already, on item ${cohort.items[at]}`,
					],
					"Name the column that tells cohorts apart under 'Count Columns', or remove the double.",
				);
				continue;
			}
			cohort.items[at] = row;
			cohort.counts[at] = count;
		}
	});
	const whole = [...cohorts.values()].filter((cohort) =>
		isWhole(cohort, period, subscribers, refuse),
	);
	return {
		rows: { groups: addedUp(whole, groups?.names ?? null), cohorts: whole.length },
		bad: refuse.bad.sort((one, other) => one.item - other.item),
		hints: [],
	};
}

function requiredColumns(items: readonly Item[], of: FoundColumns<CountColumn>) {
	const { period, subscribers } = of;
	if (period && subscribers) return { period, subscribers };
	const missing = (['period', 'subscribers'] as const).filter((name) => of[name] === undefined);
	const labels = missing.map((name) => `'${COUNT_LABELS[name]}'`).join(' and ');
	throw new InputError(
		`No column was recognised for ${labels}`,
		`Name it under 'Count Columns'. ${columnsThere(Object.keys(items[0]))}`,
	);
}

const titled = ({ name }: Cohort) => (name === '' ? '' : `Cohort "${name}": `);

/** From the start without a gap, and never more than before; the first item at fault is refused. */
function isWhole(
	cohort: Cohort,
	period: NamedColumn,
	subscribers: NamedColumn,
	refuse: ReturnType<typeof refusals>,
): boolean {
	const { counts, items } = cohort;
	for (let at = 0; at < counts.length; at++) {
		const row = items[at];
		if (row === undefined) {
			const next = items.findIndex((item, later) => later > at && item !== undefined);
			const what = at === 0 ? 'period 0, how many there were at the start,' : `period ${at}`;
			refuse.row(
				...[items[next], period.name, `${titled(cohort)}${what} is missing before period ${next}`],
				'Add the missing row: every period counts, from the start on.',
			);
			return false;
		}
		if (at > 0 && counts[at] > counts[at - 1]) {
			refuse.row(
				row,
				subscribers.name,
				`${titled(cohort)}"${subscribers.name}" rises from ${counts[at - 1]} to ${counts[at]} in period ${at}`,
				'Count only those who were there from the start, so that a number never rises.',
			);
			return false;
		}
	}
	return true;
}

/** Most subscribers first, ties by name. */
function addedUp(
	cohorts: readonly Cohort[],
	names: readonly string[] | null,
): readonly CountedGroup[] {
	const found = (names ?? [null]).map((group, index) => {
		const mine = cohorts.filter(({ group: its }) => its === index);
		const most = Math.max(1, ...mine.map(({ counts }) => counts.length));
		const [left, staying] = [new Array<number>(most - 1).fill(0), new Array<number>(most).fill(0)];
		for (const { counts } of mine) {
			for (let at = 1; at < counts.length; at++) left[at - 1] += counts[at - 1] - counts[at];
			staying[counts.length - 1] += counts[counts.length - 1];
		}
		const began = mine.reduce((sum, { counts }) => sum + counts[0], 0);
		const firstItem = Math.min(...mine.map(({ items }) => Math.min(...items)));
		return { group, left, staying, firstItem, began };
	});
	return found
		.filter(({ began }) => began > 0)
		.sort(
			(one, other) =>
				other.began - one.began || ((one.group ?? NO_GROUP) < (other.group ?? '') ? -1 : 1),
		)
		.map(({ group, left, staying, firstItem }) => ({ group, left, staying, firstItem }));
}
