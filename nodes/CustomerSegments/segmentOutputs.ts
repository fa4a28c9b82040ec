import { z } from 'zod/v4';

import type { SegmentGroup } from '../../core/metrics/rfmSegments';
import type { Field, NamedOutputs } from '../shared/operation';

/** The outputs on the canvas, in this order, when the owner wants one per group. */
export const GROUP_NAMES: Readonly<Record<SegmentGroup, string>> = {
	loyal: 'Loyal',
	promising: 'Promising',
	slipping: 'Slipping',
	lost: 'Lost',
};

const GROUPS = Object.keys(GROUP_NAMES);

export const groupOutputs: NamedOutputs = {
	setting: 'outputs',
	value: 'perGroup',
	names: [...Object.values(GROUP_NAMES), 'Not Scored'],
};

export const groupOutputsShape = { outputs: z.enum(['one', 'perGroup']).default('one') };

export const groupOutputsField: Field = {
	displayName: 'Outputs on the Canvas',
	name: 'outputs',
	type: 'options',
	options: [
		{ name: 'One for All', value: 'one', description: 'All customers leave by one output' },
		{
			name: 'One per Group',
			value: 'perGroup',
			description:
				'Loyal, promising, slipping and lost customers leave by outputs of their own, those without a score by a fifth',
		},
	],
	default: 'one',
	description: 'Whether to split the customers right here on the canvas',
};

/** The output of a group; who cannot be scored leaves by the last one, and is courted by nobody by mistake. */
export function outputOfGroup(group: SegmentGroup | null): number {
	return group === null ? GROUPS.length : GROUPS.indexOf(group);
}
