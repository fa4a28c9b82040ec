import {
	discountPerPeriod,
	expectedPeriods,
	perpetuity,
	retentionPerPeriod,
	simpleValue,
	valueOverPeriods,
} from './lifetimeValue';

/** How long customers stay: the share of one year's customers who buy in the next, or a number of years. */
export type Stay = Readonly<{ retention: number } | { years: number }>;

export type ValueSettings = Readonly<{
	/** 0 to 1; 1 counts revenue instead of profit. */
	margin: number;
	/** No lifetime longer than so many whole years is counted. */
	longestYears: number;
	/** Per year, from 0. */
	discount: number;
	/** How often a year a margin comes and is discounted. */
	periodsPerYear: 1 | 12;
}>;

/** What a customer of a year is expected to bring; null where it does not exist. */
export type PredictedValue = Readonly<{
	/** Order value × orders per year × margin. */
	yearly: number;
	/** 1 / (1 − retention), or the years that were given; null where nobody leaves. */
	expectedYears: number | null;
	/** Expected years, at most the longest; null where nobody leaves. */
	countedYears: number | null;
	/** `yearly` × counted years. */
	simple: number | null;
	/** `yearly` × the longest lifetime: what is at most counted. */
	atMost: number;
	/** Discounted for ever, without and with the margin that comes now; null where only years are given. */
	firstExcluded: number | null;
	firstIncluded: number | null;
	/** Discounted, the first margin now, over the longest lifetime or the years given. */
	withinYears: Readonly<{ years: number; value: number }>;
}>;

/** Every customer is taken to buy, and to leave, at the same rate for ever. */
export function predictedValue(
	orderValue: number,
	ordersPerYear: number,
	stay: Stay,
	{ margin, longestYears, discount, periodsPerYear }: ValueSettings,
): PredictedValue {
	const isRate = 'retention' in stay;
	const yearly = simpleValue(orderValue, ordersPerYear, 1, margin);
	const expected = isRate ? expectedPeriods(1 - stay.retention) : stay.years;
	const counted = Math.min(expected, longestYears);
	const most = isRate ? longestYears : Math.min(stay.years, longestYears);

	const perPeriod = yearly / periodsPerYear;
	const kept = isRate ? retentionPerPeriod(stay.retention, periodsPerYear) : 1;
	const less = discountPerPeriod(discount, periodsPerYear);
	const forEver = perpetuity(perPeriod, isRate ? kept : NaN, less);
	return {
		yearly,
		expectedYears: existing(expected),
		countedYears: existing(counted),
		simple: existing(simpleValue(orderValue, ordersPerYear, counted, margin)),
		atMost: simpleValue(orderValue, ordersPerYear, longestYears, margin),
		firstExcluded: existing(forEver.firstExcluded),
		firstIncluded: existing(forEver.firstIncluded),
		withinYears: {
			years: most,
			value: valueOverPeriods(perPeriod, kept, less, most * periodsPerYear),
		},
	};
}

function existing(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}
