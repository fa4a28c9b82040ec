import { clusters } from './clusters/clusters.operation';
import { customRules } from './rules/customRules.operation';
import { lifecycleStage } from './lifecycle/lifecycleStage.operation';
import { segmentMovement } from './movement/segmentMovement.operation';
import { segmentProfile } from './profile/segmentProfile.operation';
import { rfmSegments } from './rfm/rfmSegments.operation';
import { valueTiers } from './tiers/valueTiers.operation';

/** The operations of the node; the first one is what a new node does. */
export const operations = [
	rfmSegments,
	lifecycleStage,
	valueTiers,
	clusters,
	customRules,
	segmentMovement,
	segmentProfile,
];
