import type { Resource } from '../../../shared/operation';
import { contactsPerOrder } from './contactsPerOrder.operation';
import { serviceTimes } from './serviceTimes.operation';

/** How well questions and complaints are dealt with. */
export const service: Resource = {
	value: 'service',
	name: 'Service',
	operations: [serviceTimes, contactsPerOrder],
};
