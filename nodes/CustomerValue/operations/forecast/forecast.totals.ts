/** What all customers together are expected to buy, with its interval, as fields and in words. */
import { forecastTotals, type Total } from '../../../../core/models/forecastTotals';
import type { PurchaseModel as CoreModel } from '../../../../core/models/purchaseModel';
import { picked } from '../../../../core/numeric/picked';
import type { Steps } from '../../../../core/steps';
import { decimal, money, whole } from '../../../shared/page/wording';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { Forecast } from './forecast.items';

export type ForecastTotals = Readonly<{
	orders: Total;
	spend: Total | null;
	/** Null where nothing is known of spend. */
	lifetimeValue: number | null;
	/** Of how many customers. */
	customers: number;
}>;

export function* totalsOf({ buyers, model, found, horizonDays }: Forecast): Steps<ForecastTotals> {
	const column = (of: Float64Array) => picked(of, buyers.known);
	const histories = {
		...{ frequency: column(buyers.frequency), recency: column(buyers.recency) },
		age: column(buyers.age),
	};
	const { purchases, spend } = yield* forecastTotals(histories, column(buyers.spend), {
		...{ model: model as CoreModel, logCovariance: model.fit.logCovariance },
		...{ orderValue: model.orderValue, horizon: horizonDays },
	});
	// From the least to the most: the order of rows must not show in the last digit.
	const worth = found.lifetimeValue.slice().sort();
	return {
		...{ orders: purchases, spend },
		lifetimeValue: spend === null ? null : worth.reduce((sum, one) => sum + one, 0),
		customers: buyers.known.length,
	};
}

export function totalField({ mean, interval, reason }: Total) {
	return {
		value: tidyMoney(mean),
		interval: interval && { low: tidyMoney(interval.low), high: tidyMoney(interval.high) },
		reason,
	};
}

/** `123 orders (110 to 137 in 19 of 20 cases) worth 4,200 EUR` */
export function totalsSentence(
	{ orders, spend }: ForecastTotals,
	{ customers, horizonDays }: Forecast,
): string {
	const amount = (value: number) => money(value, customers.currency);
	const worth = spend === null ? '' : ` and to spend ${between(spend, amount)}`;
	return `In the next ${whole(horizonDays)} days all customers together are expected to order ${between(orders, decimal)} times${worth}.`;
}

export function between({ mean, interval }: Total, format: (value: number) => string): string {
	if (interval === null) return format(mean);
	return `${format(mean)} (likely ${format(interval.low)} to ${format(interval.high)})`;
}

/** What "likely" means there, and what it leaves out. */
export const TOTALS_NOTE =
	'"Likely" gives the range that holds the total in 19 of 20 cases, if customers go on as the model supposes: it counts what is chance for each customer and how exactly the model is known, not a season, a campaign or a crisis. How far off such totals have been shows Backtest.';
