import { subscriptionTenures } from '../../../../core/metrics/subscriptionTenures';
import { isoDay } from '../../../../schema/calendarDay';
import type { PricedRows } from '../../../../schema/memberships';
import { InputError } from '../../../../schema/parse';
import { readSubscriptions, type SubscriptionRows } from '../../../../schema/subscriptions';
import type { PeriodCounts } from '../../../../schema/subscriptions/periodCounts';
import type { Steps } from '../../../../core/steps';
import { memberLookBack, readCounts } from '../../../shared/memberLookBack';
import { defineOperation, type OutputItem, type RunContext } from '../../../shared/operation';
import { count } from '../../../shared/page/wording';
import {
	subscriptionFields,
	subscriptionShape,
	type SubscriptionParams,
} from './subscriptionValue.fields';
import { subscriptionFigures } from './subscriptionValue.figures';
import { groupItems, type FoundGroup } from './subscriptionValue.groups';
import { MONTHS, paidPresent, type Terms } from './subscriptionValue.present';
import { subscriberItems, type Subscribers } from './subscriptionValue.subscribers';

/** Subscriptions, or counts of them, in; the renewal curve and what subscribers will still pay out. */
export const subscriptionValue = defineOperation({
	value: 'subscriptionValue',
	name: 'Subscription Value',
	action: 'Predict how long subscribers stay',
	description: 'How many renew each time, how long subscribers stay, and what they will still pay',
	fields: subscriptionFields,
	params: subscriptionShape,
	rows: { subscriptions: readSubscriptions },

	*run({ subscriptions }: { subscriptions: SubscriptionRows }, params, context) {
		if (subscriptions.kind === 'counts') return yield* ofCounts(subscriptions.rows, params);
		return yield* ofSubscriptions(subscriptions.rows, params, context);
	},
});

/** What money is worth less from one period to the next. */
function discountOf({ discountPercent, renewalPeriod }: SubscriptionParams): number {
	return (1 + discountPercent / 100) ** (MONTHS[renewalPeriod] / 12) - 1;
}

function* ofSubscriptions(
	rows: PricedRows,
	params: SubscriptionParams,
	context: RunContext,
): Steps<OutputItem[]> {
	const look = yield* memberLookBack(rows, { ...params, ...EVERYTHING }, context);
	const { lastDay, when, end, notes } = look;
	const discount = discountOf(params);
	const unit = params.renewalPeriod;
	const terms: Terms = { unit, today: end, discount, pricePerPeriod: params.pricePerPeriod };
	const subscribers: Subscribers[] = [];
	const groups: FoundGroup[] = [];
	for (const part of look.parts) {
		const tenures = yield* subscriptionTenures(part.memberships, { unit, lastDay });
		const figures = yield* subscriptionFigures(tenures, { ...params, discount });
		const margin = params.marginPercent / 100;
		subscribers.push({ rows, part, tenures, figures, terms, margin, simplify: params.simplify });
		groups.push({
			...{ group: part.group, figures, firstItem: part.firstItem, notes, period: when },
			present: yield* paidPresent(rows, part, tenures, terms),
			subtitle: `Began ${when.from} to ${when.to}, watched until ${isoDay(end)} (${rows.timeZone}), renewed every ${unit}`,
		});
		const rhythm = yearlyHint(tenures.left, params);
		if (rhythm !== null) context.hint(rhythm);
	}
	for (const { group, figures } of groups) {
		const whose = group === null ? '' : `${group}: `;
		[figures.why, ...figures.warnings]
			.filter((sentence) => sentence !== null)
			.forEach((sentence) => context.hint(`${whose}${sentence}.`));
	}
	if (params.output === 'subscribers') return subscriberItems(subscribers);
	return groupItems(groups, params, { discount, currency: rows.currency, read: readCounts(rows) });
}

const EVERYTHING = { period: 'all', periodDays: 90, compare: false } as const;

function* ofCounts(
	{ groups: counted, cohorts }: PeriodCounts,
	params: SubscriptionParams,
): Steps<OutputItem[]> {
	if (params.output === 'subscribers') {
		throw new InputError(
			'Counts per period do not say who the subscribers are',
			"Choose another 'Output', or hand on one item per subscription.",
		);
	}
	if (counted.length === 0) {
		throw new InputError('The counts hold no subscriber', 'Period 0 says how many there were.');
	}
	const discount = discountOf(params);
	const price = params.pricePerPeriod;
	const groups: FoundGroup[] = [];
	for (const { group, left, staying, firstItem } of counted) {
		const figures = yield* subscriptionFigures({ left, staying }, { ...params, discount });
		const isPriced = price > 0;
		groups.push({
			...{ group, figures, firstItem, notes: [], period: null },
			subtitle: `${count(cohorts, 'cohort', 'cohorts')} counted after each ${params.renewalPeriod}`,
			present: {
				...{ priced: isPriced ? figures.staying : 0, meanPrice: isPriced ? price : NaN },
				weights: Float64Array.from(staying, (number) => (isPriced ? number * price : 0)),
				...{ certain: 0, announced: 0 },
			},
		});
	}
	return groupItems(groups, params, {
		...{ discount, currency: params.membershipOptions.currency || null, read: { cohorts } },
	});
}

/** Who pays by the year leaves after whole years: read as months, that looks like a year of loyalty and then a flight. */
function yearlyHint(left: Float64Array, { renewalPeriod }: SubscriptionParams): string | null {
	const step = { week: 4, month: 12, quarter: 4, year: Infinity }[renewalPeriod];
	if (renewalPeriod === 'week') return null;
	const all = left.reduce((sum, one) => sum + one, 0);
	const whole = left.reduce((sum, one, at) => sum + ((at + 1) % step === 0 ? one : 0), 0);
	if (!(all >= 10 && whole >= 0.8 * all)) return null;
	return `Nearly all who left did so after whole years: choose Year under 'Renewed Every', or the figures of single ${renewalPeriod}s mislead.`;
}
