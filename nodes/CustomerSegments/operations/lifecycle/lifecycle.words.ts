/** What an owner reads about each stage. The names are written into items: never renamed. */
import type { Stage } from '../../../../core/metrics/lifecycle';
import type { SegmentGroup } from '../../../../core/metrics/rfmSegments';

export type StageWords = Readonly<{
	name: string;
	/** The output on the canvas; null for who has not bought yet. */
	group: SegmentGroup | null;
	action: string;
}>;

export const STAGE_WORDS: Readonly<Record<Stage, StageWords>> = {
	prospect: {
		name: 'Prospect',
		group: null,
		action: 'Tell them what makes you different; only with their consent.',
	},
	new: { name: 'New', group: 'promising', action: 'Welcome them, and make the second order easy.' },
	active: { name: 'Active', group: 'loyal', action: 'Leave well alone; thank them now and then.' },
	wonBack: {
		name: 'Won Back',
		group: 'promising',
		action: 'Be glad they are back, and find out what brought them.',
	},
	slipping: {
		name: 'Slipping',
		group: 'slipping',
		action: 'Ask how they are; a person should write to the good ones.',
	},
	lapsed: {
		name: 'Lapsed',
		group: 'lost',
		action: 'One honest attempt to win them back, then peace.',
	},
};
