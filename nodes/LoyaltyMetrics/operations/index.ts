import type { Resource } from '../../shared/operation';
import { automation } from './automation';
import { customerBase } from './customerBase';
import { overview } from './overview';
import { purchases } from './purchases';
import { service } from './service';
import { surveys } from './surveys';

/** What the node can tell, grouped by what it is about; the first operation of each group is its default. */
export const resources: readonly Resource[] = [
	overview,
	purchases,
	surveys,
	service,
	automation,
	customerBase,
];
