/** The tables of the lifetime value page: what the expectation is made of, and its worth today. */
import { isoDay } from '../../../../schema/calendarDay';
import type { Table } from '../../../shared/page/page';
import { madeOf } from '../../../shared/page/wordedRates';
import { count, decimal, money, percent, rateText, whole } from '../../../shared/page/wording';
import type { ValueOfCustomers } from './lifetimeValue.page';

/** The factors in the order in which they are multiplied. */
export function factorsTable({ currency, prediction, settings, when }: ValueOfCustomers): Table {
	const { year, ordersPerYear, retention, value } = prediction;
	const lastYear = `${isoDay(year.period.from)} to ${when.to}`;
	const { revenue } = year;
	const purchases = count(revenue.purchases, 'purchase', 'purchases');
	const isTyped = settings.valueOptions.ordersPerYear > 0;
	const expected = value?.expectedYears ?? null;
	return {
		kind: 'table',
		heading: 'What the expectation is made of',
		columns: ['', 'Figure', 'From'],
		rows: [
			[
				'A purchase, after refunds',
				rateText(year.orderValue, (amount) => money(amount, currency)),
				`${purchases}, ${lastYear}`,
			],
			[
				'× purchases of a customer in a year',
				rateText(ordersPerYear, twoDecimals),
				isTyped
					? 'typed in'
					: (ordersPerYear.reason ??
						`${purchases} of ${count(revenue.customers, 'customer', 'customers')}`),
			],
			['× profit margin', `${decimal(settings.marginPercent)} %`, 'typed in'],
			...(retention === null
				? []
				: [
						[
							'Customers who buy again in the next year',
							rateText(retention, percent),
							settings.stay === 'orders' ? madeOf(retention, 'customer') : 'typed in',
						],
					]),
			[
				'× years that a customer stays',
				expected === null ? 'unknown' : decimal(expected),
				retention === null
					? 'typed in'
					: `1 / the share that is lost; at most ${whole(settings.longestYears)} are counted`,
			],
		],
	};
}

/** Only where there is an expectation. */
export function discountTable({ currency, prediction, settings }: ValueOfCustomers): Table {
	const { firstIncluded, firstExcluded, withinYears } = prediction.value!;
	const { acquisitionCost } = settings.valueOptions;
	const row = (label: string, value: number | null) => [
		label,
		value === null ? 'unknown' : money(value, currency),
		...(acquisitionCost > 0
			? [value === null ? 'unknown' : money(value - acquisitionCost, currency)]
			: []),
	];
	return {
		kind: 'table',
		heading: `In money of today (${decimal(settings.discountPercent)} % less for each year)`,
		columns: ['', 'Value', ...(acquisitionCost > 0 ? ['After acquisition cost'] : [])],
		rows: [
			row(`Within ${count(withinYears.years, 'year', 'years')}`, withinYears.value),
			...(prediction.retention === null
				? []
				: [
						row('For ever, the first year included', firstIncluded),
						row('For ever, what follows the first year', firstExcluded),
					]),
		],
	};
}

function twoDecimals(value: number): string {
	return value.toLocaleString('en', { maximumFractionDigits: 2 });
}
