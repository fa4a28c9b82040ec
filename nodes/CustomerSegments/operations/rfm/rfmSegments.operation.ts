import { z } from 'zod/v4';

import { rfmScores, type RfmScores } from '../../../../core/metrics/rfmScores';
import {
	elevenSegments,
	GROUP_OF_SEGMENT,
	tenSegments,
	type RfmSegment,
} from '../../../../core/metrics/rfmSegments';
import { readCustomers, type CustomerRows } from '../../../../schema/customers';
import { customerSettings } from '../../../../schema/customerSettings';
import { defineOperation } from '../../../shared/operation';
import { simplifyField } from '../../../shared/simplifyField';
import { tidyMoney } from '../../../shared/tidyMoney';
import { customerColumns, customerRules } from '../../../shared/customerFields';
import { customerItem, daysSince, withPassedOn } from '../../../shared/customerItem';
import {
	GROUP_NAMES,
	groupOutputs,
	groupOutputsField,
	groupOutputsShape,
	outputOfGroup,
} from '../../segmentOutputs';
import { buyersOf, edgesOf, figuresOf, ownEdges } from './rfm.edges';
import { actionsField } from './rfm.actions';
import { rfmFields, rfmShape, type SegmentMap } from './rfm.fields';
import { mapItem } from './rfm.map';
import { hintsAbout, sentences } from './rfm.sentences';
import { SEGMENT_WORDS } from './rfm.words';

/** Orders or customer summaries in; the same customers out, each with scores, a segment, and what to do. */
export const rfmSegments = defineOperation({
	value: 'rfmSegments',
	name: 'RFM Segments',
	action: 'Segment customers by RFM',
	description:
		'Champions, new, slipping or lost: by how recently, how often and for how much they bought',
	fields: [
		...customerColumns,
		...rfmFields,
		groupOutputsField,
		actionsField,
		simplifyField,
		...customerRules,
	],
	params: customerSettings.extend({
		...rfmShape,
		...groupOutputsShape,
		simplify: z.boolean(),
	}),
	rows: { customers: readCustomers },
	outputs: groupOutputs,

	*run({ customers }: { customers: CustomerRows }, params, context) {
		const buyers = buyersOf(customers.figures);
		const figures = yield* figuresOf(customers.figures, buyers);
		const edges =
			params.scores === 'quintiles' ? yield* edgesOf(figures) : ownEdges(params, params.segmentMap);
		for (const hint of hintsAbout(figures, edges, params.scores)) context.hint(hint);
		const scores = yield* rfmScores(figures, edges);
		const actions = new Map(params.actions.rows.map(({ segment, action }) => [segment, action]));

		const segmentOf = (buyer: number) => segmentAt(params.segmentMap, scores, buyer);
		if (params.output === 'page') {
			return [mapItem(customers, { buyers, scores, segmentOf, actions }, params.segmentMap)];
		}
		const buyerOf = placesOf(buyers, customers.keys.length);
		const sentenceAbout = sentences(customers);
		return {
			length: customers.keys.length,
			at(who: number) {
				const buyer = buyerOf[who];
				if (buyer < 0) return customerItem(customers, who, notScored, outputOfGroup(null));
				const segment = segmentOf(buyer);
				// One literal: objects that grow field by field cost twice the memory.
				const json = {
					customer: customers.keys[who],
					segment: SEGMENT_WORDS[segment].name,
					recencyScore: scores.recency[buyer],
					frequencyScore: scores.frequency[buyer],
					monetaryScore: scores.monetary[buyer],
					reason: sentenceAbout(who, segment),
					suggestedAction: actions.get(segment) || null,
					orders: customers.figures.orders[who],
					revenue: tidyMoney(customers.figures.revenue[who]),
					daysSinceLastPurchase: daysSince(customers, who),
				};
				if (!params.simplify) Object.assign(json, details(customers, segment));
				return withPassedOn(customers, who, json, outputOfGroup(GROUP_OF_SEGMENT[segment]));
			},
		};
	},
});

/** Where each customer stands among the buyers; −1 for who has not bought. */
function placesOf(buyers: Int32Array, customers: number): Int32Array {
	const places = new Int32Array(customers).fill(-1);
	buyers.forEach((who, buyer) => (places[who] = buyer));
	return places;
}

function segmentAt(map: SegmentMap, scores: RfmScores, buyer: number): RfmSegment {
	const [r, f, m] = [scores.recency[buyer], scores.frequency[buyer], scores.monetary[buyer]];
	return map === 'ten' ? tenSegments(r, f) : elevenSegments(r, f, m);
}

const notScored = {
	segment: null,
	recencyScore: null,
	frequencyScore: null,
	monetaryScore: null,
	reason: 'Has not bought yet, so there is nothing to score',
	suggestedAction: null,
};

function details({ currency, timeZone }: CustomerRows, segment: RfmSegment) {
	return { segmentGroup: GROUP_NAMES[GROUP_OF_SEGMENT[segment]], currency, timeZone };
}
