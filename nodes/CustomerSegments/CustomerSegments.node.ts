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

/** Customer Segments: who is a champion, new, slipping or lost, in words, with what to do about each. */
export class CustomerSegments implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Customer Segments',
		name: 'customerSegments',
		icon: { light: 'file:customerSegments.svg', dark: 'file:customerSegments.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: subtitleOf(operations),
		description: 'Tell champions, new, slipping and lost customers apart, and see who moved',
		defaults: { name: 'Customer Segments' },
		usableAsTool: true,
		inputs: inputsOf(operations),
		outputs: outputsOf(operations),
		properties: propertiesOf(operations),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, operations);
	}
}
