import type { Rate } from '../../core/metrics/rate';
import type { Interval } from '../../core/numeric/interval';
import { wilsonInterval } from '../../core/numeric/wilsonInterval';
import { tidyMoney } from './tidyMoney';

/** A rate as an output field: its value never travels without what it was made of and when. */
export function rateField({ value, numerator, denominator, reason }: Rate, window: string) {
	return { value, numerator, denominator, n: denominator, window, reason };
}

/** The same for a share of independent customers, answers or tickets: with its 95 % Wilson interval. */
export function shareField(rate: Rate, window: string) {
	const { value, numerator, denominator } = rate;
	const interval: Interval | null = value === null ? null : wilsonInterval(numerator, denominator);
	return { ...rateField(rate, window), interval };
}

/** The same for money per something. */
export function moneyRate(rate: Rate, window: string) {
	const { value, numerator, ...field } = rateField(rate, window);
	return {
		...field,
		value: value === null ? null : tidyMoney(value),
		numerator: tidyMoney(numerator),
	};
}
