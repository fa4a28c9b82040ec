import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { execute } from '../shared/execute';
import { inputsOf } from '../shared/connections';
import { groupedPropertiesOf, operationsIn, subtitleOf } from '../shared/properties';
import { resources } from './operations';

const operations = operationsIn(resources);

/** Loyalty Metrics: what a shop's orders, surveys, tickets and memberships say about who comes back. */
export class LoyaltyMetrics implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Loyalty Metrics',
		name: 'loyaltyMetrics',
		icon: { light: 'file:loyaltyMetrics.svg', dark: 'file:loyaltyMetrics.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: subtitleOf(operations),
		description:
			'Find out who comes back, what customers say, how long they wait, and what that is worth',
		defaults: { name: 'Loyalty Metrics' },
		usableAsTool: true,
		inputs: inputsOf(operations),
		outputs: [NodeConnectionTypes.Main],
		properties: groupedPropertiesOf(resources),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, operations);
	}
}
