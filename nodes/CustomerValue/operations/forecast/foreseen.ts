/** What a model of purchases foresees of each customer, in columns. */
import { meanOrderAhead } from '../../../../core/models/orderValue';
import { waitForNextPurchase } from '../../../../core/models/nextPurchase';
import { purchaseForecast } from '../../../../core/models/purchaseForecast';
import type { PurchaseModel as CoreModel } from '../../../../core/models/purchaseModel';
import { picked } from '../../../../core/numeric/picked';
import { CHUNK, type Steps } from '../../../../core/steps';
import type { Buyers } from '../../../../schema/customers/buyers';
import type { PurchaseModel } from '../../../../schema/fittedModels/purchaseModel';
import type { ForecastOptions } from './forecast.fields';

const YEAR = 365;
/** Of ten next orders eight come within the interval. */
const EARLY = 0.1;
const LATE = 0.9;

/** One entry per customer whose figures can be used, in the order of `buyers.known`. */
export type Foreseen = Readonly<{
	purchases: Float64Array;
	silent: Float64Array;
	alive: Float64Array;
	/** Mean of the orders to come; NaN where nothing is known of spend. */
	orderValue: Float64Array;
	/** Discounted, after the cost of the goods. */
	lifetimeValue: Float64Array;
	/** Days from now until the next order: the median, and between which 8 of 10 lie. */
	wait: Float64Array;
	waitLeast: Float64Array;
	waitMost: Float64Array;
	/** Where each customer of the rows stands here; −1 for who cannot be foreseen. */
	placeOf: Int32Array;
}>;

export function* foreseen(
	{ frequency, recency, age, spend, known }: Buyers,
	model: PurchaseModel,
	{ horizonDays, marginPercent, discountPercent, lifetimeYears }: ForecastOptions,
): Steps<Foreseen> {
	const column = (of: Float64Array) => picked(of, known);
	const histories = { frequency: column(frequency), recency: column(recency), age: column(age) };
	const forecast = yield* purchaseForecast(model as CoreModel, histories, {
		horizon: horizonDays,
		lifetime: lifetimeYears * YEAR,
		discountRate: Math.log1p(discountPercent / 100) / YEAR,
	});
	const { purchases, silent, alive, discounted } = forecast;
	const [orderValue, lifetimeValue, wait, waitLeast, waitMost] = Array.from({ length: 5 }, () =>
		new Float64Array(known.length).fill(NaN),
	);
	const placeOf = new Int32Array(age.length).fill(-1);
	for (let at = 0; at < known.length; at++) {
		if (at % CHUNK === 0) yield;
		placeOf[known[at]] = at;
		if (model.orderValue !== null) {
			const mean = meanOrderAhead(model.orderValue, histories.frequency[at], spend[known[at]]);
			orderValue[at] = mean;
			lifetimeValue[at] = (discounted[at] * mean * marginPercent) / 100;
		}
		const history = {
			...{ frequency: histories.frequency[at], recency: histories.recency[at] },
			age: histories.age[at],
		};
		const within = (share: number) => waitForNextPurchase(model.parameters, history, share);
		wait[at] = within(0.5);
		waitLeast[at] = within(EARLY);
		waitMost[at] = within(LATE);
	}
	return {
		...{ purchases, silent, alive, orderValue, lifetimeValue },
		...{ wait, waitLeast, waitMost, placeOf },
	};
}
