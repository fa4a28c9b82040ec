import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { inputsOf, outputsOf } from '../shared/connections';
import { execute } from '../shared/execute';
import { groupedPropertiesOf, operationsIn, subtitleOf } from '../shared/properties';
import { resources } from './operations';

const operations = operationsIn(resources);

/** Contact Policy: may this customer be contacted now, by whom, and how will we know that it helped. */
export class ContactPolicy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Contact Policy',
		name: 'contactPolicy',
		icon: { light: 'file:contactPolicy.svg', dark: 'file:contactPolicy.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: subtitleOf(operations),
		description:
			'Find out who may be contacted now and why not, and keep two runs from writing to the same customer',
		defaults: { name: 'Contact Policy' },
		usableAsTool: true,
		inputs: inputsOf(operations),
		outputs: outputsOf(operations),
		properties: groupedPropertiesOf(resources),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, operations);
	}
}
