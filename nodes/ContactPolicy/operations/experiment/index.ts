import type { Resource } from '../../../shared/operation';
import { assignHoldout } from './assignHoldout.operation';
import { compareGroups } from './compareGroups.operation';
import { sampleSize } from './sampleSize.operation';

/** Whether a campaign helped: some customers are kept from it by chance. */
export const experiment: Resource = {
	value: 'experiment',
	name: 'Experiment',
	operations: [assignHoldout, sampleSize, compareGroups],
};
