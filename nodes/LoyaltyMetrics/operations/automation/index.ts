import type { Resource } from '../../../shared/operation';
import { automationScorecard } from './automationScorecard.operation';

/** What automations are meant to move, and what they did. */
export const automation: Resource = {
	value: 'automation',
	name: 'Automation',
	operations: [automationScorecard],
};
