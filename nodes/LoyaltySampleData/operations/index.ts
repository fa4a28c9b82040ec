import { consents } from './consents.operation';
import { contactLog } from './contactLog.operation';
import { customers } from './customers.operation';
import { orders } from './orders.operation';
import { supportTickets } from './supportTickets.operation';
import { surveyAnswers } from './surveyAnswers.operation';

/** The operations of the node; the first one is what a new node does. */
export const operations = [orders, customers, surveyAnswers, supportTickets, contactLog, consents];
