// @ts-check
/** Customers as they stood on a day: scores learned a horizon before it, judged by what came after it. */
import { builtRisk } from './builtRisk.mjs';
import { judgementOf } from './outOfFold.mjs';

/** @typedef {{ customer: string, day: number, sales: number }} Sale `day`: days since 1970-01-01 */

/**
 * @param {readonly Sale[]} sales
 * @param {{ origin: number, horizon: number }} when
 */
export function lookingBack(sales, { origin, horizon }) {
	const core = builtRisk();
	const { purchases, people } = purchasesOf(sales, origin + horizon);
	/** @param {number} day */
	const splitAt = (day) => {
		const settings = { people, origin: day, horizon, end: origin + horizon };
		return core.runToEnd(core.temporalSplit(purchases, settings));
	};
	const before = splitAt(origin - horizon);
	const { features, outcomes } = splitAt(origin);
	const rows = Array.from({ length: features.rows }, (_, row) =>
		features.values.subarray(row * features.columns, (row + 1) * features.columns),
	);
	const { model } = core.runToEnd(core.fitLogisticRegression(before, { penalty: 1 }));
	/** @param {(row: Float64Array) => number} scoreOf */
	const aucOf = (scoreOf) => {
		const scores = Float64Array.from(rows, scoreOf);
		return core.runToEnd(core.rankingAuc({ scores, outcomes })).auc ?? NaN;
	};
	return {
		customers: rows.length,
		churn: outcomes.reduce((sum, outcome) => sum + outcome, 0) / rows.length,
		recencyAuc: aucOf((row) => row[0]),
		frequencyAuc: aucOf((row) => -row[1]),
		learned: judgementOf(
			rows.map((row) => core.logisticParts(model, row).probability),
			[...outcomes],
		),
	};
}

/** @param {readonly Sale[]} sales @param {number} end */
export function purchasesOf(sales, end) {
	const core = builtRisk();
	const people = [...new Set(sales.map(({ customer }) => customer))];
	const numberOf = new Map(people.map((customer, number) => [customer, number]));
	const none = new Int32Array(0);
	const log = {
		customers: people,
		orders: {
			customer: Int32Array.from(sales, ({ customer }) => numberOf.get(customer) ?? -1),
			day: Int32Array.from(sales, ({ day }) => day),
			sales: Float64Array.from(sales, ({ sales: value }) => value),
			refunded: new Float64Array(sales.length),
		},
		refunds: { customer: none, day: none, amount: new Float64Array(0) },
		firstOrderDay: null,
		currency: null,
	};
	const purchases = core.runToEnd(core.purchaseOccasions(log, end, 'merge'));
	return { purchases, people: people.length };
}
