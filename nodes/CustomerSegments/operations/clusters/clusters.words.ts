/** What an owner should know about clusters before acting on them. */
import { MOST_MEASURED, type ClusterStrength } from '../../../../core/evaluate/silhouette';
import { MOST_CHOSEN, type CustomerClusters } from '../../../../core/evaluate/customerClusters';
import { fewNote } from '../../../shared/page/wordedRates';
import { count, whole } from '../../../shared/page/wording';
import { FEATURE_WORDS, type ComparedCustomers } from './clusters.features';

const STRENGTHS: Readonly<Record<ClusterStrength, string>> = {
	strong: 'The clusters are strong: they stand clearly apart',
	reasonable: 'The clusters are reasonable: they stand apart, with some customers in between',
	weak: 'The clusters are weak: they run into each other, and many customers could as well be in another one',
	none: 'There are no real groups here: the clusters only cut a crowd into pieces',
};

/** How far the clusters can be trusted, in a sentence. */
export function strengthSentence({ strength, silhouette }: CustomerClusters): string {
	if (strength === null || silhouette === null) {
		return 'How well the clusters stand apart cannot be told: all customers that were measured are in one of them';
	}
	return `${STRENGTHS[strength]} (silhouette ${silhouette.toFixed(2)}: 1 is perfectly apart, 0 not at all, strong from 0.71)`;
}

export function hintsAbout(
	clusters: CustomerClusters,
	compared: ComparedCustomers,
	choice: 'automatic' | 'own',
): string[] {
	const { profiles, tried, converged, iterations, sampled, constant } = clusters;
	const { features, prospects, incomplete, customers } = compared;
	const rounds = count(iterations, 'round', 'rounds');
	const chosen =
		choice === 'automatic' && tried.length > 1
			? `, the number from ${tried[0].clusters} to ${tried[tried.length - 1].clusters} that sets customers apart best`
			: '';
	const came = converged
		? `the search came to rest after ${rounds}`
		: `the search was stopped after ${rounds} while customers still moved, so the borders are approximate`;
	const alike = constant.map((column) => FEATURE_WORDS[features[column]].name);
	const hints = [
		strengthSentence(clusters),
		`${profiles.length} clusters${chosen}; ${came}`,
		choice === 'automatic' && tried.length > 0 && tried[tried.length - 1].clusters < MOST_CHOSEN
			? `So few customers differ that no more than ${tried[tried.length - 1].clusters} clusters were tried`
			: null,
		sampled
			? `How well they stand apart was measured on ${whole(MOST_MEASURED)} of ${whole(customers.length)} customers, drawn the same way in every run`
			: null,
		alike.length === 0
			? null
			: `All customers have the same in ${alike.join(' and ')}, which therefore took no part`,
		prospects === 0
			? null
			: `${count(prospects, 'customer has', 'customers have')} not bought yet and ${prospects === 1 ? 'is' : 'are'} in no cluster`,
		incomplete === 0
			? null
			: `${count(incomplete, 'customer has', 'customers have')} no days between orders and ${incomplete === 1 ? 'is' : 'are'} in no cluster`,
		fewNote(customers.length, 'customer', 'customers'),
	];
	return hints.filter((hint) => hint !== null);
}
