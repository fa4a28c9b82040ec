/** Which segment is better than which: what makes a move a rise or a slip. */
import { RFM_SEGMENTS } from '../../core/metrics/rfmSegments';
import type { Stage } from '../../core/metrics/lifecycle';
import { STAGE_WORDS } from './operations/lifecycle/lifecycle.words';
import { SEGMENT_WORDS } from './operations/rfm/rfm.words';
import { NO_TIER } from './operations/tiers/tiers.rules';
import type { Field } from '../shared/operation';

/** From the best to the worst: buying again lies between staying and slipping, never having bought comes last. */
const STAGES: readonly Stage[] = ['active', 'wonBack', 'new', 'slipping', 'lapsed', 'prospect'];

/** The segments that this node gives by itself, from the best to the worst. */
const KNOWN: readonly (readonly string[])[] = [
	RFM_SEGMENTS.map((segment) => SEGMENT_WORDS[segment].name),
	STAGES.map((stage) => STAGE_WORDS[stage].name),
	['Gold', 'Silver', 'Bronze', NO_TIER],
	['A', 'B', 'C', NO_TIER],
];

export type SegmentOrder = Readonly<{
	/** Of each name, 0 for the best; NaN where nobody says. */
	ranks: readonly number[];
	/** Names without a rank, in the order of `names`. */
	unranked: readonly string[];
	/** Are the segments those of RFM, which compare customers with each other? */
	isRfm: boolean;
}>;

/**
 * The owner's order, else the one of the node's own that knows most of `typical`.
 *
 * @param own names from the best to the worst, or none
 * @param names all segments to rank
 * @param typical those by which the kind of segments is told
 */
export function segmentOrder(
	own: readonly string[],
	names: readonly string[],
	typical: readonly string[],
): SegmentOrder {
	const order = own.length > 0 ? own : fitting(typical.length > 0 ? typical : names);
	const keys = order.map((name) => name.toLowerCase());
	const rankOf = (name: string) => {
		const rank = keys.indexOf(name.toLowerCase());
		return rank < 0 ? NaN : rank;
	};
	const ranks = names.map(rankOf);
	return {
		ranks,
		unranked: names.filter((_, at) => !(ranks[at] >= 0)),
		isRfm: order === KNOWN[0],
	};
}

function fitting(names: readonly string[]): readonly string[] {
	const knownBy = (order: readonly string[]) => names.filter((name) => order.includes(name)).length;
	return KNOWN.reduce((best, order) => (knownBy(order) > knownBy(best) ? order : best));
}

export const segmentOrderField: Field = {
	displayName: 'Order of Segments',
	name: 'segmentOrder',
	type: 'string',
	default: '',
	placeholder: 'e.g. Gold, Silver, Bronze, No Tier',
	description:
		'Your segments from best to worst, with commas between them. Leave empty for RFM segments, lifecycle stages and the tiers that come with this node; clusters and rules of your own need it.',
};

/** Where a list says who it is about and what it found. */
export const segmentedColumns: readonly Field[] = [
	{
		displayName: 'Customer',
		name: 'customer',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. customer',
		hint: 'Leave empty to recognise it',
		description: "Column with the customer's e-mail or number",
	},
	{
		displayName: 'Segment',
		name: 'segment',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. segment',
		hint: 'Leave empty to recognise it',
		description: 'Column with the segment, stage, tier or cluster',
	},
];
