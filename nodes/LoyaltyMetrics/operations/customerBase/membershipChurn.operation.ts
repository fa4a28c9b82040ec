import { changeOfRates } from '../../../../core/metrics/change';
import {
	averageChurn,
	churnByPeriod,
	churnOf,
	memberCounts,
} from '../../../../core/metrics/membershipChurn';
import { readMemberships, type MembershipRows } from '../../../../schema/memberships';
import { membershipSettings } from '../../../../schema/membershipSettings';
import { calendarUnitField, calendarUnitShape } from '../../../shared/calendarUnitField';
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
import { shareField } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { firstPeriodOf, memberLookBack, readCounts } from '../../../shared/memberLookBack';
import { churnFields, latestOver, membersField, periodItem } from './membershipChurn.items';
import { membershipChurnPage } from './membershipChurn.page';
import { outputField, outputShape } from './outputField';

/** Memberships in; one item with a page, or one per calendar period, out: who joined, who left, who stayed. */
export const membershipChurn = defineOperation({
	value: 'membershipChurn',
	name: 'Churn and Retention',
	action: 'Get churn and retention',
	description: 'Per month or another period: members, who joined, who left, and the yearly rate',
	fields: [
		...membershipColumns,
		calendarUnitField,
		outputField('Period'),
		groupByField,
		...periodFields,
		membershipEndField,
		simplifyField,
		membershipOptionsField,
	],
	params: membershipSettings.extend({ ...calendarUnitShape, ...outputShape }),
	rows: { memberships: readMemberships },

	*run({ memberships: rows }: { memberships: MembershipRows }, params, context) {
		const { calendarUnit: unit, simplify } = params;
		const { timeZone } = rows;
		const look = yield* memberLookBack(rows, params, context);
		const { end, lastDay, period, before, when, notes } = look;
		const first = firstPeriodOf(period, unit, params.period === 'all');
		const output: OutputItem[] = [];
		for (const { group, memberships, firstItem } of look.parts) {
			const periods = yield* churnByPeriod(memberships, unit, first, lastDay);
			const named = group === null ? {} : { group };
			const add = (json: Record<string, unknown>) =>
				output.push({
					json: { ...named, ...json },
					from: [{ input: 'memberships', items: [firstItem], from: 0, to: 1 }],
				});
			if (params.output === 'items') {
				for (const found of periods) add(periodItem(found, unit, { end, timeZone }, simplify));
				continue;
			}
			const counts = yield* memberCounts(memberships, period);
			const earlier = before && (yield* memberCounts(memberships, before));
			const churn = averageChurn(periods);
			const latest = latestOver(periods);
			const compared = earlier && {
				...{ now: churnOf(counts), previous: churnOf(earlier) },
				change: changeOfRates(churnOf(counts), churnOf(earlier)),
			};
			const page = membershipChurnPage({
				...{ group, when, unit, counts, churn, periods, latest, compared, notes },
			});
			const window = `whole ${unit}s in ${when.from} to ${when.to}`;
			const inPeriod = `${when.from} to ${when.to}`;
			const then = before && periodField(before, end, timeZone);
			add({
				period: when,
				members: membersField(counts),
				...churnFields(churn, unit, window),
				latest: latest && periodItem(latest, unit, { end, timeZone }, true),
				reason: churn.reason ?? fewNote(latest?.atStart ?? 0, 'member', 'members'),
				html: htmlOf(page),
				text: textOf(page),
				page,
				...(compared && then && earlier
					? {
							periodChurnRate: shareField(compared.now, inPeriod),
							previous: {
								period: then,
								members: membersField(earlier),
								periodChurnRate: shareField(compared.previous, `${then.from} to ${then.to}`),
							},
							change: compared.change,
						}
					: {}),
				...(simplify
					? {}
					: { periodChurnRate: shareField(churnOf(counts), inPeriod), read: readCounts(rows) }),
			});
		}
		return output;
	},
});
