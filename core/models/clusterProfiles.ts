import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { inChunks, type Steps } from '../steps';
import type { FeatureScale } from './featureScaling';
import type { KMeansFit } from './lloyd';
import type { Matrix } from './matrix';

/** What a cluster is like, in the figures as they were before scaling. */
export type ClusterProfile = Readonly<{
	size: number;
	/** By column, the median of its rows. */
	medians: readonly number[];
	/** What sets it apart, most first. */
	apart: readonly FeatureApart[];
}>;

/** How far the mean of the cluster is from that of all rows, in standard deviations of the scaled column. */
export type FeatureApart = Readonly<{ column: number; z: number }>;

/** @param features before scaling, the rows as in the fit */
export function* clusterProfiles(
	features: Matrix,
	fit: KMeansFit,
	scales: readonly FeatureScale[],
): Steps<readonly ClusterProfile[]> {
	const profiles: ClusterProfile[] = [];
	for (let cluster = 0; cluster < fit.sizes.length; cluster++) {
		const medians: number[] = [];
		for (let column = 0; column < features.columns; column++) {
			const values = yield* valuesOf(features, column, fit, cluster);
			medians.push(quantile(yield* ascending(values), 0.5));
		}
		const apart = scales
			.map(({ column }, at) => ({ column, z: fit.centroids[cluster * scales.length + at] }))
			.sort((one, other) => Math.abs(other.z) - Math.abs(one.z));
		profiles.push({ size: fit.sizes[cluster], medians, apart });
	}
	return profiles;
}

function* valuesOf(
	{ values, rows, columns }: Matrix,
	column: number,
	{ labels, sizes }: KMeansFit,
	cluster: number,
): Steps<Float64Array> {
	const own = new Float64Array(sizes[cluster]);
	let at = 0;
	yield* inChunks(rows, (from, to) => {
		for (let row = from; row < to; row++) {
			if (labels[row] === cluster) own[at++] = values[row * columns + column];
		}
	});
	return own;
}
