import { customerSummary } from './customerSummary.operation';
import { orderCheck } from './orderCheck.operation';
import { orderList } from './orderList.operation';
import { scorecard } from './scorecard.operation';

/** The operations of the node; the first one is what a new node does. */
export const operations = [scorecard, customerSummary, orderCheck, orderList];
