import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { execute } from '../shared/execute';
import { propertiesOf, subtitleOf } from '../shared/properties';
import { operations } from './operations';

/** Loyalty Sample Data: a made-up shop, so that every workflow runs before your own data is connected. */
export class LoyaltySampleData implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Loyalty Sample Data',
		name: 'loyaltySampleData',
		icon: { light: 'file:loyaltySampleData.svg', dark: 'file:loyaltySampleData.dark.svg' },
		group: ['input'],
		version: [1],
		subtitle: subtitleOf(operations),
		description:
			'Get orders, customers, survey answers, tickets, contacts and consents of a made-up shop',
		defaults: { name: 'Loyalty Sample Data' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: propertiesOf(operations),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, operations);
	}
}
