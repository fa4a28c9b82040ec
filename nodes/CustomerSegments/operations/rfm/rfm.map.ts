/** The map of RFM segments with the customers on it, as one item with a page. */
import type { RfmScores } from '../../../../core/metrics/rfmScores';
import {
	elevenSegments,
	RFM_SEGMENTS,
	tenSegments,
	type RfmSegment,
} from '../../../../core/metrics/rfmSegments';
import type { CustomerRows } from '../../../../schema/customers';
import type { OutputItem } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import type { HeatMap, Page, Table } from '../../../shared/page/page';
import { textOf } from '../../../shared/page/text';
import { count, decimal, money, percent, whole } from '../../../shared/page/wording';
import type { SegmentMap } from './rfm.fields';
import { SEGMENT_WORDS } from './rfm.words';

export type Segmented = Readonly<{
	/** Who was scored. */
	buyers: Int32Array;
	scores: RfmScores;
	segmentOf: (buyer: number) => RfmSegment;
	actions: ReadonlyMap<RfmSegment, string>;
}>;

const SCORES = [1, 2, 3, 4, 5];
const HALF_POINTS = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];

export function mapItem(customers: CustomerRows, found: Segmented, map: SegmentMap): OutputItem {
	const { buyers, segmentOf } = found;
	const sizes = new Map<RfmSegment, number>();
	const revenues = new Map<RfmSegment, number>();
	buyers.forEach((who, buyer) => {
		const segment = segmentOf(buyer);
		sizes.set(segment, (sizes.get(segment) ?? 0) + 1);
		revenues.set(segment, (revenues.get(segment) ?? 0) + customers.figures.revenue[who]);
	});
	const notScored = customers.keys.length - buyers.length;
	const page: Page = {
		title: 'Where do our customers stand?',
		subtitle: `${count(buyers.length, 'customer', 'customers')} who have bought`,
		findings: [],
		sections: [heatMap(found, map), segmentTable(customers, found, sizes, revenues)],
		notes: [
			'Recency 5: bought most recently. Frequency 5: bought most often. The darker a field, the more customers are in it.',
			...(notScored > 0
				? [
						`${count(notScored, 'customer has', 'customers have')} not bought yet and are on no field.`,
					]
				: []),
		],
	};
	const segments = RFM_SEGMENTS.flatMap((segment) => {
		const size = sizes.get(segment) ?? 0;
		return size === 0 ? [] : [{ segment: SEGMENT_WORDS[segment].name, customers: size }];
	});
	return {
		json: {
			customers: buyers.length,
			notScored,
			segments,
			html: htmlOf(page),
			text: textOf(page),
			page,
		},
		from: [{ input: 'customers', ...customers.itemsOf(0) }],
	};
}

/** Recency from 5 down, across by frequency, or by frequency and spend together. */
function heatMap({ buyers, scores }: Segmented, map: SegmentMap): HeatMap {
	const columns = map === 'ten' ? SCORES : HALF_POINTS;
	const columnOf = (buyer: number) =>
		map === 'ten'
			? scores.frequency[buyer] - 1
			: scores.frequency[buyer] + scores.monetary[buyer] - 2;
	const counts = SCORES.map(() => columns.map(() => 0));
	buyers.forEach((_, buyer) => (counts[scores.recency[buyer] - 1][columnOf(buyer)] += 1));
	const named = (recency: number, at: number) =>
		map === 'ten'
			? tenSegments(recency, at + 1)
			: elevenSegments(recency, Math.floor(at / 2) + 1, Math.ceil(at / 2) + 1);
	const across = map === 'ten' ? 'Frequency' : 'Frequency and spend';
	return {
		kind: 'heatMap',
		heading: `The map: ${across.toLowerCase()} from left to right, recency from below to above`,
		columns: [
			'',
			...columns.map((score) => `${map === 'ten' ? `${across} ` : ''}${decimal(score)}`),
		],
		rows: [...SCORES].reverse().map((recency) => ({
			label: `Recency ${recency}`,
			note: '',
			cells: columns.map((_, at) => {
				const size = counts[recency - 1][at];
				return {
					text: `${SEGMENT_WORDS[named(recency, at)].name}: ${whole(size)}`,
					share: size / buyers.length,
				};
			}),
		})),
	};
}

function segmentTable(
	{ currency }: CustomerRows,
	{ buyers, actions }: Segmented,
	sizes: ReadonlyMap<RfmSegment, number>,
	revenues: ReadonlyMap<RfmSegment, number>,
): Table {
	return {
		kind: 'table',
		heading: 'What to do about each',
		columns: ['Segment', 'Customers', 'Share', 'Revenue', 'Suggested action'],
		rows: RFM_SEGMENTS.filter((segment) => sizes.has(segment)).map((segment) => [
			SEGMENT_WORDS[segment].name,
			whole(sizes.get(segment) ?? 0),
			percent((sizes.get(segment) ?? 0) / buyers.length),
			money(revenues.get(segment) ?? 0, currency),
			actions.get(segment) ?? '',
		]),
	};
}
