import type { Resource } from '../../../shared/operation';
import { acquisitionCost } from './acquisitionCost.operation';
import { membershipChurn } from './membershipChurn.operation';
import { membershipLifetime } from './membershipLifetime.operation';

/** What memberships and subscriptions tell. */
export const customerBase: Resource = {
	value: 'customerBase',
	name: 'Customer Base',
	operations: [membershipChurn, membershipLifetime, acquisitionCost],
};
