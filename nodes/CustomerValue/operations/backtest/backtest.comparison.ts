/** The model's forecast of the hidden days beside simple guesses, all held to what came. */
import {
	countErrors,
	errorAdvantage,
	type CountComparison,
} from '../../../../core/evaluate/countErrors';
import type { PurchaseHoldout } from '../../../../core/evaluate/purchaseHoldout';
import { rankingAuc, type RankingAuc } from '../../../../core/evaluate/rankingAuc';
import { forecastTotals, type Totals } from '../../../../core/models/forecastTotals';
import { purchaseForecast } from '../../../../core/models/purchaseForecast';
import type { PurchaseModel as CoreModel } from '../../../../core/models/purchaseModel';
import type { Steps } from '../../../../core/steps';
import type { PurchaseModel } from '../../../../schema/fittedModels/purchaseModel';

export const PREDICTORS = ['model', 'sameAsBefore', 'ownPace', 'average', 'recency'] as const;
export type Predictor = (typeof PREDICTORS)[number];

export type Comparison = Readonly<{
	hidden: PurchaseHoldout;
	/** By predictor; recency ranks customers, but foresees no number. */
	errors: Partial<Record<Predictor, CountComparison>>;
	/** Who orders at all: the higher the score, the likelier. The average ranks nobody. */
	ranking: Partial<Record<Predictor, RankingAuc>>;
	totals: Totals;
	/** Spend of all customers in the hidden days. */
	spent: number;
	/** Of the model over "the same as before": absolute errors per customer. */
	advantage: ReturnType<typeof errorAdvantage>;
}>;

export function* comparisonOf(hidden: PurchaseHoldout, model: PurchaseModel): Steps<Comparison> {
	const { frequency, recency, age, before, orders, horizon } = hidden;
	const forecast = yield* purchaseForecast(model as CoreModel, hidden, {
		...{ horizon, lifetime: 0, discountRate: 0 },
	});
	const mean = before.reduce((sum, one) => sum + one, 0) / before.length;
	const counts = {
		model: forecast.purchases,
		sameAsBefore: before,
		ownPace: frequency.map((x, row) => (age[row] > 0 ? (x / age[row]) * horizon : 0)),
		average: before.map(() => mean),
	};
	const scores = {
		model: forecast.silent.map((silent) => 1 - silent),
		sameAsBefore: before,
		ownPace: counts.ownPace,
		recency: recency.map((last, row) => last - age[row]),
	};
	const errors: Partial<Record<Predictor, CountComparison>> = {};
	const ranking: Partial<Record<Predictor, RankingAuc>> = {};
	const outcomes = Uint8Array.from(orders, (made) => Number(made > 0));
	for (const name of PREDICTORS) {
		if (name !== 'recency') errors[name] = yield* countErrors(counts[name], orders);
		if (name !== 'average') ranking[name] = yield* rankingAuc({ scores: scores[name], outcomes });
	}
	return {
		...{ hidden, errors, ranking },
		totals: yield* forecastTotals(hidden, hidden.spend, {
			...{ model: model as CoreModel, logCovariance: model.fit.logCovariance },
			...{ orderValue: model.orderValue, horizon },
		}),
		spent: hidden.spent
			.slice()
			.sort()
			.reduce((sum, one) => sum + one, 0),
		advantage: errorAdvantage(orders, counts.model, before),
	};
}
