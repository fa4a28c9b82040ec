/** What all customers together will do, as one item with a page. */
import { periodName } from '../../../../core/metrics/calendarPeriod';
import { probabilityOfRepeatPurchases } from '../../../../core/models/bgBb';
import type { OutputItem } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import type { Page, Table } from '../../../shared/page/page';
import { textOf } from '../../../shared/page/text';
import { count, decimal, money, percent, whole } from '../../../shared/page/wording';
import { between, totalField } from '../forecast/forecast.totals';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { VisitForecast } from './visitsAndDonations.items';

const MOST_ROWS = 15;

/** Of customers with the same number of occasions: how many came how often, and how many the model has of them. */
export type Fitness = Readonly<{ times: number; customers: number; expected: number }>;

export function visitPageItem(forecast: VisitForecast): OutputItem {
	const { rows, figures, params } = forecast;
	const { fit, total, value, customers, returned, warnings } = figures;
	const { spend, worth } = sums(forecast);
	const checked = fitnessOf(forecast);
	const page = pageOf(forecast, checked, spend, worth);
	const json = {
		horizon: {
			periods: params.horizonPeriods,
			unit: params.visitPeriod,
			from: periodFrom(forecast),
		},
		customers: { total: customers, cameAgain: returned },
		expectedVisits: totalField(total),
		expectedSpend: spend,
		lifetimeValue: worth,
		model: { kind: 'bgBb', name: 'BG/BB', parameters: fit.model, warnings, howItFits: checked },
		reason: value.reason === null ? null : `No spend is foreseen: ${value.reason}`,
		...{ html: htmlOf(page), text: textOf(page), page },
	};
	const more = {
		fit: {
			...{ standardErrors: fit.standardErrors, logLikelihood: fit.logLikelihood },
			...{ converged: fit.converged, iterations: fit.iterations },
			degenerate: fit.degenerate?.code ?? null,
		},
		...{ currency: rows.currency, timeZone: rows.timeZone },
	};
	const { items, from, to } = rows.itemsOf(0);
	return {
		json: params.simplify ? json : { ...json, ...more },
		from: [{ input: 'visits', items, from, to }],
	};
}

function sums({ rows, figures }: VisitForecast) {
	const { customers } = rows.attendances;
	const sum = (of: Float64Array) => {
		const known = of
			.map((one, row) => one * customers[row])
			.filter(Number.isFinite)
			.sort();
		return known.length === 0 ? null : tidyMoney(known.reduce((all, one) => all + one, 0));
	};
	return { spend: sum(figures.spend), worth: sum(figures.worth) };
}

function periodFrom({ rows, params }: VisitForecast): string | null {
	return rows.lastPeriod === null ? null : periodName(rows.lastPeriod + 1, params.visitPeriod);
}

/** Of those with the most frequent number of occasions. */
function fitnessOf({ rows, figures }: VisitForecast): readonly Fitness[] {
	const { frequency, periods, customers } = rows.attendances;
	const byPeriods = new Map<number, number>();
	periods.forEach((n, row) => {
		if (n > 0) byPeriods.set(n, (byPeriods.get(n) ?? 0) + customers[row]);
	});
	const [[n, all]] = [...byPeriods].sort(
		([oneN, one], [otherN, other]) => other - one || otherN - oneN,
	);
	const seen = new Float64Array(n + 1);
	periods.forEach((its, row) => {
		if (its === n) seen[frequency[row]] += customers[row];
	});
	return Array.from(seen, (made, times) => ({
		...{ times, customers: made },
		expected: tidyMoney(all * probabilityOfRepeatPurchases(figures.fit.model, n, times)),
	}));
}

function pageOf(
	{ rows, figures, params }: VisitForecast,
	checked: readonly Fitness[],
	spend: number | null,
	worth: number | null,
): Page {
	const { horizonPeriods, visitPeriod: unit, marginPercent, discountPercent } = params;
	const amount = (value: number | null) =>
		value === null ? 'unknown' : money(value, rows.currency);
	const ahead = count(horizonPeriods, unit, `${unit}s`);
	const of = marginPercent === 100 ? 'revenue' : `profit at a margin of ${marginPercent} %`;
	const from = periodFrom({ rows, figures, params });
	return {
		title: 'Who will come again?',
		subtitle: `The ${ahead} ${from === null ? 'ahead' : `from ${from} on`}, one occasion per ${unit}, ${count(figures.customers, 'customer', 'customers')}`,
		findings: [],
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{
						label: 'Expected visits',
						value: decimal(figures.total.mean),
						note: between(figures.total, decimal).replace(/^.*\((.*)\)$/, '$1'),
					},
					{ label: 'Expected spend', value: amount(spend), note: `in the ${ahead}` },
					{
						label: 'Worth in all time to come',
						value: amount(worth),
						note: `${of}, ${discountPercent} % less per year of waiting`,
					},
				],
			},
			fitTable(checked, unit),
		],
		notes: [
			...figures.warnings.map((warning) => `${warning}.`),
			...(figures.value.reason === null ? [] : [`No spend is foreseen: ${figures.value.reason}.`]),
			`By the BG/BB model: who is active comes in each ${unit} with a chance of their own, and leaves for good before a ${unit} with another; how often somebody comes within a ${unit} makes no difference.`,
			'"Likely" gives the range that holds the total in 19 of 20 cases, if customers go on as the model supposes; a campaign or a crisis is not in it.',
		],
	};
}

function fitTable(checked: readonly Fitness[], unit: string): Table {
	const all = checked.reduce((sum, { customers }) => sum + customers, 0);
	return {
		kind: 'table',
		heading: `Does the model fit? ${count(checked.length - 1, unit, `${unit}s`)} of ${whole(all)} customers`,
		columns: ['Came again', 'Customers', 'By the model', 'Share'],
		rows: checked
			.slice(0, MOST_ROWS)
			.map(({ times, customers, expected }) => [
				count(times, 'time', 'times'),
				whole(customers),
				decimal(expected),
				all > 0 ? percent(customers / all) : 'unknown',
			]),
	};
}
