/** Networks to choose from. */
import type { INodeProperties } from 'n8n-workflow';

import { NETWORKS } from './networks';

export function networksField(description: string): INodeProperties {
	return {
		displayName: 'Network Names',
		name: 'networks',
		type: 'multiOptions',
		options: Object.entries(NETWORKS).map(([value, name]) => ({ name, value })),
		default: [],
		description,
	};
}
