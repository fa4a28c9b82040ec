/** What an owner should know about foreseen spend. */
import { isMeanKnown, MOST_CORRELATION, type OrderValue } from '../../../../core/models/orderValue';
import { decimal, whole } from '../../../shared/page/wording';

export function spendHints(value: OrderValue): string[] {
	const { correlation, median } = value;
	const hints: string[] = [];
	if (correlation !== null && Math.abs(correlation) > MOST_CORRELATION) {
		const how = correlation > 0 ? 'more' : 'less';
		hints.push(
			`Customers who order more often spend ${how} per order (correlation ${correlation.toFixed(2)}); the model of spend takes the two as independent, so read spend of single customers with care.`,
		);
	}
	if (!isMeanKnown(value)) {
		const shown = median >= 100 ? whole(median) : decimal(median);
		hints.push(
			`Orders differ so much in value that their mean over all customers is not known: for customers without repeat orders the median, ${shown}, is taken.`,
		);
	}
	return hints;
}
