/** The figures of each segment as output fields. */
import type { Quartiles, SegmentProfile } from '../../../../core/metrics/segmentProfile';
import { count } from '../../../shared/page/wording';
import { moneyRate, rateField, shareField } from '../../../shared/rateField';
import { tidyMoney } from '../../../shared/tidyMoney';

/** A segment with its figures. */
export type Profiled = Readonly<{ name: string; firstItem: number; profile: SegmentProfile }>;

/** Everything that is known about the segments. */
export type Profiles = Readonly<{
	segments: readonly Profiled[];
	customers: number;
	missing: readonly string[];
	currency: string | null;
}>;

const SO_FAR = 'so far, as the items say';

export function profileItem(
	{ name, profile }: Profiled,
	{ missing, currency }: Profiles,
	simplify: boolean,
): Record<string, unknown> {
	const { customers, revenueTotal, revenue, orders } = profile;
	const json = {
		segment: name,
		customers,
		shareOfCustomers: shareField(profile.shareOfCustomers, SO_FAR),
		revenue: revenueTotal === null ? null : tidyMoney(revenueTotal),
		shareOfRevenue: rateField(profile.shareOfRevenue, SO_FAR),
		averageOrderValue: { ...moneyRate(profile.averageOrderValue, SO_FAR), currency },
		ordersPerCustomer: rateField(profile.ordersPerCustomer, SO_FAR),
		daysSinceLastPurchase: profile.daysSinceLastPurchase,
		medians: { revenue: tidied(revenue).median, orders: orders.median },
		reason: reasonFor(profile, missing),
	};
	if (simplify) return json;
	return { ...json, quartiles: { revenue: tidied(revenue), orders }, currency };
}

function tidied({ n, lowerQuartile, median, upperQuartile }: Quartiles): Quartiles {
	const tidy = (amount: number | null) => (amount === null ? null : tidyMoney(amount));
	return {
		n,
		lowerQuartile: tidy(lowerQuartile),
		median: tidy(median),
		upperQuartile: tidy(upperQuartile),
	};
}

/** What is not known, and why; null where everything is. */
export function reasonFor(
	{ customers, orders, revenue, daysSinceLastPurchase }: SegmentProfile,
	missing: readonly string[],
): string | null {
	if (missing.length > 0) return missingSentence(missing);
	const gaps = (
		[
			['orders', orders],
			['revenue', revenue],
			['days since the last order', daysSinceLastPurchase],
		] as const
	)
		.filter(([, { n }]) => n < customers)
		.map(([what, { n }]) => `${what} of ${customers - n}`);
	if (gaps.length === 0) return null;
	return `Not known, and left out of their figures: ${gaps.join(', ')} of ${count(customers, 'customer', 'customers')}`;
}

export function missingSentence(missing: readonly string[]): string {
	const list = missing.map((label) => `'${label}'`).join(' and ');
	return `No column was recognised for ${list}, so figures that need it are missing`;
}
