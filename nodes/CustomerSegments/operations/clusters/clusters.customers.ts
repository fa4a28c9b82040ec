import type { CustomerRows } from '../../../../schema/customers';
import type { OutputList } from '../../../shared/operation';
import { customerItem } from '../../../shared/customerItem';
import { FEATURE_WORDS, hasBought, type ComparedCustomers } from './clusters.features';
import { fitFields, placeFields, type NamedCluster, type NamedClusters } from './clusters.items';

const NOT_BOUGHT = 'Has not bought yet, so there is nothing to compare';
const NO_PAUSES = 'Days between orders are not known: that takes two orders';

/**
 * Every customer with its cluster; items are made one by one as n8n takes them.
 *
 * @param rest the output of who is in none
 */
export function customerItems(
	{ clusters: fit, compared, named }: NamedClusters,
	customers: CustomerRows,
	all: boolean,
	rest: number,
): OutputList {
	const { strength } = fit;
	const rowOf = new Int32Array(customers.keys.length).fill(-1);
	compared.customers.forEach((who, row) => (rowOf[who] = row));
	const more = all ? { ...fitFields(fit), ...placeFields(customers) } : {};
	const reasonFor = reasons(compared, named, customers.currency);
	return {
		length: customers.keys.length,
		at(who: number) {
			const row = rowOf[who];
			if (row < 0) {
				const reason = hasBought(customers.figures, who) ? NO_PAUSES : NOT_BOUGHT;
				const nowhere = { cluster: null, clusterNumber: null, strength, reason, ...more };
				return customerItem(customers, who, nowhere, rest);
			}
			const number = fit.labels[row];
			const reason = reasonFor(row, number);
			const cluster = { cluster: named[number].name, clusterNumber: number + 1 };
			return customerItem(customers, who, { ...cluster, strength, reason, ...more }, number);
		},
	};
}

/** A customer's figures, beside those of its cluster. */
function reasons(
	{ features, matrix }: ComparedCustomers,
	named: readonly NamedCluster[],
	currency: string | null,
): (row: number, cluster: number) => string {
	const words = features.map((feature) => FEATURE_WORDS[feature]);
	const typical = named.map(({ medians }) =>
		words.map(({ bare }, column) => bare(medians[column], currency)),
	);
	return (row, cluster) =>
		words
			.map(({ shown }, column) => {
				const own = shown(matrix.values[row * words.length + column], currency);
				return `${own} (${column === 0 ? 'typical here: ' : ''}${typical[cluster][column]})`;
			})
			.join(', ');
}
