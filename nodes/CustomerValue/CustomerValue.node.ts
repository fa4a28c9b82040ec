import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { inputsOf, outputsOf } from '../shared/connections';
import { execute } from '../shared/execute';
import { propertiesOf, subtitleOf } from '../shared/properties';
import { operations } from './operations';

/** Customer Value: what each customer is still worth, when the next order is due, and how right that has been. */
export class CustomerValue implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Customer Value',
		name: 'customerValue',
		icon: { light: 'file:customerValue.svg', dark: 'file:customerValue.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: subtitleOf(operations),
		description: 'Predict orders, spend and lifetime value of customers',
		defaults: { name: 'Customer Value' },
		usableAsTool: true,
		inputs: inputsOf(operations),
		outputs: outputsOf(operations),
		properties: propertiesOf(operations),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, operations);
	}
}
