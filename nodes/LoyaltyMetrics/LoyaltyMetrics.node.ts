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

/** Loyalty Metrics: what a shop's own orders say about who comes back. */
export class LoyaltyMetrics implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Loyalty Metrics',
		name: 'loyaltyMetrics',
		icon: { light: 'file:loyaltyMetrics.svg', dark: 'file:loyaltyMetrics.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: subtitleOf(operations),
		description: 'Find out from your orders who comes back, how often, and what that is worth',
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
