import { z } from 'zod/v4';

import {
	FEWEST_CLUSTERS,
	MOST_ASKED,
	MOST_CHOSEN,
} from '../../../../core/evaluate/customerClusters';
import type { Field, NamedOutputs } from '../../../shared/operation';
import { FEATURE_WORDS, FEATURES, type Feature } from './clusters.features';

const BY_DEFAULT: readonly Feature[] = ['daysSinceLastPurchase', 'orders', 'revenue'];

export const clustersShape = {
	features: z
		.array(z.enum(FEATURES))
		.min(1, 'at least one figure is needed to compare customers by')
		.default([...BY_DEFAULT]),
	clusterChoice: z.enum(['automatic', 'own']).default('automatic'),
	clusterCount: z.number().int().min(FEWEST_CLUSTERS).max(MOST_ASKED).default(4),
	output: z.enum(['customers', 'clusters', 'page']).default('customers'),
	outputs: z.enum(['one', 'perCluster']).default('one'),
};

export type ClustersSettings = z.output<z.ZodObject<typeof clustersShape>> &
	Readonly<{ simplify: boolean }>;

/** As many as there can be: how many are found, only the run tells. */
export const clusterOutputs: NamedOutputs = {
	setting: 'outputs',
	value: 'perCluster',
	names: {
		each: 'Cluster',
		countSetting: 'clusterCount',
		while: { setting: 'clusterChoice', value: 'own' },
		otherwise: MOST_CHOSEN,
		rest: 'In No Cluster',
	},
};

export const clustersFields: readonly Field[] = [
	{
		displayName: 'Compare Customers By',
		name: 'features',
		type: 'multiOptions',
		options: FEATURES.map((feature) => ({
			name: FEATURE_WORDS[feature].name,
			value: feature,
			description: FEATURE_WORDS[feature].description,
		})).sort((one, other) => one.name.localeCompare(other.name)),
		default: [...BY_DEFAULT],
		description: 'The figures in which customers of one cluster are alike; each counts as much',
	},
	{
		displayName: 'Number of Clusters',
		name: 'clusterChoice',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: `The number from ${FEWEST_CLUSTERS} to ${MOST_CHOSEN} that sets customers apart best`,
			},
			{ name: 'My Own', value: 'own' },
		],
		default: 'automatic',
		description: 'How many clusters to make',
	},
	{
		displayName: 'Clusters',
		name: 'clusterCount',
		type: 'number',
		typeOptions: { minValue: FEWEST_CLUSTERS, maxValue: MOST_ASKED },
		displayOptions: { show: { clusterChoice: ['own'] } },
		default: 4,
		description: 'So many clusters are made, whether they stand apart or not',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item per Cluster',
				value: 'clusters',
				description: 'What each cluster is like, how large it is and what it brings',
			},
			{
				name: 'One Item per Customer',
				value: 'customers',
				description: 'Every customer with the cluster it is in',
			},
			{
				name: 'One Item With a Page',
				value: 'page',
				description: 'All clusters on a page to read or to send',
			},
		],
		default: 'customers',
		description: 'What to return',
	},
	{
		displayName: 'Outputs on the Canvas',
		name: 'outputs',
		type: 'options',
		displayOptions: { show: { output: ['customers'] } },
		options: [
			{ name: 'One for All', value: 'one', description: 'All customers leave by one output' },
			{
				name: 'One per Cluster',
				value: 'perCluster',
				description:
					'Each cluster leaves by its own, the one that brings most by the first, who is in none by the last',
			},
		],
		default: 'one',
		description: 'Whether to split the customers right here on the canvas',
	},
];
