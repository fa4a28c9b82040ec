/** What an owner reads about each RFM segment. The names are written into items: never renamed. */
import type { RfmSegment } from '../../../../core/metrics/rfmSegments';

export type SegmentWords = Readonly<{ name: string; meaning: string; action: string }>;

export const SEGMENT_WORDS: Readonly<Record<RfmSegment, SegmentWords>> = {
	champions: {
		name: 'Champions',
		meaning: 'Among the most recent and the most frequent buyers',
		action: 'Thank them in person, and show them new things first.',
	},
	loyal: {
		name: 'Loyal',
		meaning: 'Buys often, and has bought not long ago',
		action: 'Ask for a review or a recommendation.',
	},
	potentialLoyalist: {
		name: 'Potential Loyalists',
		meaning: 'Bought recently, and more than once or for a good sum',
		action: 'Suggest something that goes well with what they bought.',
	},
	new: {
		name: 'New Customers',
		meaning: 'Bought very recently, and seldom so far',
		action: 'Welcome them, and make the second order easy.',
	},
	promising: {
		name: 'Promising',
		meaning: 'Bought quite recently, and seldom so far',
		action: 'Send something useful, rather than a discount.',
	},
	needsAttention: {
		name: 'Need Attention',
		meaning: 'In the middle in everything, and about to drift away',
		action: 'Send one well-chosen offer while they still remember you.',
	},
	aboutToSleep: {
		name: 'About to Sleep',
		meaning: 'Bought seldom, and the last time is a while ago',
		action: 'Ask whether something was missing.',
	},
	atRisk: {
		name: 'At Risk',
		meaning: 'Used to buy regularly, and has not bought for long',
		action: 'Have a person get in touch and find out what went wrong.',
	},
	cantLose: {
		name: "Can't Lose",
		meaning: 'Was among the best customers, and has not bought for long',
		action: 'Call them: a person should do it, not a mail.',
	},
	hibernating: {
		name: 'Hibernating',
		meaning: 'Bought seldom, and not for long',
		action: 'One modest reminder; leave them in peace if it stays unanswered.',
	},
	lost: {
		name: 'Lost',
		meaning: 'Bought least, and longest ago',
		action: 'Spend nothing on them; ask once whether they still want to hear from you.',
	},
};
