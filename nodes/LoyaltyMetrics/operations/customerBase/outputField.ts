import { z } from 'zod/v4';

import type { Field } from '../../../shared/operation';

/** A page, or the rows of its table as items; it matches `outputShape`. */
export function outputField(items: string): Field {
	return {
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: `One Item per ${items}`, value: 'items', description: 'A table to go on with' },
			{ name: 'One Item With a Page', value: 'page', description: 'A page to read or to send' },
		],
		default: 'page',
		description: 'What to return',
	};
}

export const outputShape = { output: z.enum(['items', 'page']).default('page') };
