/**
 * What a member costs to win and brings in: arithmetic on averages (price × margin ÷ churn), with churn and price
 * taken as they are now and for ever. Money in any one currency.
 */
import { rate, type Rate } from './rate';

/** How long members stay on average if they leave at a steady monthly rate. */
export type ExpectedMonths = Readonly<{
	value: number | null;
	/** Longer than what the owner wants to count on, so that was taken. */
	isCapped: boolean;
	reason: string | null;
}>;

/** 1 / monthly churn: the mean of a geometric number of months; without losses there is no such mean. */
export function expectedMonths(monthlyChurn: Rate, most: number): ExpectedMonths {
	const { value, reason, denominator } = monthlyChurn;
	if (value === null) return { value: null, isCapped: false, reason };
	if (!(value > 0)) {
		return {
			value: null,
			isCapped: false,
			reason: `Nobody has left in ${denominator} member months, so there is no average length yet`,
		};
	}
	const months = 1 / value;
	return { value: Math.min(months, most), isCapped: months > most, reason: null };
}

/** Average monthly price × margin × expected months; not discounted, cost of winning not taken off. */
export function memberValue(monthlyPrice: Rate, margin: number, months: ExpectedMonths): Rate {
	const reason = monthlyPrice.reason ?? months.reason;
	if (monthlyPrice.value === null || months.value === null) {
		return {
			value: null,
			numerator: monthlyPrice.numerator,
			denominator: monthlyPrice.denominator,
			reason,
		};
	}
	return { ...monthlyPrice, value: monthlyPrice.value * margin * months.value };
}

/** Value of a member for each unit of money spent on winning one. */
export function valueToCost(value: Rate, cost: Rate): Rate {
	if (value.value === null) return missing(value);
	if (cost.value === null) return missing(cost);
	return rate(value.value, cost.value, 'Winning members cost nothing');
}

/** Months until what a member brings in has paid for winning one, if the member stays that long. */
export function monthsToRecover(cost: Rate, monthlyPrice: Rate, margin: number): Rate {
	if (cost.value === null) return missing(cost);
	if (monthlyPrice.value === null) return missing(monthlyPrice);
	return rate(cost.value, monthlyPrice.value * margin, 'A member brings in nothing');
}

function missing({ reason }: Rate): Rate {
	return { value: null, numerator: 0, denominator: 0, reason };
}
