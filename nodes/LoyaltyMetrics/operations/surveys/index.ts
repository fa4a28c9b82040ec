import type { Resource } from '../../../shared/operation';
import { ces } from './ces.operation';
import { csat } from './csat.operation';
import { nps } from './nps.operation';

/** What customers say when they are asked. */
export const surveys: Resource = {
	value: 'surveys',
	name: 'Survey',
	operations: [nps, csat, ces],
};
