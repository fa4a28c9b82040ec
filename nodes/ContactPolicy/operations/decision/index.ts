import type { Resource } from '../../../shared/operation';
import { decideContacts } from './decideContacts.operation';
import { explainPolicy } from './explainPolicy.operation';

/** Who may be contacted now, and by which rules. */
export const decision: Resource = {
	value: 'decision',
	name: 'Decision',
	operations: [decideContacts, explainPolicy],
};
