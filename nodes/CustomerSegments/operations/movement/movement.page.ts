import type { Movement } from '../../../../core/metrics/segmentMovement';
import { isoDay } from '../../../../schema/calendarDay';
import type { Page, Section } from '../../../shared/page/page';
import { fewNote } from '../../../shared/page/wordedRates';
import { whole } from '../../../shared/page/wording';
import { netFinding } from './movement.finding';
import { moverTables } from './movement.movers';
import { NO_SNAPSHOT, snapshotDate, type Comparison } from './movement.items';

/** The ways that are shown; the rest is counted. */
const MOST_WAYS = 15;

const ARROWS: Readonly<Record<Movement, string>> = {
	...{ better: '▲ rose', worse: '▼ slipped', same: '= stayed', changed: 'moved' },
	...{ new: 'new', gone: 'gone' },
};

/** How many moved from where to where, and who they are. */
export function movementPage(comparison: Comparison, mostListed: number): Page {
	const { current, found, currentDay } = comparison;
	const date = snapshotDate(comparison);
	const since = date === null ? 'the earlier snapshot' : date;
	const today = isoDay(currentDay);
	if (found === null) {
		return {
			title: 'Who moved between the segments?',
			subtitle: `${today} (${current.timeZone})`,
			findings: [],
			sections: [sizesNow(comparison)],
			notes: [`${NO_SNAPSHOT}.`],
		};
	}
	return {
		title: 'Who moved between the segments?',
		subtitle: `${today}, compared with ${since} (${current.timeZone})`,
		findings: [netFinding(comparison)],
		sections: [
			tilesOf(comparison),
			...moverTables(comparison, mostListed),
			...waysTaken(comparison),
			thenAndNow(comparison),
		],
		notes: notesOf(comparison),
	};
}

function tilesOf({ found }: Comparison): Section {
	const { better, worse, same, changed, new: fresh, gone } = found!.counts;
	const tile = (label: string, customers: number, note: string) => ({
		...{ label, value: whole(customers), note },
	});
	return {
		kind: 'tiles',
		tiles: [
			tile('Rose', better, 'to a better segment'),
			tile('Slipped', worse, 'to a worse one'),
			tile('Stayed', same, 'where they were'),
			...(changed > 0 ? [tile('Moved', changed, 'neither up nor down')] : []),
			tile('New', fresh, 'in no segment before'),
			tile('Gone', gone, 'in no segment now'),
		],
	};
}

function waysTaken({ found, matched: { names } }: Comparison): Section[] {
	const name = (segment: number) => names[segment] ?? 'no segment';
	const ways = found!.transitions
		.filter(({ movement }) => movement !== 'same')
		.map((way) => ({ ...way, label: `${name(way.from)} → ${name(way.to)}` }))
		.sort((one, other) => other.customers - one.customers || (one.label < other.label ? -1 : 1));
	if (ways.length === 0) return [];
	const shown = ways.slice(0, MOST_WAYS);
	const rest = ways.slice(MOST_WAYS).reduce((sum, { customers }) => sum + customers, 0);
	return [
		{
			kind: 'table',
			heading: 'From where to where',
			columns: ['From → to', 'Direction', 'Customers'],
			rows: [
				...shown.map(({ label, movement, customers }) => [
					label,
					ARROWS[movement],
					whole(customers),
				]),
				...(rest > 0 ? [['Other ways', '', whole(rest)]] : []),
			],
		},
	];
}

function thenAndNow(comparison: Comparison): Section {
	const { found, matched } = comparison;
	const sum = (of: (from: number, to: number) => boolean) =>
		whole(
			found!.transitions
				.filter(({ from, to }) => of(from, to))
				.reduce((total, { customers }) => total + customers, 0),
		);
	return {
		kind: 'table',
		heading: 'The segments then and now',
		columns: ['Segment', 'Then', 'Left', 'Joined', 'Now'],
		rows: bestFirst(comparison).map((segment) => [
			matched.names[segment],
			sum((from) => from === segment),
			sum((from, to) => from === segment && to !== segment),
			sum((from, to) => to === segment && from !== segment),
			sum((_, to) => to === segment),
		]),
	};
}

function sizesNow(comparison: Comparison): Section {
	const { names, to } = comparison.matched;
	const sizes = names.map(() => 0);
	for (const segment of to) if (segment >= 0) sizes[segment] += 1;
	return {
		kind: 'bars',
		heading: 'The segments now',
		bars: bestFirst(comparison).map((segment) => ({
			...{ label: names[segment], note: '', amount: sizes[segment], value: whole(sizes[segment]) },
			colour: '#2e7d5b',
		})),
	};
}

/** Segments without a rank come last, by name: the sequence of the rows must not show. */
function bestFirst({ ranks, matched: { names } }: Comparison): number[] {
	const place = (segment: number) => (ranks[segment] >= 0 ? ranks[segment] : Infinity);
	return names
		.map((_, segment) => segment)
		.sort((one, other) => {
			if (place(one) !== place(other)) return place(one) - place(other);
			return names[one] < names[other] ? -1 : 1;
		});
}

function notesOf({ found, isRfm, unranked }: Comparison): string[] {
	const { better, worse, same, changed } = found!.counts;
	const said = [
		'New customers start in a good segment and slip when they do not come back: in a shop that wins customers, more slip than rise even when all is well.',
		fewNote(better + worse + same + changed, 'customer in both lists', 'customers in both lists'),
		isRfm
			? 'RFM segments by fifths compare your customers with each other: somebody can slip because others bought more, without having bought less. When many move the same way at once, the line between two fifths has moved past a number of orders or days that many share.'
			: null,
		unranked.length === 0
			? null
			: `Nobody said where ${unranked.map((name) => `"${name}"`).join(', ')} ${unranked.length === 1 ? 'belongs' : 'belong'} between best and worst, so moves from and to there are neither up nor down. Write the names into 'Order of Segments'.`,
	];
	return said.filter((note) => note !== null);
}
