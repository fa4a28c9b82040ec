/** BG/BB fitted to who came when, and what it expects of each row. */
import { ModelError } from '../../../../core/errors';
import {
	discountedPurchases,
	expectedPurchases,
	fitBgBb,
	probabilityAlive,
	probabilityOfNoPurchase,
	type BgBb,
} from '../../../../core/models/bgBb';
import { totalVisits } from '../../../../core/models/bgBbTotals';
import type { Total } from '../../../../core/models/forecastTotals';
import type { ModelFit } from '../../../../core/models/maximumLikelihood';
import {
	fitOrderValue,
	meanOrderAhead,
	type OrderValueFit,
} from '../../../../core/models/orderValue';
import { CHUNK, type Steps } from '../../../../core/steps';
import { InputError } from '../../../../schema/parse';
import type { VisitRows } from '../../../../schema/visits';
import { count } from '../../../shared/page/wording';
import { MONTHS } from '../subscription/subscriptionValue.present';
import type { VisitParams } from './visitsAndDonations.fields';

/** With fewer periods after the first the four parameters cannot be told apart. */
const FEWEST_PERIODS = 3;

/** In columns, one entry per row; NaN where a row cannot be foreseen. */
export type VisitFigures = Readonly<{
	fit: ModelFit<BgBb>;
	value: OrderValueFit;
	visits: Float64Array;
	alive: Float64Array;
	silent: Float64Array;
	/** Discounted, for ever, after the cost of the goods. */
	worth: Float64Array;
	spend: Float64Array;
	/** In which period ahead the next visit is due: the first by which it is likelier than not; NaN for none. */
	next: Float64Array;
	total: Total;
	customers: number;
	/** Customers who had come again. */
	returned: number;
	warnings: readonly string[];
}>;

export function* visitFigures(rows: VisitRows, params: VisitParams): Steps<VisitFigures> {
	const { frequency, recency, periods, customers } = rows.attendances;
	const known = Array.from(periods.keys()).filter((row) => periods[row] >= 0);
	const column = (of: Float64Array) => Float64Array.from(known, (row) => of[row]);
	const attendances = {
		...{ frequency: column(frequency), recency: column(recency) },
		...{ periods: column(periods), customers: column(customers) },
	};
	const returned = known.reduce((sum, row) => sum + (frequency[row] > 0 ? customers[row] : 0), 0);
	refuseTooLittle(attendances.periods, returned, params);
	const fit = yield* fitBgBb(attendances);
	const value = yield* fitOrderValue({ frequency, monetaryValue: rows.value });
	const discount = (1 + params.discountPercent / 100) ** (MONTHS[params.visitPeriod] / 12) - 1;
	const [visits, alive, silent, worth, spend, next] = Array.from({ length: 6 }, () =>
		new Float64Array(periods.length).fill(NaN),
	);
	const alike = new Map<string, Pattern>();
	for (const [at, row] of known.entries()) {
		if (at % (CHUNK / 16) === 0) yield;
		const one = { frequency: frequency[row], recency: recency[row], periods: periods[row] };
		const key = `${one.frequency} ${one.recency} ${one.periods}`;
		const found = alike.get(key) ?? patternOf(fit.model, one, params.horizonPeriods, discount);
		alike.set(key, found);
		visits[row] = found.visits;
		alive[row] = found.alive;
		silent[row] = found.silent;
		next[row] = found.next;
		if (value.value === null) continue;
		const mean = meanOrderAhead(value.value, one.frequency, rows.value[row]);
		spend[row] = found.visits * mean;
		worth[row] = (found.discounted * mean * params.marginPercent) / 100;
	}
	return {
		...{ fit, value, visits, alive, silent, worth, spend, next },
		total: yield* totalVisits(fit, attendances, params.horizonPeriods),
		customers: attendances.customers.reduce((sum, many) => sum + many, 0),
		...{ returned, warnings: warningsOf(fit) },
	};
}

type Pattern = Readonly<Record<'visits' | 'alive' | 'silent' | 'discounted' | 'next', number>>;

function patternOf(
	model: BgBb,
	one: Readonly<{ frequency: number; recency: number; periods: number }>,
	horizon: number,
	discount: number,
): Pattern {
	let next = 1;
	while (next <= horizon && probabilityOfNoPurchase(model, one, next) > 0.5) next++;
	return {
		visits: expectedPurchases(model, one, horizon),
		alive: Math.min(1, probabilityAlive(model, one)),
		silent: Math.min(1, probabilityOfNoPurchase(model, one, horizon)),
		discounted: discountedPurchases(model, one, discount),
		next: next <= horizon ? next : NaN,
	};
}

function refuseTooLittle(
	periods: Float64Array,
	returned: number,
	{ leastRepeatCustomers, visitPeriod }: VisitParams,
): void {
	const most = periods.reduce((longest, n) => Math.max(longest, n), -1);
	if (!(most >= FEWEST_PERIODS)) {
		throw new InputError(
			`There are ${count(most + 1, `whole ${visitPeriod}`, `whole ${visitPeriod}s`)}, the one of the first visit included; at least ${FEWEST_PERIODS + 1} are needed`,
			"Choose a shorter period under 'One Occasion Per', or hand on a longer list.",
		);
	}
	if (!(returned >= leastRepeatCustomers)) {
		throw new ModelError(
			'tooFewRows',
			`${count(returned, 'customer has', 'customers have')} come in another period after the first; at least ${leastRepeatCustomers} are needed to foresee visits`,
		);
	}
}

function warningsOf({ degenerate, converged }: ModelFit<BgBb>): string[] {
	if (degenerate?.code === 'nobodyLeaves') {
		return [
			'By these visits nobody ever leaves for good: the chance to be still active is near 1 for everybody and says nothing, the chance of no visit still does',
		];
	}
	if (degenerate !== null) {
		return [
			'These visits do not tell how much customers differ (a parameter ran to its bound): figures of single customers are rough',
		];
	}
	return converged
		? []
		: ['The search for the best model ended early: take the figures as a direction'];
}
