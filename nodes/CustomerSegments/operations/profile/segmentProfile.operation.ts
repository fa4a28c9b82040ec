import { segmentProfiles } from '../../../../core/metrics/segmentProfile';
import { readSegmented, type SegmentedCustomers } from '../../../../schema/segmentProfile';
import { defineOperation } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { segmentOrder } from '../../segmentOrder';
import { profileFields, profileParams } from './profile.fields';
import { missingSentence, profileItem, type Profiled, type Profiles } from './profile.items';
import { profilePage } from './profile.page';

/** Customers with segments in; what the customers of each segment have in common out. */
export const segmentProfile = defineOperation({
	value: 'segmentProfile',
	name: 'Segment Profile',
	action: 'Describe each segment',
	description: 'Size, share of revenue, order value, how often and how lately, for each segment',
	fields: profileFields,
	params: profileParams,
	rows: { segmented: readSegmented },

	*run({ segmented }: { segmented: SegmentedCustomers }, params, context) {
		const { segments: names, figures, firstItem, missing, currency } = segmented;
		const found = yield* segmentProfiles(figures, names.length);
		const segments = inOrder(
			names
				.map((name, at) => ({ name, firstItem: firstItem[at], profile: found[at] }))
				.filter(({ profile }) => profile.customers > 0),
			params.segmentOrder,
		);
		const profiles: Profiles = { segments, customers: figures.segment.length, missing, currency };
		if (missing.length > 0) context.hint(missingSentence(missing));
		const from = (item: number) => [{ input: 'segmented', items: [item], from: 0, to: 1 }];
		if (params.output === 'segments') {
			return segments.map((one) => ({
				json: profileItem(one, profiles, params.simplify),
				from: from(one.firstItem),
			}));
		}
		const page = profilePage(profiles);
		const json = {
			customers: profiles.customers,
			currency,
			segments: segments.map((one) => profileItem(one, profiles, params.simplify)),
			reason: missing.length > 0 ? missingSentence(missing) : null,
			html: htmlOf(page),
			text: textOf(page),
			page,
		};
		return [{ json, from: from(0) }];
	},
});

/** The best first; those without a rank follow, the largest first. */
function inOrder(segments: readonly Profiled[], own: readonly string[]): Profiled[] {
	const names = segments.map(({ name }) => name);
	const { ranks } = segmentOrder(own, names, names);
	const place = (at: number) => (ranks[at] >= 0 ? ranks[at] : Infinity);
	return segments
		.map((segment, at) => ({ segment, at }))
		.sort(({ segment: one, at: first }, { segment: other, at: second }) => {
			if (place(first) !== place(second)) return place(first) - place(second);
			const larger = other.profile.customers - one.profile.customers;
			return larger || (one.name < other.name ? -1 : 1);
		})
		.map(({ segment }) => segment);
}
