/** What clusters are called: by what sets them apart from the average customer, in plain words. */
import type { ClusterProfile } from '../../../../core/models/clusterProfiles';
import { FEATURE_WORDS, type Feature } from './clusters.features';

/** Standard deviations from everybody's mean, from where a cluster is called so. */
const APART = 0.5;
const FAR_APART = 1.5;

/** How far a cluster is from the average customer in one feature, in standard deviations. */
export function apartIn({ apart }: ClusterProfile, column: number): number {
	return apart.find((feature) => feature.column === column)?.z ?? 0;
}

/** Columns in which a cluster differs enough to be told, in the sequence of the features. */
export function tellingColumns(profile: ClusterProfile, features: readonly Feature[]): number[] {
	return [...features.keys()].filter((column) => Math.abs(apartIn(profile, column)) >= APART);
}

/** A name for each cluster, such as `Recent, frequent, high spend`; no two are the same. */
export function clusterNames(
	profiles: readonly ClusterProfile[],
	features: readonly Feature[],
): readonly string[] {
	const names = profiles.map((profile) => nameOf(profile, features));
	return names.map((name, at) => {
		const twins = [...names.keys()].filter((other) => names[other] === name);
		const more = twins.length > 1 ? ` (${beside(profiles, twins, at, features)})` : '';
		return name.charAt(0).toUpperCase() + name.slice(1) + more;
	});
}

function nameOf(profile: ClusterProfile, features: readonly Feature[]): string {
	const words = tellingColumns(profile, features).map((column) => {
		const z = apartIn(profile, column);
		const { low, high } = FEATURE_WORDS[features[column]];
		return `${Math.abs(z) >= FAR_APART ? 'very ' : ''}${z < 0 ? low : high}`;
	});
	return words.length === 0 ? 'average' : words.join(', ');
}

/** What tells a cluster from others of the same name: the feature in which these differ most. */
function beside(
	profiles: readonly ClusterProfile[],
	twins: readonly number[],
	at: number,
	features: readonly Feature[],
): string {
	const spreads = features.map((_, column) => {
		const all = twins.map((twin) => apartIn(profiles[twin], column));
		return Math.max(...all) - Math.min(...all);
	});
	const column = spreads.indexOf(Math.max(...spreads));
	const ranked = [...twins].sort(
		(one, other) => apartIn(profiles[one], column) - apartIn(profiles[other], column),
	);
	const place = ranked.indexOf(at);
	const { lower, higher } = FEATURE_WORDS[features[column]];
	if (place === 0) return lower;
	if (place === ranked.length - 1) return higher;
	return ranked.length === 3 ? 'in between' : `in between, ${place}`;
}
