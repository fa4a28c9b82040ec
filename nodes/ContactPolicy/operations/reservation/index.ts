import type { Resource } from '../../../shared/operation';
import { confirm } from './confirm.operation';
import { listUnconfirmed } from './listUnconfirmed.operation';
import { reserve } from './reserve.operation';
import { settle } from './settle.operation';

/** A message is reserved before it is sent and confirmed after, so that a crash or a second run never sends it twice. */
export const reservation: Resource = {
	value: 'reservation',
	name: 'Reservation',
	operations: [reserve, settle, confirm, listUnconfirmed],
};
