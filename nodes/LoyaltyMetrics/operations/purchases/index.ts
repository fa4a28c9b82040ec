import type { Resource } from '../../../shared/operation';
import { cohortRetention } from './cohortRetention.operation';
import { customerSummary } from './customerSummary.operation';
import { lifetimeValue } from './lifetimeValue.operation';
import { orderCheck } from './orderCheck.operation';
import { orderList } from './orderList.operation';
import { orderValue } from './orderValue.operation';
import { repurchaseRate } from './repurchaseRate.operation';
import { retentionByPeriod } from './retentionByPeriod.operation';

/** What orders alone tell. */
export const purchases: Resource = {
	value: 'purchases',
	name: 'Purchase',
	operations: [
		customerSummary,
		cohortRetention,
		lifetimeValue,
		orderCheck,
		orderList,
		orderValue,
		repurchaseRate,
		retentionByPeriod,
	],
};
