/** The ten segments on recency × frequency, and the eleven on recency × the mean of frequency and monetary score. */

/** Stable codes; what a person reads is worded by the node. */
export type RfmSegment =
	| 'champions'
	| 'loyal'
	| 'potentialLoyalist'
	| 'new'
	| 'promising'
	| 'needsAttention'
	| 'aboutToSleep'
	| 'atRisk'
	| 'cantLose'
	| 'hibernating'
	| 'lost';

/** From the best to the worst: what counts as a move up or down. */
export const RFM_SEGMENTS: readonly RfmSegment[] = [
	'champions',
	'loyal',
	'potentialLoyalist',
	'new',
	'promising',
	'needsAttention',
	'aboutToSleep',
	'atRisk',
	'cantLose',
	'hibernating',
	'lost',
];

/** What the four outputs of a node are named after. */
export type SegmentGroup = 'loyal' | 'promising' | 'slipping' | 'lost';

export const GROUP_OF_SEGMENT: Readonly<Record<RfmSegment, SegmentGroup>> = {
	champions: 'loyal',
	loyal: 'loyal',
	potentialLoyalist: 'promising',
	new: 'promising',
	promising: 'promising',
	needsAttention: 'slipping',
	aboutToSleep: 'slipping',
	atRisk: 'slipping',
	cantLose: 'slipping',
	hibernating: 'lost',
	lost: 'lost',
};

// Rows: recency score 5 (most recent) down to 1. Columns: frequency score 1 to 5.
// The widely used map of ten segments; its cells cover each pair of scores once.
// prettier-ignore
const TEN: readonly (readonly RfmSegment[])[] = [
	['new',          'potentialLoyalist', 'potentialLoyalist', 'champions', 'champions'],
	['promising',    'potentialLoyalist', 'potentialLoyalist', 'loyal',     'loyal'],
	['aboutToSleep', 'aboutToSleep',      'needsAttention',    'loyal',     'loyal'],
	['hibernating',  'hibernating',       'atRisk',            'atRisk',    'cantLose'],
	['hibernating',  'hibernating',       'atRisk',            'atRisk',    'cantLose'],
];

// Rows as above. Columns: (frequency + monetary) / 2 in half points, 1 to 5.
// The eleven names of Putler's chart; its ranges overlap, so each cell is given to the more specific segment.
// prettier-ignore
const ELEVEN: readonly (readonly RfmSegment[])[] = [
	['new',          'potentialLoyalist', 'potentialLoyalist', 'potentialLoyalist', 'loyal',          'loyal',  'champions', 'champions', 'champions'],
	['promising',    'potentialLoyalist', 'potentialLoyalist', 'potentialLoyalist', 'loyal',          'loyal',  'champions', 'champions', 'champions'],
	['aboutToSleep', 'aboutToSleep',      'aboutToSleep',      'needsAttention',    'needsAttention', 'loyal',  'loyal',     'loyal',     'loyal'],
	['hibernating',  'hibernating',       'hibernating',       'atRisk',            'atRisk',         'atRisk', 'atRisk',    'atRisk',    'atRisk'],
	['lost',         'hibernating',       'hibernating',       'atRisk',            'atRisk',         'atRisk', 'cantLose',  'cantLose',  'cantLose'],
];

/** The segment of recency and frequency scores, 1 to 5 each. */
export function tenSegments(recency: number, frequency: number): RfmSegment {
	return TEN[5 - recency][frequency - 1];
}

/** The segment of all three scores, 1 to 5 each. */
export function elevenSegments(recency: number, frequency: number, monetary: number): RfmSegment {
	return ELEVEN[5 - recency][frequency + monetary - 2];
}
