import { z } from 'zod/v4';

import { customerClusters, MOST_CHOSEN } from '../../../../core/evaluate/customerClusters';
import { readCustomers, type CustomerRows } from '../../../../schema/customers';
import { customerSettings } from '../../../../schema/customerSettings';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { simplifyField } from '../../../shared/simplifyField';
import { customerColumns, customerRules } from '../../../shared/customerFields';
import { customerItems } from './clusters.customers';
import { comparedCustomers } from './clusters.features';
import { clusterOutputs, clustersFields, clustersShape } from './clusters.fields';
import {
	clusterItem,
	fitFields,
	namedClusters,
	placeFields,
	type NamedClusters,
} from './clusters.items';
import { clustersPage } from './clusters.page';
import { hintsAbout } from './clusters.words';

/** How often the search begins anew, always with the same random numbers. */
const STARTS = 10;
const SEED = 1;

/** Orders or customer summaries in; the same customers out, each in a cluster of customers who are alike. */
export const clusters = defineOperation({
	value: 'clusters',
	name: 'Clusters',
	action: 'Find clusters of customers who are alike',
	description: 'Groups that nobody defined beforehand, and what sets each of them apart',
	fields: [...customerColumns, ...clustersFields, simplifyField, ...customerRules],
	params: customerSettings.extend({ ...clustersShape, simplify: z.boolean() }),
	rows: { customers: readCustomers },
	outputs: clusterOutputs,

	*run({ customers }: { customers: CustomerRows }, params, context) {
		const compared = yield* comparedCustomers(customers.figures, params.features);
		const fit = yield* customerClusters(compared.matrix, {
			clusters: params.clusterChoice === 'own' ? params.clusterCount : null,
			starts: STARTS,
			seed: SEED,
			numberedBy: compared.numberedBy,
		});
		const found = yield* namedClusters(fit, compared, customers);
		const hints = hintsAbout(fit, compared, params.clusterChoice);
		hints.forEach((hint) => context.hint(hint));
		const all = !params.simplify;
		switch (params.output) {
			case 'customers':
				return customerItems(found, customers, all, restOf(params));
			case 'clusters':
				return found.named.map(({ firstCustomer }, at): OutputItem => {
					return {
						json: clusterItem(found, at, customers, all),
						from: [originOf(customers, firstCustomer)],
					};
				});
			case 'page':
				return [pageItem(found, customers, hints, all)];
		}
	},
});

/** The output of who is in no cluster: the one after those of the clusters. */
function restOf({ clusterChoice, clusterCount }: z.output<z.ZodObject<typeof clustersShape>>) {
	return clusterChoice === 'own' ? clusterCount : MOST_CHOSEN;
}

function pageItem(
	found: NamedClusters,
	customers: CustomerRows,
	hints: readonly string[],
	all: boolean,
): OutputItem {
	const { clusters: fit, compared, named } = found;
	const page = clustersPage(found, customers, hints);
	const lean = {
		customers: compared.customers.length,
		customersLeftOut: compared.prospects + compared.incomplete,
		clusterCount: named.length,
		strength: fit.strength,
		silhouette: fit.silhouette,
		clusters: named.map((_, at) => clusterItem(found, at, customers, all)),
		...{ html: htmlOf(page), text: textOf(page), page },
	};
	const json = all ? { ...lean, ...fitFields(fit), ...placeFields(customers) } : lean;
	return { json, from: [originOf(customers, named[0].firstCustomer)] };
}

/** An item made of many is linked to the first of them, as n8n itself links such items. */
function originOf({ itemsOf }: CustomerRows, customer: number) {
	const { items, from } = itemsOf(customer);
	return { input: 'customers', items, from, to: from + 1 };
}
