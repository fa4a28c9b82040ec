import { backtest } from './backtest/backtest.operation';
import { fitAndPredict } from './forecast/fitAndPredict.operation';
import { fitModel } from './forecast/fitModel.operation';
import { predictWithModel } from './forecast/predictWithModel.operation';
import { subscriptionValue } from './subscription/subscriptionValue.operation';
import { visitsAndDonations } from './visits/visitsAndDonations.operation';

/** The operations of the node; the first one is what a new node does. */
export const operations = [
	fitAndPredict,
	fitModel,
	predictWithModel,
	subscriptionValue,
	visitsAndDonations,
	backtest,
];
