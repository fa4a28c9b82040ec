/** The forecast of the whole shop as one item, with a page. */
import { isoDay } from '../../../../schema/calendarDay';
import type { OutputItem } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import type { Page, Table } from '../../../shared/page/page';
import { textOf } from '../../../shared/page/text';
import { count, decimal, money, percent, whole } from '../../../shared/page/wording';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { ForecastOptions } from './forecast.fields';
import type { Forecast } from './forecast.items';
import type { Fitted } from './forecast.model';
import { MODEL_NAMES } from './modelHints';
import { between, TOTALS_NOTE, totalField, type ForecastTotals } from './forecast.totals';

const MOST_SHOWN = 10;

export function forecastPageItem(
	forecast: Forecast,
	totals: ForecastTotals,
	options: ForecastOptions & Readonly<{ simplify: boolean }>,
	{ model, choice, why, hints }: Fitted,
): OutputItem {
	const { customers, today, horizonDays } = forecast;
	const page = pageOf(forecast, totals, options, why, hints);
	const json = {
		observationEnd: isoDay(today),
		horizonDays,
		customers: totals.customers,
		expectedOrders: totalField(totals.orders),
		expectedSpend: totals.spend && totalField(totals.spend),
		lifetimeValue: totals.lifetimeValue === null ? null : tidyMoney(totals.lifetimeValue),
		model: { kind: model.kind, name: MODEL_NAMES[model.kind], why, warnings: hints },
		html: htmlOf(page),
		text: textOf(page),
		page,
	};
	const more = {
		currency: customers.currency,
		timeZone: customers.timeZone,
		marginPercent: options.marginPercent,
		discountPercent: options.discountPercent,
		lifetimeYears: options.lifetimeYears,
		tried: choice?.tried.map(({ kind, deviance, foreseen, made, converged, degenerate }) => ({
			...{ kind, deviance: tidyMoney(deviance), foreseen: tidyMoney(foreseen), made, converged },
			warning: degenerate?.message ?? null,
		})),
		parameters: model.parameters,
		fit: model.fit,
	};
	const { items, from, to } = customers.itemsOf(0);
	return {
		json: options.simplify ? json : { ...json, ...more },
		from: [{ input: 'customers', items, from, to }],
	};
}

function pageOf(
	forecast: Forecast,
	totals: ForecastTotals,
	{ lifetimeYears, marginPercent, discountPercent }: ForecastOptions,
	why: string,
	hints: readonly string[],
): Page {
	const { customers, model, horizonDays, today } = forecast;
	const amount = (value: number) => money(value, customers.currency);
	const worth = marginPercent === 100 ? 'revenue' : `profit at a margin of ${marginPercent} %`;
	return {
		title: 'What will customers buy next?',
		subtitle: `The ${whole(horizonDays)} days after ${isoDay(today)} (${customers.timeZone}), ${count(totals.customers, 'customer', 'customers')}`,
		findings: [],
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{
						...{ label: 'Expected orders', value: decimal(totals.orders.mean) },
						note: likely(between(totals.orders, decimal)),
					},
					{
						label: 'Expected spend',
						value: totals.spend === null ? 'unknown' : amount(totals.spend.mean),
						note: totals.spend === null ? '' : likely(between(totals.spend, amount)),
					},
					{
						label: `Worth in ${count(lifetimeYears, 'year', 'years')}`,
						value: totals.lifetimeValue === null ? 'unknown' : amount(totals.lifetimeValue),
						note: `${worth}, ${discountPercent} % less per year of waiting`,
					},
				],
			},
			mostValuable(forecast),
		],
		notes: [TOTALS_NOTE, `${MODEL_NAMES[model.kind]}: ${why}.`, ...hints],
	};
}

function likely(text: string): string {
	return text.includes('(') ? text.slice(text.indexOf('(') + 1, -1) : '';
}

/** By what they are worth, else by how often they will order. Of equals the first in the alphabet. */
function mostValuable({ customers, buyers, found }: Forecast): Table {
	const hasWorth = found.lifetimeValue.some((value) => value > 0);
	const by = hasWorth ? found.lifetimeValue : found.purchases;
	const amount = (value: number) => (value >= 0 ? money(value, customers.currency) : 'unknown');
	const best = Array.from(buyers.known)
		.sort((one, other) => {
			const more = by[found.placeOf[other]] - by[found.placeOf[one]];
			return more || (customers.keys[one] < customers.keys[other] ? -1 : 1);
		})
		.slice(0, MOST_SHOWN);
	return {
		kind: 'table',
		heading: 'Worth most from here on',
		columns: ['Customer', 'Orders', 'Spend', 'Lifetime value', 'Still a customer'],
		rows: best.map((who) => {
			const at = found.placeOf[who];
			return [
				customers.keys[who],
				found.purchases[at].toFixed(2),
				amount(found.purchases[at] * found.orderValue[at]),
				amount(found.lifetimeValue[at]),
				percent(found.alive[at]),
			];
		}),
	};
}
