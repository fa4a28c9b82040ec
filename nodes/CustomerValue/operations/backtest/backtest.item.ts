/** What a backtest found, as one item with a page. */
import type { RankingAuc } from '../../../../core/evaluate/rankingAuc';
import type { Total } from '../../../../core/models/forecastTotals';
import { isoDay } from '../../../../schema/calendarDay';
import type { OrderRows } from '../../../../schema/orders';
import type { OutputItem } from '../../../shared/operation';
import type { Finding } from '../../../shared/page/finding';
import { htmlOf } from '../../../shared/page/html';
import type { Page } from '../../../shared/page/page';
import { textOf } from '../../../shared/page/text';
import { count, decimal, money, percent, whole } from '../../../shared/page/wording';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { Fitted } from '../forecast/forecast.model';
import { MODEL_NAMES } from '../forecast/modelHints';
import { between, totalField } from '../forecast/forecast.totals';
import { PREDICTORS, type Comparison, type Predictor } from './backtest.comparison';

const NAMES: Readonly<Record<Predictor, string>> = {
	model: 'The model',
	sameAsBefore: 'The same as before',
	ownPace: "Each customer's pace so far",
	average: 'The same for everybody',
	recency: 'Who ordered last orders next',
};

type Settings = Readonly<{ horizonDays: number; simplify: boolean; origin: number }>;

export function backtestItem(
	orders: OrderRows,
	fitted: Fitted,
	comparison: Comparison,
	settings: Settings,
): OutputItem {
	const { model, why, hints } = fitted;
	const { hidden, errors, ranking, totals, spent } = comparison;
	const page = pageOf(orders, fitted, comparison);
	const json = {
		period: periodOf(orders, comparison),
		customers: hidden.customers.length,
		model: { kind: model.kind, name: MODEL_NAMES[model.kind], why, warnings: hints },
		total: {
			orders: heldTo(totals.purchases, errors.model!.made),
			spend: totals.spend && heldTo(totals.spend, spent),
		},
		errors: PREDICTORS.flatMap((predictor) => {
			const found = errors[predictor];
			if (found === undefined) return [];
			const { foreseen, made, mae, rmse } = found;
			return [
				{
					...{ predictor, foreseen: tidyMoney(foreseen), made },
					...{ mae: tidyOrNull(mae), rmse: tidyOrNull(rmse) },
				},
			];
		}),
		ranking: PREDICTORS.flatMap((predictor) => {
			const found = ranking[predictor];
			return found === undefined ? [] : [{ predictor, ...rankingField(found) }];
		}),
		calibration: errors.model!.tenths.map(({ customers, foreseen, made }) => ({
			...{ customers, foreseen: tidyMoney(foreseen), made: tidyMoney(made) },
		})),
		...{ html: htmlOf(page), text: textOf(page), page },
	};
	const more = { currency: orders.log.currency, parameters: model.parameters, fit: model.fit };
	return {
		json: settings.simplify ? json : { ...json, ...more, read: orders.counts },
		from: [{ input: 'orders', items: [orders.itemOfOrder[0]], from: 0, to: 1 }],
	};
}

function periodOf({ timeZone }: OrderRows, { hidden: { origin, horizon } }: Comparison) {
	return {
		...{ learnedUntil: isoDay(origin), hiddenFrom: isoDay(origin + 1) },
		...{ hiddenTo: isoDay(origin + horizon), days: horizon, timeZone },
	};
}

function heldTo(total: Total, made: number) {
	const { interval, mean } = total;
	return {
		...totalField(total),
		made: tidyMoney(made),
		offBy: made > 0 ? tidyMoney(mean / made - 1) : null,
		isWithinInterval: interval && interval.low <= made && made <= interval.high,
	};
}

function rankingField({ auc, interval, happened, others, reason }: RankingAuc) {
	return {
		...{ auc: tidyOrNull(auc), ordered: happened, others, reason },
		interval: interval && { low: tidyMoney(interval.low), high: tidyMoney(interval.high) },
	};
}

const tidyOrNull = (value: number | null) => (value === null ? null : tidyMoney(value));

function pageOf(orders: OrderRows, fitted: Fitted, comparison: Comparison): Page {
	const { hidden, errors, ranking, totals, spent } = comparison;
	const { origin, horizon } = hidden;
	const amount = (value: number) => money(value, orders.log.currency);
	const { made } = errors.model!;
	const score = (value: number | null | undefined) =>
		value == null ? 'unknown' : value.toFixed(3);
	return {
		title: 'Would the forecast have been right?',
		subtitle: `Learned until ${isoDay(origin)}, held to the ${count(horizon, 'day', 'days')} after (${orders.timeZone}), ${count(hidden.customers.length, 'customer', 'customers')}`,
		findings: [advantageFinding(comparison)],
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{
						label: 'Orders of these customers',
						value: whole(made),
						note: `foreseen ${between(totals.purchases, decimal)}`,
					},
					{
						label: 'Their spend',
						value: amount(spent),
						note:
							totals.spend === null ? 'not foreseen' : `foreseen ${between(totals.spend, amount)}`,
					},
				],
			},
			{
				kind: 'table',
				heading: 'Beside simple guesses',
				columns: ['Forecast', 'Orders', 'Off per customer', 'Large misses', 'Ranking'],
				rows: PREDICTORS.map((predictor) => [
					NAMES[predictor],
					errors[predictor] === undefined ? 'none' : decimal(errors[predictor].foreseen),
					score(errors[predictor]?.mae),
					score(errors[predictor]?.rmse),
					score(ranking[predictor]?.auc),
				]),
			},
			{
				kind: 'table',
				heading: 'Customers from the least to the most promising',
				columns: ['Tenth', 'Customers', 'Orders foreseen', 'Orders made'],
				rows: errors.model!.tenths.map(({ customers, foreseen, made: was }, at) => [
					String(at + 1),
					whole(customers),
					foreseen.toFixed(2),
					was.toFixed(2),
				]),
			},
		],
		notes: [
			'Off per customer: how many orders a forecast missed by on average (mean absolute error). Large misses weigh more in the next column (root mean square error). Ranking: of one who ordered and one who did not, how often the first was ranked higher; 0.5 is chance.',
			'The hidden orders were not looked at, neither for fitting nor for choosing the model. Customers who ordered for the first time in these days are in no figure.',
			`${MODEL_NAMES[fitted.model.kind]}: ${fitted.why}.`,
			...fitted.hints,
		],
	};
}

function advantageFinding({ advantage, errors }: Comparison): Finding {
	const [ours, theirs] = [errors.model!.mae, errors.sameAsBefore!.mae];
	const shown = (value: number | null) => (value === null ? '' : value.toFixed(3));
	const base = { metric: 'Forecast', now: shown(ours), before: shown(theirs), lookAt: '' };
	if (advantage === null || theirs === null) {
		return { ...base, verdict: 'notComparable', text: 'Too few customers to compare forecasts.' };
	}
	const { difference, interval } = advantage;
	const by = theirs > 0 ? ` by ${percent(Math.abs(difference) / theirs)}` : '';
	if (interval.low > 0) {
		const text = `The model misses by less than "the same as before"${by}, more than chance.`;
		return { ...base, verdict: 'better', text };
	}
	if (interval.high < 0) {
		return {
			...base,
			verdict: 'worse',
			text: `The model misses by more than "the same as before"${by}, more than chance.`,
			lookAt: 'Trust the simple guess here; look for a season or a campaign in the hidden days.',
		};
	}
	const text = 'The model and "the same as before" miss by about as much.';
	return { ...base, verdict: 'noChangeShown', text };
}
