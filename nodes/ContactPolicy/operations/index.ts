import type { Resource } from '../../shared/operation';
import { decision } from './decision';
import { experiment } from './experiment';
import { reservation } from './reservation';

/** What the node does, grouped by what it is about; the first operation of each group is its default. */
export const resources: readonly Resource[] = [decision, experiment, reservation];
