/** What is expected of each customer, or why nothing is, as items. */
import { periodName } from '../../../../core/metrics/calendarPeriod';
import type { VisitRows } from '../../../../schema/visits';
import { passOn } from '../../../shared/customerItem';
import type { OutputList } from '../../../shared/operation';
import { count, percent } from '../../../shared/page/wording';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { VisitParams } from './visitsAndDonations.fields';
import type { VisitFigures } from './visitsAndDonations.figures';

export type VisitForecast = Readonly<{
	rows: VisitRows;
	figures: VisitFigures;
	params: VisitParams;
}>;

export function visitItems(forecast: VisitForecast): OutputList {
	const { rows, params } = forecast;
	return {
		length: rows.keys.length,
		at(row: number) {
			const json = leanItem(forecast, row);
			if (!params.simplify) Object.assign(json, details(forecast, row));
			passOn(json, rows.passedOn(row));
			const { items, from, to } = rows.itemsOf(row);
			return { json, from: [{ input: 'visits', items, from, to }] };
		},
	};
}

function leanItem({ rows, figures, params }: VisitForecast, row: number): Record<string, unknown> {
	const { frequency, recency, periods } = rows.attendances;
	const isKnown = figures.visits[row] >= 0;
	return {
		customer: rows.keys[row],
		expectedVisits: tidy(figures.visits[row]),
		expectedSpend: tidy(figures.spend[row]),
		lifetimeValue: tidy(figures.worth[row]),
		probabilityAlive: tidy(figures.alive[row]),
		probabilityOfNoVisit: tidy(figures.silent[row]),
		expectedNextVisit: isKnown ? periodAhead(rows, params, figures.next[row]) : null,
		periodsCome: isKnown ? frequency[row] + 1 : null,
		lastVisit: isKnown ? periodAhead(rows, params, recency[row] - periods[row]) : null,
		reason: reasonFor({ rows, figures, params }, row),
	};
}

/** `2027`, or `+1` where nobody knows which period is the last one. */
function periodAhead(
	{ lastPeriod }: VisitRows,
	{ visitPeriod }: VisitParams,
	ahead: number,
): string | null {
	if (!Number.isFinite(ahead)) return null;
	if (lastPeriod !== null) return periodName(lastPeriod + ahead, visitPeriod);
	return ahead > 0 ? `+${ahead}` : String(ahead);
}

function reasonFor({ rows, figures, params }: VisitForecast, row: number): string | null {
	const unknown = rows.reason(row);
	if (unknown !== null) return unknown;
	const within = count(params.horizonPeriods, params.visitPeriod, `${params.visitPeriod}s`);
	const all = [
		rows.cameSince(row) ? 'Has come in the period that is not over, so is still active' : null,
		Number.isFinite(figures.next[row])
			? null
			: `No date for the next visit: with a chance of ${percent(figures.silent[row])} there is none within ${within}`,
		figures.value.value === null ? 'No spend: see the hint of this node' : null,
		figures.value.value !== null && !Number.isFinite(figures.worth[row])
			? 'Without a discount rate the lifetime value has no end'
			: null,
	].filter((one) => one !== null);
	return all.length === 0 ? null : all.join('. ');
}

function details({ rows, figures, params }: VisitForecast, row: number): Record<string, unknown> {
	const { frequency, recency, periods, customers } = rows.attendances;
	return {
		...{
			frequency: tidy(frequency[row]),
			recency: tidy(recency[row]),
			periods: tidy(periods[row]),
		},
		...{ customers: customers[row], averageValue: tidy(rows.value[row]) },
		...{ model: 'bgBb', parameters: figures.fit.model, horizonPeriods: params.horizonPeriods },
		...{ visitPeriod: params.visitPeriod, currency: rows.currency, timeZone: rows.timeZone },
	};
}

function tidy(value: number): number | null {
	return Number.isFinite(value) ? tidyMoney(value) : null;
}
