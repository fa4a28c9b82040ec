/** What a customer is expected to be worth: from the orders, from what the owner typed in, or not at all. */
import type { CustomerYear } from '../../../../core/metrics/customerYear';
import {
	predictedValue,
	type PredictedValue,
	type Stay,
} from '../../../../core/metrics/predictedValue';
import { rate, type Rate } from '../../../../core/metrics/rate';
import { isoDay } from '../../../../schema/calendarDay';
import { moneyRate, rateField, shareField } from '../../../shared/rateField';
import { count, money } from '../../../shared/page/wording';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { ValueSettings } from './lifetimeValue.fields';

export type Prediction = Readonly<{
	year: CustomerYear;
	/** Typed in where `isTyped`. */
	ordersPerYear: Rate;
	/** Null where years are typed in instead. */
	retention: Rate | null;
	/** Null where something is missing. */
	value: PredictedValue | null;
	/** Why a figure is null; null when all exist. */
	reason: string | null;
}>;

/** A rate that the owner knows: made of nothing that we could count. */
export const TYPED = 'typed in';
const typed = (value: number): Rate => ({ ...rate(value, 1, ''), reason: null });

export function predictionOf(
	year: CustomerYear,
	settings: ValueSettings,
	currency: string | null,
): Prediction {
	const { stay, retentionPercent, stayYears, longestYears } = settings;
	const { ordersPerYear: known, discountBy } = settings.valueOptions;
	const ordersPerYear = known > 0 ? typed(known) : year.ordersPerYear;
	const retention = {
		orders: year.retention,
		retention: typed(retentionPercent / 100),
		years: null,
	}[stay];
	const missing = [year.orderValue, ordersPerYear, retention].find((one) => one?.value === null);
	if (missing) return { year, ordersPerYear, retention, value: null, reason: whatToDo(missing) };

	const length: Stay = retention ? { retention: retention.value! } : { years: stayYears };
	const value = predictedValue(year.orderValue.value!, ordersPerYear.value!, length, {
		margin: settings.marginPercent / 100,
		longestYears,
		discount: settings.discountPercent / 100,
		partsPerYear: discountBy === 'month' ? 12 : 1,
	});
	return { year, ordersPerYear, retention, value, reason: reasonFor(value, settings, currency) };
}

/** The prediction as an output field. */
export function predictionField(prediction: Prediction, settings: ValueSettings) {
	const { year, ordersPerYear, retention, value, reason } = prediction;
	const { acquisitionCost, discountBy, ordersPerYear: known } = settings.valueOptions;
	const window = `${isoDay(year.period.from)} to ${isoDay(year.period.to)}`;
	const tidy = (amount: number | null | undefined) =>
		amount === null || amount === undefined ? null : tidyMoney(amount);
	const afterCost = (amount: number | null | undefined) =>
		amount === null || amount === undefined ? null : tidyMoney(amount - acquisitionCost);
	return {
		value: tidy(value?.simple),
		...(acquisitionCost > 0
			? { acquisitionCost, valueAfterAcquisitionCost: afterCost(value?.simple) }
			: {}),
		expectedYears: value?.expectedYears ?? null,
		countedYears: value?.countedYears ?? null,
		longestYears: settings.longestYears,
		valueAtLongest: tidy(value?.atMost),
		yearlyValue: tidy(value?.yearly),
		discounted: {
			percentPerYear: settings.discountPercent,
			by: discountBy,
			firstYearIncluded: tidy(value?.firstIncluded),
			firstYearExcluded: tidy(value?.firstExcluded),
			withinYears: value?.withinYears.years ?? null,
			valueWithinYears: tidy(value?.withinYears.value),
		},
		revenuePerPurchase: moneyRate(year.orderValue, window),
		purchasesPerYear: known > 0 ? typedField(ordersPerYear) : rateField(ordersPerYear, window),
		retention: retentionField(retention, settings, window),
		marginPercent: settings.marginPercent,
		valueIs: settings.marginPercent === 100 ? 'revenue' : 'profit',
		reason,
	};
}

/** The figures of a year by themselves: what the year before was like. */
export function yearField({ period, orderValue, ordersPerYear, retention, revenue }: CustomerYear) {
	const window = `${isoDay(period.from)} to ${isoDay(period.to)}`;
	return {
		from: isoDay(period.from),
		to: isoDay(period.to),
		revenuePerCustomer: moneyRate(revenue.mean, window),
		revenuePerPurchase: moneyRate(orderValue, window),
		purchasesPerYear: rateField(ordersPerYear, window),
		retention: shareField(retention, window),
	};
}

function retentionField(retention: Rate | null, { stay }: ValueSettings, window: string) {
	if (retention === null) return null;
	return stay === 'orders' ? shareField(retention, window) : typedField(retention);
}

function typedField({ value }: Rate) {
	return { value, numerator: null, denominator: null, n: null, window: TYPED, reason: null };
}

function whatToDo({ reason }: Rate): string {
	return `${reason ?? ''}. Choose a longer list of orders, or type in how often customers buy and how long they stay.`;
}

function reasonFor(
	{ simple, atMost, firstIncluded }: PredictedValue,
	{ longestYears, stay }: ValueSettings,
	currency: string | null,
): string | null {
	if (simple === null) {
		return `All customers of a year buy again in the next, so 1 / the share that is lost does not exist. Over the longest lifetime of ${count(longestYears, 'year', 'years')} it would be ${money(atMost, currency)}.`;
	}
	if (stay === 'years') {
		return 'With a number of years, nothing is counted for ever.';
	}
	return firstIncluded === null ? 'Without loss and discount, for ever has no value.' : null;
}
