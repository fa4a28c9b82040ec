import { ModelError } from '../errors';
import { logistic, logitOf, logLogistic } from '../numeric/logistic';
import { randomStream } from '../numeric/random';
import { rowSample } from '../numeric/rowSample';
import { inChunks, type Steps } from '../steps';
import { binOf, featureBins, type FeatureBins } from './featureBins';
import { inCanonicalOrder, type LabelledRows } from './labelledRows';
import type { ScoreParts } from './scoreParts';

/**
 * Boosted decision stumps with logistic loss: ln(p / (1 − p)) = base + Σ fⱼ(xⱼ), each fⱼ a staircase. As no stump
 * looks at two columns, contributions are exact. Friedman (2001), Annals of Statistics 29; Newton's steps in the
 * leaves as in Chen & Guestrin (2016); random halves of the rows as in Friedman (2002).
 */
export type AdditiveStumps = Readonly<{ base: number; shapes: readonly Shape[] }>;

/** `values[i]` where edges[i − 1] < x ≤ edges[i], in log-odds; 0 on the mean of the rows learned from. */
export type Shape = Readonly<{ edges: readonly number[]; values: readonly number[] }>;

export type StumpSettings = Readonly<{
	seed: number;
	/** Stumps, at most; 300. */
	rounds?: number;
	/** How much of each stump counts; 0.1. */
	learningRate?: number;
	/** Rows that each side of a stump must have; 20. */
	leastRows?: number;
	/** Steps of a staircase, at most; 64. */
	mostBins?: number;
	/** Share of the rows that each stump sees; 0.5. */
	rowShare?: number;
}>;

export type StumpFit = Readonly<{
	model: AdditiveStumps;
	/** Of the rows learned from. */
	logLikelihood: number;
	/** Stumps that were added; fewer than asked for when none improves the fit any more. */
	rounds: number;
}>;

/** Added to the curvature of each leaf, so that a pure one gets a finite value. */
const LEAF_PENALTY = 1;
const MOST_ROUNDS = 10_000;

export function* fitAdditiveStumps(rows: LabelledRows, settings: StumpSettings): Steps<StumpFit> {
	const { rounds = 300, learningRate = 0.1, leastRows = 20 } = settings;
	const { mostBins = 64, rowShare = 0.5 } = settings;
	refuse(rounds >= 1 && rounds <= MOST_ROUNDS, `${rounds} rounds; it can be 1 to ${MOST_ROUNDS}`);
	refuse(learningRate > 0 && learningRate <= 1, 'A learning rate is above 0 and at most 1');
	refuse(rowShare > 0 && rowShare <= 1, 'A share of the rows is above 0 and at most 1');

	const { features, outcomes } = yield* inCanonicalOrder(rows);
	const size = features.rows;
	const columns: FeatureBins[] = [];
	for (let column = 0; column < features.columns; column++) {
		columns.push(yield* featureBins(features, column, { most: mostBins, least: leastRows }));
	}
	const steps = columns.map(({ edges }) => new Float64Array(edges.length + 1));
	const happened = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	const start = logitOf(happened / size);
	const logits = new Float64Array(size).fill(start);
	let round = 0;
	for (; round < rounds; round++) {
		const drawn = Math.max(1, Math.round(size * rowShare));
		const sample = yield* rowSample(size, drawn, randomStream(settings.seed, round));
		const stump = yield* bestStump(columns, sample, outcomes, logits);
		if (stump === null) break;
		const { column, bin, left, right } = stump;
		const { bins } = columns[column];
		for (let at = 0; at < steps[column].length; at++) {
			steps[column][at] += learningRate * (at <= bin ? left : right);
		}
		yield* inChunks(size, (from, to) => {
			for (let row = from; row < to; row++) {
				logits[row] += learningRate * (bins[row] <= bin ? left : right);
			}
		});
	}
	const logLikelihood = logits.reduce(
		(sum, logit, row) => sum + logLogistic(outcomes[row] === 1 ? logit : -logit),
		0,
	);
	return { model: centred(start, columns, steps, size), logLikelihood, rounds: round };
}

function refuse(fits: boolean, message: string): void {
	if (!fits) throw new ModelError('outOfDomain', message);
}

/** Rows up to and including `bin` get `left`, the others `right`. */
type Stump = Readonly<{ column: number; bin: number; left: number; right: number }>;

/** The stump that lowers the loss most on these rows, of equal ones the first; null where none does. */
function* bestStump(
	columns: readonly FeatureBins[],
	sample: Int32Array,
	outcomes: Uint8Array,
	logits: Float64Array,
): Steps<Stump | null> {
	const slopes = new Float64Array(sample.length);
	const weights = new Float64Array(sample.length);
	let allSlopes = 0;
	let allWeights = 0;
	yield* inChunks(sample.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const row = sample[at];
			const p = logistic(logits[row]);
			allSlopes += slopes[at] = outcomes[row] - p;
			allWeights += weights[at] = p * (1 - p);
		}
	});
	let best: Stump | null = null;
	let most = allSlopes ** 2 / (allWeights + LEAF_PENALTY) + 1e-9;
	for (const [column, { edges, bins }] of columns.entries()) {
		if (edges.length === 0) continue;
		const slopeOf = new Float64Array(edges.length + 1);
		const weightOf = new Float64Array(edges.length + 1);
		yield* inChunks(sample.length, (from, to) => {
			for (let at = from; at < to; at++) {
				const bin = bins[sample[at]];
				slopeOf[bin] += slopes[at];
				weightOf[bin] += weights[at];
			}
		});
		let slope = 0;
		let weight = LEAF_PENALTY;
		for (let bin = 0; bin < edges.length; bin++) {
			slope += slopeOf[bin];
			weight += weightOf[bin];
			const otherSlope = allSlopes - slope;
			const otherWeight = allWeights + 2 * LEAF_PENALTY - weight;
			const gain = slope ** 2 / weight + otherSlope ** 2 / otherWeight;
			if (!(gain > most)) continue;
			most = gain;
			best = { column, bin, left: slope / weight, right: otherSlope / otherWeight };
		}
	}
	return best;
}

/** Each staircase without the edges at which it makes no step, and 0 on the mean of the rows. */
function centred(
	start: number,
	columns: readonly FeatureBins[],
	steps: readonly Float64Array[],
	rows: number,
): AdditiveStumps {
	let base = start;
	const shapes = columns.map(({ edges, bins }, column): Shape => {
		const own = steps[column];
		const mean = bins.reduce((sum, bin) => sum + own[bin], 0) / rows;
		base += mean;
		const kept = [...edges.keys()].filter((at) => own[at] !== own[at + 1]);
		return {
			edges: kept.map((at) => edges[at]),
			values: [...kept, edges.length].map((at) => own[at] - mean),
		};
	});
	return { base, shapes };
}

/** What each feature of one row adds to its log-odds, beside the mean of the rows learned from. */
export function stumpParts({ base, shapes }: AdditiveStumps, row: ArrayLike<number>): ScoreParts {
	const contributions = shapes.map(({ edges, values }, column) => {
		const x = row[column];
		return x >= -Infinity ? values[binOf(edges, x)] : NaN;
	});
	const logit = contributions.reduce((sum, phi) => sum + phi, base);
	return { base, contributions, logit, probability: logistic(logit) };
}
