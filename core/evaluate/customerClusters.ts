import { ModelError } from '../errors';
import { canonicalOrder } from '../models/canonicalOrder';
import { clusterProfiles, type ClusterProfile } from '../models/clusterProfiles';
import { scaledFeatures, type FeatureScale } from '../models/featureScaling';
import { kMeans } from '../models/kMeans';
import type { KMeansFit } from '../models/lloyd';
import { inOrder, refuseNonFinite, type Matrix } from '../models/matrix';
import { inChunks, type Steps } from '../steps';
import { clusterStrength, silhouettes, type ClusterStrength } from './silhouette';

export const FEWEST_CLUSTERS = 2;
/** More clusters than this are not tried when their number is chosen here. */
export const MOST_CHOSEN = 8;
/** More clusters than this nobody can keep in mind. */
export const MOST_ASKED = 20;
/** Customers with different figures that each cluster needs on average. */
export const FEWEST_PER_CLUSTER = 3;

export type ClusterSettings = Readonly<{
	/** How many clusters; null: the number from 2 to 8 with the highest silhouette. */
	clusters: number | null;
	starts: number;
	seed: number;
	/** Cluster 0 has the highest mean in this column of the features. */
	numberedBy: number;
	mostIterations?: number;
}>;

export type CustomerClusters = Readonly<{
	/** By row of the features, in their order: the number of its cluster, from 0. */
	labels: Uint8Array;
	profiles: readonly ClusterProfile[];
	/** Null where the rows measured are all in one cluster; so is `strength`. */
	silhouette: number | null;
	strength: ClusterStrength | null;
	/** Rows that the silhouette was measured on, all of them or a sample. */
	measuredRows: number;
	sampled: boolean;
	inertia: number;
	iterations: number;
	converged: boolean;
	/** Every number of clusters that was tried. */
	tried: ReadonlyArray<Readonly<{ clusters: number; silhouette: number | null; inertia: number }>>;
	/** How features were scaled; those in `constant` are the same for all and took no part. */
	scales: readonly FeatureScale[];
	constant: readonly number[];
}>;

/** Customers with similar figures, by k-means on scaled features: one row per customer. */
export function* customerClusters(
	features: Matrix,
	settings: ClusterSettings,
): Steps<CustomerClusters> {
	yield* refuseNonFinite(features);
	const { order, distinct } = yield* canonicalOrder(features);
	const counts = countsToTry(settings.clusters, distinct);
	// Sums, too, depend on the order of what is added up: everything from here on is in canonical order.
	const ordered = yield* inOrder(features, order);
	const { matrix, scales, constant } = yield* scaledFeatures(ordered);
	const numberedBy = Math.max(
		0,
		scales.findIndex(({ column }) => column === settings.numberedBy),
	);
	const fits: KMeansFit[] = [];
	for (const clusters of counts) {
		fits.push(yield* kMeans(matrix, { ...settings, clusters, numberedBy }));
	}
	const labelings = fits.map(({ labels }) => labels);
	const { means, rows, sampled } = yield* silhouettes(matrix, labelings, settings.seed);
	const chosen = highest(means);
	const { inertia, iterations, converged } = fits[chosen];
	const silhouette = means[chosen];
	return {
		labels: yield* inGivenOrder(labelings[chosen], order),
		profiles: yield* clusterProfiles(ordered, fits[chosen], scales),
		silhouette,
		strength: silhouette === null ? null : clusterStrength(silhouette),
		...{ measuredRows: rows, sampled, inertia, iterations, converged },
		tried: fits.map((fit, at) => ({
			clusters: counts[at],
			silhouette: means[at],
			inertia: fit.inertia,
		})),
		...{ scales, constant },
	};
}

function countsToTry(asked: number | null, distinct: number): readonly number[] {
	const least = asked ?? FEWEST_CLUSTERS;
	if (!(least >= FEWEST_CLUSTERS && least <= MOST_ASKED && Number.isInteger(least))) {
		const range = `${FEWEST_CLUSTERS} to ${MOST_ASKED}`;
		throw new ModelError('outOfDomain', `${least} clusters; it can be ${range}`);
	}
	const affordable = Math.floor(distinct / FEWEST_PER_CLUSTER);
	if (affordable < least) {
		throw new ModelError(
			'tooFewRows',
			`${distinct} customers with different figures; at least ${least * FEWEST_PER_CLUSTER} are needed for ${least} clusters`,
		);
	}
	const most = asked ?? Math.min(MOST_CHOSEN, affordable);
	return Array.from({ length: most - least + 1 }, (_, more) => least + more);
}

/** The place of the highest mean, of equal ones the first; null is lower than any. */
function highest(means: ReadonlyArray<number | null>): number {
	const values = means.map((mean) => mean ?? -Infinity);
	return values.indexOf(Math.max(...values));
}

function* inGivenOrder(ordered: Uint8Array, order: Int32Array): Steps<Uint8Array> {
	const labels = new Uint8Array(order.length);
	yield* inChunks(order.length, (from, to) => {
		for (let at = from; at < to; at++) labels[order[at]] = ordered[at];
	});
	return labels;
}
