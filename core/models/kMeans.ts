import { ModelError } from '../errors';
import { randomStream } from '../numeric/random';
import { rowSample } from '../numeric/rowSample';
import { inChunks, type Steps } from '../steps';
import { canonicalOrder } from './canonicalOrder';
import { kMeansPlusPlus } from './kMeansPlusPlus';
import { lloyd, MOST_CLUSTERS, type KMeansFit } from './lloyd';
import { inOrder, refuseNonFinite, type Matrix } from './matrix';

export type KMeansSettings = Readonly<{
	clusters: number;
	/** How often to begin anew; the fit with the least inertia is kept. */
	starts: number;
	seed: number;
	/** Clusters are numbered by this column of their centroids, from high to low. */
	numberedBy: number;
	mostIterations?: number;
}>;

/** Of more rows than this a sample is enough to tell good starts from bad ones. */
const MOST_TRIED = 5_000;

/**
 * k-means from several k-means++ starts. Rows are put in canonical order first, so that the same rows give the
 * same clusters under the same numbers, in whatever order they come. Of more than 5,000 rows the starts are tried
 * on a sample, and the best of them goes on with all rows.
 */
export function* kMeans(matrix: Matrix, settings: KMeansSettings): Steps<KMeansFit> {
	const { clusters, numberedBy, mostIterations } = settings;
	if (!(clusters >= 1 && clusters <= MOST_CLUSTERS)) {
		throw new ModelError('outOfDomain', `Needs 1 to ${MOST_CLUSTERS} clusters`);
	}
	yield* refuseNonFinite(matrix);
	const { order } = yield* canonicalOrder(matrix);
	const ordered = yield* inOrder(matrix, order);
	const best =
		matrix.rows > MOST_TRIED
			? yield* lloyd(ordered, (yield* triedOnSample(ordered, settings)).centroids, mostIterations)
			: yield* bestStart(ordered, ordered, settings);
	if (!(best.inertia < Infinity)) {
		throw new ModelError('outOfDomain', 'The figures are too large to be squared and added up');
	}
	const ranking = rankingOf(best, matrix.columns, numberedBy);
	const numberOf = Uint8Array.from(ranking, (_, cluster) => ranking.indexOf(cluster));
	const labels = new Uint8Array(matrix.rows);
	yield* inChunks(matrix.rows, (from, to) => {
		for (let at = from; at < to; at++) labels[order[at]] = numberOf[best.labels[at]];
	});
	return { ...best, labels, ...inRanking(best, matrix.columns, ranking) };
}

function* triedOnSample(ordered: Matrix, settings: KMeansSettings): Steps<KMeansFit> {
	const random = randomStream(settings.seed, settings.clusters);
	const sample = yield* inOrder(ordered, yield* rowSample(ordered.rows, MOST_TRIED, random));
	return yield* bestStart(ordered, sample, settings);
}

/** Draws starts among `all` rows and follows them on the `tried` ones; the one with the least inertia. */
function* bestStart(all: Matrix, tried: Matrix, settings: KMeansSettings): Steps<KMeansFit> {
	const { clusters, starts, seed, mostIterations } = settings;
	const follow = function* (start: number) {
		const random = randomStream(seed, clusters, start);
		const centroids = yield* kMeansPlusPlus(all, clusters, random);
		return yield* lloyd(tried, centroids, mostIterations);
	};
	let best = yield* follow(0);
	for (let start = 1; start < starts; start++) {
		const fit = yield* follow(start);
		if (fit.inertia < best.inertia) best = fit;
	}
	return best;
}

/** Clusters by column `by` of their centroids, high to low; of equal ones by the other columns in turn. */
function rankingOf({ centroids, sizes }: KMeansFit, columns: number, by: number): number[] {
	const turns = [by, ...Array.from({ length: columns }, (_, column) => column)];
	return [...sizes.keys()].sort((one, other) => {
		const differences = turns.map(
			(column) => centroids[other * columns + column] - centroids[one * columns + column],
		);
		return differences.find((difference) => difference !== 0) ?? 0;
	});
}

function inRanking(
	{ centroids, sizes }: KMeansFit,
	columns: number,
	ranking: readonly number[],
): Pick<KMeansFit, 'centroids' | 'sizes'> {
	return {
		centroids: centroids.map((_, at) => {
			const cluster = ranking[Math.floor(at / columns)];
			return centroids[cluster * columns + (at % columns)];
		}),
		sizes: sizes.map((_, number) => sizes[ranking[number]]),
	};
}
