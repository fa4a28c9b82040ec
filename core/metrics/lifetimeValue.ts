/**
 * Simple formulas of customer lifetime value: constant retention, constant margin, no model of purchases.
 * Gupta & Lehmann (2003), Journal of Interactive Marketing 17(1); Fader & Hardie (2012), brucehardie.com/notes/024.
 * NaN outside their domain.
 */

/** A hundred years of months. */
const MOST_PERIODS = 1_200;

/** 1 / churn, the mean number of periods that a customer stays, the first included. */
export function expectedPeriods(churn: number): number {
	return churn > 0 && churn <= 1 ? 1 / churn : NaN;
}

/** Order value × orders per year × years × margin: nothing is discounted. */
export function simpleValue(
	orderValue: number,
	ordersPerYear: number,
	years: number,
	margin: number,
): number {
	return orderValue * ordersPerYear * years * margin;
}

/**
 * Value of a margin per period, each period kept by a share `retention` of the customers, discounted at
 * `discount` per period, for ever.
 */
export type Perpetuity = Readonly<{
	/** m·r / (1 + d − r): the first margin has been earned already, only what follows counts. */
	firstExcluded: number;
	/** m·(1 + d) / (1 + d − r): the first margin comes now. */
	firstIncluded: number;
}>;

export function perpetuity(margin: number, retention: number, discount: number): Perpetuity {
	const shrinking = 1 + discount - retention;
	if (!(retention >= 0 && retention <= 1 && discount >= 0 && shrinking > 0)) {
		return { firstExcluded: NaN, firstIncluded: NaN };
	}
	return {
		firstExcluded: (margin * retention) / shrinking,
		firstIncluded: (margin * (1 + discount)) / shrinking,
	};
}

/** The same over a fixed number of periods, the first margin now: Σ m·(r / (1 + d))ᵗ for t = 0 … periods − 1. */
export function valueOverPeriods(
	margin: number,
	retention: number,
	discount: number,
	periods: number,
): number {
	if (!(retention >= 0 && retention <= 1 && discount >= 0)) return NaN;
	if (!(Number.isInteger(periods) && periods >= 0 && periods <= MOST_PERIODS)) return NaN;
	let value = 0;
	for (let t = 0; t < periods; t++) value += margin * (retention / (1 + discount)) ** t;
	return value;
}

/** The discount rate per period that makes the given one in a year of so many periods. */
export function discountPerPeriod(yearly: number, periodsPerYear: number): number {
	return (1 + yearly) ** (1 / periodsPerYear) - 1;
}
