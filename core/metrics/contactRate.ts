import { frequencyDifference } from '../numeric/poissonInterval';
import { changeWithin, notComparable, unlessFew, type Change } from './change';
import type { Rate } from './rate';

/**
 * Change of contacts per order, in contacts per order. An order can bring several contacts, so they are counted
 * as a frequency (Poisson), not as a share of orders.
 */
export function changeOfContactRates(now: Rate, before: Rate): Change {
	if (now.value === null) return notComparable(now.reason ?? '');
	if (before.value === null) return notComparable(`Period before: ${before.reason ?? ''}`);
	const of = ({ numerator, denominator }: Rate) => ({ count: numerator, exposure: denominator });
	const change = changeWithin(now.value - before.value, frequencyDifference(of(now), of(before)));
	return unlessFew(change, Math.min(now.denominator, before.denominator));
}
