/** What the items are, as the owner chooses it and as a schema. */
import { z } from 'zod/v4';

import type { Field } from '../../../shared/operation';

export const automationOutputShape = {
	output: z.enum(['automations', 'page']).default('automations'),
};

export const outputField: Field = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'One Item per Automation',
			value: 'automations',
			description: 'All figures of both sides, and a page of each automation',
		},
		{
			name: 'One Item With a Page',
			value: 'page',
			description: 'All automations on one page to read or to send, a line each',
		},
	],
	default: 'automations',
	description: 'What the items are',
};
