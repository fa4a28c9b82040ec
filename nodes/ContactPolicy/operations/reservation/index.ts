import type { Resource } from '../../../shared/operation';
import { confirm } from './confirm.operation';

/** A message is reserved before it is sent and confirmed after, so that a crash or a second run never sends it twice. */
export const reservation: Resource = {
	value: 'reservation',
	name: 'Reservation',
	operations: [confirm],
};
