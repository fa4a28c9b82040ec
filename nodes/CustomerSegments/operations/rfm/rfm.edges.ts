/** Who is scored, and where one score ends and the next begins. */
import type { CustomerFigures } from '../../../../core/metrics/customerFigures';
import { quintileEdges, type RfmEdges, type RfmFigures } from '../../../../core/metrics/rfmScores';
import { inChunks, type Steps } from '../../../../core/steps';
import { InputError } from '../../../../schema/parse';

/** Fewer customers do not make five groups. */
const FEWEST = 20;

/** Those who have bought: the others have no recency. */
export function buyersOf({ orders, daysSinceLastPurchase }: CustomerFigures): Int32Array {
	const buyers = new Int32Array(orders.length);
	let count = 0;
	for (let who = 0; who < orders.length; who++) {
		if (orders[who] > 0 && daysSinceLastPurchase[who] >= 0) buyers[count++] = who;
	}
	return buyers.subarray(0, count);
}

export function* figuresOf(figures: CustomerFigures, buyers: Int32Array): Steps<RfmFigures> {
	const scored = {
		daysSinceLastPurchase: new Float64Array(buyers.length),
		orders: new Float64Array(buyers.length),
		revenue: new Float64Array(buyers.length),
	};
	yield* inChunks(buyers.length, (from, to) => {
		for (let buyer = from; buyer < to; buyer++) {
			const who = buyers[buyer];
			scored.daysSinceLastPurchase[buyer] = figures.daysSinceLastPurchase[who];
			scored.orders[buyer] = figures.orders[who];
			scored.revenue[buyer] = figures.revenue[who];
		}
	});
	return scored;
}

/** The fifths of the shop's own customers, where there are enough and they differ. */
export function* edgesOf(figures: RfmFigures): Steps<RfmEdges> {
	const count = figures.orders.length;
	if (count < FEWEST) {
		throw new InputError(
			`${count === 1 ? '1 customer has' : `${count} customers have`} bought; at least ${FEWEST} are needed to score them by fifths`,
			"Choose 'By Your Own Thresholds' under 'Scores', or bring more orders.",
		);
	}
	if (Object.values(figures).every((values) => areAlike(values))) {
		throw new InputError(
			`All ${count} customers are alike: the same days since the last order, the same number of orders, the same revenue`,
			'There is nothing to tell them apart by; look at the columns that were read.',
		);
	}
	return yield* quintileEdges(figures);
}

function areAlike(values: Float64Array): boolean {
	return values.every((value) => value === values[0]);
}

type OwnThresholds = Readonly<{
	recencyThresholds: readonly number[];
	frequencyThresholds: readonly number[];
	monetaryThresholds: readonly number[];
}>;

export function ownEdges(own: OwnThresholds, segmentMap: 'ten' | 'eleven'): RfmEdges {
	const needed = [
		["'Recency Thresholds (Days)'", own.recencyThresholds],
		["'Frequency Thresholds (Orders)'", own.frequencyThresholds],
		...(segmentMap === 'eleven'
			? ([["'Monetary Thresholds'", own.monetaryThresholds]] as const)
			: []),
	] as const;
	const empty = needed.filter(([, edges]) => edges.length === 0).map(([label]) => label);
	if (empty.length > 0) {
		throw new InputError(
			`${empty.join(' and ')} ${empty.length === 1 ? 'is' : 'are'} empty`,
			'Type four numbers from small to large, or choose fifths under Scores.',
		);
	}
	return {
		recency: own.recencyThresholds,
		frequency: own.frequencyThresholds,
		monetary: own.monetaryThresholds,
	};
}
