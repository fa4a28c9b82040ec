import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { resources } from './operations';
import { propertiesOf } from './properties';
import { runItems } from './runItems';
import { getChannels, searchChannels, searchOrganizations } from './searches';

/** Buffer: social media posts of several networks, planned in one place. */
export class Buffer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Buffer',
		name: 'buffer',
		icon: { light: 'file:buffer.svg', dark: 'file:buffer.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Plan social media posts on several networks, and see how they did',
		defaults: { name: 'Buffer' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'bufferApi', required: true }],
		properties: propertiesOf(resources),
	};

	methods = {
		listSearch: { searchChannels, searchOrganizations },
		loadOptions: { getChannels },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, resources);
	}
}
