import { scoreCustomers } from './scoreCustomers/scoreCustomers.operation';

/** The operations of the node; the first one is what a new node does. */
export const operations = [scoreCustomers];
