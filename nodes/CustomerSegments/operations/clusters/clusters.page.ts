import type { CustomerRows } from '../../../../schema/customers';
import type { Page, Section } from '../../../shared/page/page';
import { count, percent, rateText, whole } from '../../../shared/page/wording';
import { FEATURE_WORDS } from './clusters.features';
import { windowOf, type NamedClusters } from './clusters.items';

const COLOUR = '#2e7d5b';

/** All clusters beside each other: how large they are, what they bring, what sets them apart. */
export function clustersPage(
	found: NamedClusters,
	customers: CustomerRows,
	hints: readonly string[],
): Page {
	const { named, compared, clusters } = found;
	const number = count(compared.customers.length, 'customer', 'customers');
	return {
		title: 'Which customers are alike?',
		subtitle: `${number} who bought, in ${named.length} clusters, ${windowOf(customers)}`,
		findings: [],
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{ label: 'Customers', value: whole(compared.customers.length), note: 'in a cluster' },
					{ label: 'Clusters', value: whole(named.length), note: '' },
					{
						label: 'How clear the groups are',
						value: clusters.strength ?? 'unknown',
						note: 'strong, reasonable, weak or none',
					},
				],
			},
			revenueBars(found),
			figuresTable(found, customers),
		],
		notes: [
			...hints.map((hint) => `${hint}.`),
			'The typical customer has the median: half of the cluster have more, half have less.',
			'Clusters are made anew in every run, and their borders move. To follow customers from week to week, use RFM Segments or your own rules.',
		],
	};
}

function revenueBars({ named }: NamedClusters): Section {
	return {
		kind: 'bars',
		heading: 'Share of revenue',
		bars: named.map(({ name, size, shareOfCustomers, shareOfRevenue }, at) => ({
			label: `${at + 1}. ${name}`,
			note: `${count(size, 'customer', 'customers')}, ${rateText(shareOfCustomers, percent)} of all`,
			amount: shareOfRevenue.value,
			value: rateText(shareOfRevenue, percent),
			colour: COLOUR,
		})),
	};
}

function figuresTable({ named, compared, medians }: NamedClusters, rows: CustomerRows): Section {
	const words = compared.features.map((feature) => FEATURE_WORDS[feature]);
	const cells = (values: readonly number[]) =>
		words.map(({ bare }, column) => bare(values[column], rows.currency));
	return {
		kind: 'table',
		heading: 'The typical customer of each',
		columns: ['cluster', ...words.map(({ name }) => name.toLowerCase())],
		rows: [
			...named.map(({ name, medians: own }, at) => [`${at + 1}. ${name}`, ...cells(own)]),
			['All', ...cells(medians)],
		],
	};
}
