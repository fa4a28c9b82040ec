import type { CustomerYear, YearChange } from '../../../../core/metrics/customerYear';
import type { HistoricValue } from '../../../../core/metrics/historicValue';
import type { PeriodField } from '../../../shared/lookBack';
import { findingOf, type Finding } from '../../../shared/page/finding';
import { titleOf } from '../../../shared/page/heading';
import type { Page } from '../../../shared/page/page';
import { fewNote } from '../../../shared/page/wordedRates';
import {
	count,
	decimal,
	money,
	percent,
	percentagePoints,
	rateText,
	whole,
} from '../../../shared/page/wording';
import type { ValueSettings } from './lifetimeValue.fields';
import type { Prediction } from './lifetimeValue.prediction';
import { discountTable, factorsTable } from './lifetimeValue.tables';

export type ValueOfCustomers = Readonly<{
	group: string | null;
	when: PeriodField;
	currency: string | null;
	settings: ValueSettings;
	historic: HistoricValue;
	prediction: Prediction;
	compare: boolean;
	previous: CustomerYear;
	change: YearChange;
	guestOrders: number;
	/** Said on the page when the newest order is old. */
	stale: string | null;
}>;

/** What customers have been worth, what to expect of one, and from which figures. */
export function lifetimeValuePage(figures: ValueOfCustomers): Page {
	const { group, when, currency, historic, prediction, settings } = figures;
	const inMoney = (value: number) => money(value, currency);
	const known = (value: number | null | undefined) =>
		value === null || value === undefined ? 'unknown' : inMoney(value);
	const { value } = prediction;
	const counted = value?.countedYears;
	return {
		title: titleOf('What is a customer worth?', group),
		subtitle: `Orders of ${when.from} to ${when.to} (${when.timeZone}), in ${settings.marginPercent === 100 ? 'revenue, not profit' : `profit at a margin of ${decimal(settings.marginPercent)} %`}`,
		findings: figures.compare ? findingsOf(figures) : [],
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{
						label: 'So far, per customer',
						value: rateText(historic.mean, inMoney),
						note:
							historic.median === null
								? (historic.mean.reason ?? '')
								: `half of ${count(historic.customers, 'customer', 'customers')} are below ${inMoney(historic.median)}`,
					},
					{
						label: 'Expected of one customer',
						value: known(value?.simple),
						note:
							counted === null || counted === undefined
								? 'the reason stands below'
								: `over ${decimal(counted)} years: rough`,
					},
					{
						label: 'The same in money of today',
						value: known(value?.withinYears.value),
						note:
							value === null
								? 'the reason stands below'
								: `within ${count(value.withinYears.years, 'year', 'years')}, ${decimal(settings.discountPercent)} % less for each year`,
					},
				],
			},
			factorsTable(figures),
			...(value === null ? [] : [discountTable(figures)]),
		],
		notes: notesOf(figures),
	};
}

function findingsOf({ currency, prediction, previous, change }: ValueOfCustomers): Finding[] {
	const revenue = findingOf({
		metric: 'Revenue per customer in a year',
		now: prediction.year.revenue.mean.value,
		before: previous.revenue.mean.value,
		change: change.revenuePerCustomer,
		better: 'higher',
		format: (value) => money(value, currency),
		lookAt: 'Look at whether customers buy less often or less at a time.',
	});
	// It needs three years of orders: few shops miss it.
	if (change.retention.verdict === 'notComparable') return [revenue];
	return [
		revenue,
		findingOf({
			metric: 'Customers who bought again in the next year',
			now: prediction.year.retention.value,
			before: previous.retention.value,
			change: change.retention,
			better: 'higher',
			format: percent,
			formatDifference: percentagePoints,
			lookAt: 'Look at who stayed away, and at what they bought last.',
		}),
	];
}

function notesOf({
	historic,
	prediction,
	settings,
	stale,
	compare,
	change,
	guestOrders,
}: ValueOfCustomers): string[] {
	const { value, year } = prediction;
	const { expectedYears } = value ?? {};
	const notes = [
		stale,
		fewNote(historic.customers, 'customer', 'customers'),
		year.revenue.customers < historic.customers
			? fewNote(year.revenue.customers, 'customer bought', 'customers bought')
			: null,
		settings.stay === 'years' && value !== null ? null : prediction.reason,
		'The expectation is rough: it takes every customer to buy, and to leave, at the same rate for ever. Good for how much a new customer may cost, not for telling customers apart; that needs a model of how each of them buys.',
		!compare || change.revenuePerCustomer.verdict === 'notComparable'
			? null
			: 'Some people are customers of both years, so a small change of a year may be missed.',
		settings.marginPercent === 100
			? 'The profit margin is 100 %, so all values are revenue, not profit.'
			: null,
		expectedYears !== null && expectedYears !== undefined && expectedYears > settings.longestYears
			? `1 / the share that is lost is ${decimal(expectedYears)} years; ${whole(settings.longestYears)} are counted.`
			: null,
		settings.valueOptions.acquisitionCost > 0
			? null
			: 'What it cost to win the customers is not subtracted.',
		historic.refundsOnly > 0
			? `${count(historic.refundsOnly, 'customer has', 'customers have')} refunds only: their purchases lie before these orders. The refunds are subtracted, the customers are not counted.`
			: null,
		guestOrders > 0
			? `${count(guestOrders, 'order names', 'orders name')} no customer: left out.`
			: null,
	];
	return notes.filter((note) => note !== null);
}
