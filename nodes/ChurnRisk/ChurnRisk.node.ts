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

/** Churn Risk: who is likely to leave, why, and whether such scores have been right before. */
export class ChurnRisk implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Churn Risk',
		name: 'churnRisk',
		icon: { light: 'file:churnRisk.svg', dark: 'file:churnRisk.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: subtitleOf(operations),
		description: 'See who is likely to leave and why, with how right such scores have been',
		defaults: { name: 'Churn Risk' },
		usableAsTool: true,
		inputs: inputsOf(operations),
		outputs: outputsOf(operations),
		properties: propertiesOf(operations),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, operations);
	}
}
