import type { Resource } from '../../../shared/operation';
import { customerSummary } from './customerSummary.operation';
import { orderCheck } from './orderCheck.operation';
import { orderList } from './orderList.operation';

/** What orders alone tell. */
export const purchases: Resource = {
	value: 'purchases',
	name: 'Purchase',
	operations: [customerSummary, orderCheck, orderList],
};
