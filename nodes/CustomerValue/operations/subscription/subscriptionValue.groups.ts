/** One item per group with a page, or one per period of its renewal curve. */
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import type { PeriodField } from '../../../shared/lookBack';
import type { OutputItem } from '../../../shared/operation';
import { whole } from '../../../shared/page/wording';
import type { SubscriptionParams } from './subscriptionValue.fields';
import type { SubscriptionFigures } from './subscriptionValue.figures';
import {
	curveOf,
	fitField,
	lifetimeField,
	modelField,
	subscribersField,
	valueField,
	type SubscriptionWorth,
} from './subscriptionValue.items';
import { subscriptionPage } from './subscriptionValue.page';
import { worthOf, type PaidPresent } from './subscriptionValue.present';

export type FoundGroup = Readonly<{
	group: string | null;
	figures: SubscriptionFigures;
	present: PaidPresent;
	firstItem: number;
	subtitle: string;
	period: PeriodField | null;
	notes: readonly string[];
}>;

type Known = Readonly<{ discount: number; currency: string | null; read: object }>;

export function groupItems(
	groups: readonly FoundGroup[],
	params: SubscriptionParams,
	known: Known,
): OutputItem[] {
	return groups.flatMap((found) => {
		const { group, figures, firstItem } = found;
		const named = group === null ? {} : { group };
		const from = [{ input: 'subscriptions', items: [firstItem], from: 0, to: 1 }];
		const item = (json: Record<string, unknown>) => ({ json: { ...named, ...json }, from });
		const curve = curveOf(figures, params.periodsAhead);
		if (params.output === 'periods' && curve.length > 0) {
			return curve.map(({ reason, ...point }) =>
				item({ ...point, reason: [reason, figures.why].filter(Boolean).join('. ') || null }),
			);
		}
		return [item(wholeItem(found, params, known))];
	});
}

function wholeItem(
	{ group, figures, present, subtitle, period, notes }: FoundGroup,
	params: SubscriptionParams,
	{ discount, currency, read }: Known,
) {
	const worth = worthIn(figures, present, params, discount, currency);
	const { renewalPeriod: unit, periodsAhead, discountPercent, simplify } = params;
	const page = subscriptionPage({
		...{ group, subtitle, unit, periodsAhead, figures, worth },
		notes: [...notes, ...announcedNote(present)],
	});
	return {
		period,
		subscribers: subscribersField(figures),
		renewals: curveOf(figures, periodsAhead),
		lifetime: lifetimeField(figures, unit, discountPercent),
		value: valueField(worth),
		model: modelField(figures),
		reason: figures.why,
		...{ html: htmlOf(page), text: textOf(page), page },
		...(simplify ? {} : { fit: fitField(figures), read }),
	};
}

function worthIn(
	{ fit, lifetime, staying }: SubscriptionFigures,
	present: PaidPresent,
	{ marginPercent, discountPercent }: SubscriptionParams,
	discount: number,
	currency: string | null,
): SubscriptionWorth {
	const { priced, meanPrice } = present;
	const margin = marginPercent / 100;
	const base = { priced, currency, marginPercent, discountPercent };
	if (!(meanPrice >= 0)) {
		const reason =
			staying === 0
				? "Nobody is subscribed any more whose price could be taken; give a 'Price per Period'"
				: "No price is known: name its column under 'Price', or give a 'Price per Period'";
		return { ...base, pricePerPeriod: null, newSubscriber: null, present: null, reason };
	}
	const times = (
		factor: number,
		value: number | null,
		interval: { low: number; high: number } | null,
	) =>
		value === null
			? null
			: {
					value: value * factor,
					interval: interval && { low: interval.low * factor, high: interval.high * factor },
				};
	const all = fit && worthOf(fit, present, discount);
	return {
		...{ ...base, pricePerPeriod: meanPrice },
		newSubscriber: lifetime && times(meanPrice * margin, lifetime.discounted, lifetime.interval),
		present: all && times(margin, all.value, all.interval),
		reason:
			fit === null
				? 'Nothing can be foreseen: see the reason of the item'
				: all === null
					? 'Without a discount rate what is to come has no end'
					: priced < staying
						? `Of ${whole(staying)} present subscribers the price of ${whole(priced)} is known; the others are not counted`
						: null,
	};
}

function announcedNote({ announced }: PaidPresent): string[] {
	if (announced === 0) return [];
	return [
		`${whole(announced)} of the present subscribers will leave on a day that is known: they count with what they will have paid by then.`,
	];
}
