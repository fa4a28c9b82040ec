import {
	discountPerPeriod,
	expectedPeriods,
	perpetuity,
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
	/** In how many equal parts the margin of a year comes, each discounted from its own day on. */
	partsPerYear: 1 | 12;
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
	/** Discounted for ever, without and with the margin of the first year; null where only years are given. */
	firstExcluded: number | null;
	firstIncluded: number | null;
	/** Discounted, the first year included, over the longest lifetime or the years given. */
	withinYears: Readonly<{ years: number; value: number }>;
}>;

/** Every customer is taken to buy, and to leave, at the same rate for ever. */
export function predictedValue(
	orderValue: number,
	ordersPerYear: number,
	stay: Stay,
	{ margin, longestYears, discount, partsPerYear }: ValueSettings,
): PredictedValue {
	const isRate = 'retention' in stay;
	const yearly = simpleValue(orderValue, ordersPerYear, 1, margin);
	const expected = isRate ? expectedPeriods(1 - stay.retention) : stay.years;
	const counted = Math.min(expected, longestYears);
	const most = isRate ? longestYears : Math.min(stay.years, longestYears);

	// Customers leave between years: the margin of a year is counted per customer of the whole year.
	const perPart = yearly / partsPerYear;
	const inYear = valueOverPeriods(
		perPart,
		1,
		discountPerPeriod(discount, partsPerYear),
		partsPerYear,
	);
	const forEver = perpetuity(inYear, isRate ? stay.retention : NaN, discount);
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
			value: valueOverPeriods(inYear, isRate ? stay.retention : 1, discount, most),
		},
	};
}

function existing(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}
