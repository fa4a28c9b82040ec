import type { Resource } from '../../../shared/operation';
import { report } from './report.operation';
import { scorecard } from './scorecard.operation';

/** The whole shop on one page. */
export const overview: Resource = {
	value: 'overview',
	name: 'Overview',
	operations: [scorecard, report],
};
