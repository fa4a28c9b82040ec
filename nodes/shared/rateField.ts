import type { Rate } from '../../core/metrics/rate';
import { tidyMoney } from './tidyMoney';

/** A rate as an output field: its value never travels without what it was made of and when. */
export function rateField({ value, numerator, denominator, reason }: Rate, window: string) {
	return { value, numerator, denominator, n: denominator, window, reason };
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
