import {
	changeOfStillMembers,
	comparableMilestone,
	membershipLifetimes,
	milestonesOf,
	stillMembers,
	type Lifetimes,
} from '../../../../core/metrics/membershipLifetime';
import type { Memberships } from '../../../../core/metrics/memberships';
import type { Period } from '../../../../core/metrics/periodFigures';
import { notComparable } from '../../../../core/metrics/change';
import { inChunks, type Steps } from '../../../../core/steps';
import { readMemberships, type MembershipRows } from '../../../../schema/memberships';
import { membershipSettings } from '../../../../schema/membershipSettings';
import { groupByField } from '../../../shared/groupByField';
import { periodField } from '../../../shared/lookBack';
import {
	membershipColumns,
	membershipEndField,
	membershipOptionsField,
} from '../../../shared/membershipFields';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { fewNote } from '../../../shared/page/wordedRates';
import { periodFields } from '../../../shared/periodFields';
import { simplifyField } from '../../../shared/simplifyField';
import { memberLookBack, readCounts, type MemberLookBack } from '../../../shared/memberLookBack';
import { curveField, lengthFields, milestoneField } from './membershipLifetime.items';
import { membershipLifetimePage } from './membershipLifetime.page';
import { outputField, outputShape } from './outputField';

/** Memberships in; one item with a page, or one per point in time, out: how many are still there after how long. */
export const membershipLifetime = defineOperation({
	value: 'membershipLifetime',
	name: 'How Long Members Stay',
	action: 'Get how long members stay',
	description:
		'Share still there after 1, 3, 6, 12 months and more, also where most have not left yet',
	fields: [
		...membershipColumns,
		outputField('Point in Time'),
		groupByField,
		...periodFields,
		membershipEndField,
		simplifyField,
		membershipOptionsField,
	],
	params: membershipSettings.extend(outputShape),
	rows: { memberships: readMemberships },

	*run({ memberships: rows }: { memberships: MembershipRows }, params, context) {
		const look = yield* memberLookBack(rows, params, context);
		const { end, before, when, notes } = look;
		const output: OutputItem[] = [];
		for (const { group, memberships, firstItem } of look.parts) {
			const now = yield* lifetimesOf(memberships, look.period, look);
			const named = group === null ? {} : { group };
			const add = (json: Record<string, unknown>) =>
				output.push({
					json: { ...named, ...json },
					from: [{ input: 'memberships', items: [firstItem], from: 0, to: 1 }],
				});
			if (params.output === 'items') {
				for (const milestone of milestonesOf(now)) {
					const { reason, ...share } = milestoneField(now, milestone, when);
					add({ period: when, ...share, reason });
				}
				if (milestonesOf(now).length > 0) continue;
			}
			const previous = before && (yield* lifetimesOf(memberships, before, look));
			const compared = previous && comparisonOf(now, previous);
			const page = membershipLifetimePage({ ...{ group, when, now, compared, notes } });
			const then = before && periodField(before, end, rows.timeZone);
			add({
				period: when,
				...lengthFields(now),
				stillMembers: curveField(now, when),
				reason:
					now.days.length === 0
						? 'No membership began in these days'
						: fewNote(now.days.length, 'membership', 'memberships'),
				html: htmlOf(page),
				text: textOf(page),
				page,
				...(previous && then && compared
					? {
							previous: {
								period: then,
								...lengthFields(previous),
								stillMembers: curveField(previous, then),
							},
							change: { months: compared.months, ...compared.change },
						}
					: {}),
				...(params.simplify ? {} : { read: readCounts(rows) }),
			});
		}
		return output;
	},
});

/** The lengths of the memberships that began in these days, watched until the end of the observation. */
function* lifetimesOf(
	{ start, end }: Memberships,
	{ from, to }: Period,
	look: MemberLookBack,
): Steps<Lifetimes> {
	const places: number[] = [];
	yield* inChunks(start.length, (begin, until) => {
		for (let at = begin; at < until; at++) {
			if (start[at] >= from && start[at] <= to) places.push(at);
		}
	});
	const begun = {
		start: Int32Array.from(places, (place) => start[place]),
		end: Int32Array.from(places, (place) => end[place]),
	};
	return yield* membershipLifetimes(begun, look.lastDay, look.end);
}

function comparisonOf(now: Lifetimes, previous: Lifetimes) {
	const milestone = comparableMilestone(now, previous);
	if (milestone === null) {
		const change = notComparable(
			'Too few memberships of both periods have been watched for a month',
		);
		return { months: null, now: null, before: null, change };
	}
	const [is, was] = [stillMembers(now, milestone.days), stillMembers(previous, milestone.days)];
	const change = changeOfStillMembers(is, was);
	return { months: milestone.months, now: is.value, before: was.value, change };
}
