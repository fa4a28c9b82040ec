import { segmentMovement as movementOf } from '../../../../core/metrics/segmentMovement';
import type { Steps } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import {
	readCurrentSegments,
	readEarlierSegments,
	type KeptSegments,
	type SegmentRows,
} from '../../../../schema/segmentMovement';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { count } from '../../../shared/page/wording';
import { segmentOrder } from '../../segmentOrder';
import {
	movementFields,
	movementOutputs,
	movementParams,
	type MovementParams,
} from './movement.fields';
import { movementItems, NO_SNAPSHOT, snapshotDate, type Comparison } from './movement.items';
import { matched, requireSameShop } from './movement.match';
import { movementPage } from './movement.page';
import { chosenSnapshot, currentDay } from './movement.snapshot';
import { usualMoves } from './movement.usual';

type Lists = { current: SegmentRows; earlier: KeptSegments | null };

/** Customers with segments and an earlier snapshot of them in; who rose, slipped, stayed, is new or gone out. */
export const segmentMovement = defineOperation({
	value: 'segmentMovement',
	name: 'Segment Movement',
	action: 'Tell who moved between segments',
	description:
		'Who rose, slipped, stayed, is new or gone since an earlier snapshot, and from where',
	fields: movementFields,
	params: movementParams,
	rows: { current: readCurrentSegments, earlier: readEarlierSegments },
	inputs: { current: { name: 'Current' }, earlier: { name: 'Earlier Snapshot', optional: true } },
	outputs: movementOutputs,

	*run(lists: Lists, params, context) {
		const comparison = yield* comparisonOf(lists, params);
		const kept = lists.earlier?.kept?.item.length ?? 0;
		for (const hint of hintsAbout(comparison, kept)) context.hint(hint);
		if (params.output !== 'page') return yield* movementItems(comparison, params);
		return [pageItem(comparison, params)];
	},
});

function* comparisonOf({ current, earlier }: Lists, params: MovementParams): Steps<Comparison> {
	const today = currentDay(current, params.currentDate);
	const snapshot = chosenSnapshot(earlier?.kept ?? null, today, params);
	const both = yield* matched(current, snapshot);
	if (params.snapshotOptions.fewShared === 'stop') requireSameShop(both);
	const order = segmentOrder(params.segmentOrder, both.names, current.segments);
	const found = snapshot === null ? null : yield* movementOf(both, order.ranks);
	const usual = yield* usualMoves(snapshot, params.segmentOrder);
	return { current, snapshot, currentDay: today, matched: both, found, usual, ...order };
}

function hintsAbout({ snapshot, current, currentDay: today, unranked }: Comparison, kept: number) {
	if (snapshot === null) {
		const later = `${count(kept, 'row', 'rows')} of the snapshot left out: of ${isoDay(today)} or later`;
		return kept > 0 ? [NO_SNAPSHOT, later] : [NO_SNAPSHOT];
	}
	const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
	const outdated = unranked.filter((name) => !current.segments.includes(name));
	const unknown = unranked.filter((name) => current.segments.includes(name));
	const hints = [...snapshot.hints];
	if (unknown.length > 0) {
		hints.push(
			`Nobody said which of ${quoted(unknown)} is better: write your segments from best to worst into 'Order of Segments' to see who rose and who slipped`,
		);
	}
	if (outdated.length > 0) {
		hints.push(
			`The snapshot has segments that the current list does not know (${quoted(outdated)}): it may be of an older version or of other segments. Moves from there are neither up nor down`,
		);
	}
	return hints;
}

function pageItem(
	comparison: Comparison,
	{ simplify, snapshotOptions }: MovementParams,
): OutputItem {
	const {
		current,
		snapshot,
		found,
		matched: { names },
	} = comparison;
	const page = movementPage(comparison, snapshotOptions.mostListed);
	const counts = found?.counts ?? null;
	const transitions = (found?.transitions ?? []).map(({ from, to, movement, customers }) => ({
		...{ from: names[from] ?? null, to: names[to] ?? null, movement, customers },
	}));
	const json = {
		currentDate: isoDay(comparison.currentDay),
		snapshotDate: snapshotDate(comparison),
		customers: current.item.length,
		movements: counts,
		transitions,
		reason: found === null ? NO_SNAPSHOT : null,
		html: htmlOf(page),
		text: textOf(page),
		page,
	};
	const more = { timeZone: current.timeZone, snapshotCustomers: customersThen(comparison) };
	return {
		json: simplify ? json : { ...json, ...more },
		from: [
			{ input: 'current', items: [0], from: 0, to: 1 },
			...(snapshot === null ? [] : [{ input: 'earlier', items: [0], from: 0, to: 1 }]),
		],
	};
}

function customersThen({ matched: { earlierRow } }: Comparison): number {
	return earlierRow.reduce((sum, row) => sum + (row >= 0 ? 1 : 0), 0);
}
