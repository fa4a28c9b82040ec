import { auditFairness } from './fairness/auditFairness.operation';
import { backtest } from './backtest/backtest.operation';
import { scoreCustomers } from './scoreCustomers/scoreCustomers.operation';
import { scoreWithModel } from './scoreWithModel/scoreWithModel.operation';
import { trainOnOutcomes } from './train/trainOnOutcomes.operation';

/** The operations of the node; the first one is what a new node does. */
export const operations = [
	scoreCustomers,
	trainOnOutcomes,
	scoreWithModel,
	backtest,
	auditFairness,
];
