// @ts-check
/** What the purchase models, fitted to what was known on a day, say of who will buy no more, and what came. */
import { builtModels } from '../figures/builtModels.mjs';
import { builtRisk } from './builtRisk.mjs';
import { purchasesOf } from './lookingBack.mjs';

/**
 * @param {readonly import('./lookingBack.mjs').Sale[]} sales
 * @param {{ origin: number, horizon: number }} when
 */
export function silentCustomers(sales, { origin, horizon }) {
	const core = builtRisk();
	const { bgNbd, mbgNbd, paretoNbd, runToEnd } = builtModels();
	const { purchases, people } = purchasesOf(sales, origin + horizon);
	const settings = { people, origin, horizon, end: origin + horizon };
	const { features, outcomes } = runToEnd(core.temporalSplit(purchases, settings));
	const rows = [...outcomes.keys()];
	const histories = rows.map((row) => core.historyOf(core.factsOf(features, row)));
	const columns = {
		frequency: histories.map(({ frequency }) => frequency),
		recency: histories.map(({ recency }) => recency),
		age: histories.map(({ age }) => age),
	};
	const bg = runToEnd(bgNbd.fitBgNbd(columns));
	const mbg = runToEnd(mbgNbd.fitMbgNbd(columns));
	const pareto = runToEnd(paretoNbd.fitParetoNbd(columns));
	/** @param {(history: typeof histories[number]) => number} chance */
	const judged = (chance) => {
		const probabilities = Float64Array.from(histories, chance);
		const curve = core.runToEnd(core.calibrationCurve({ probabilities, outcomes }, 'equalCount'));
		return {
			auc: runToEnd(core.rankingAuc({ scores: probabilities, outcomes })).auc ?? NaN,
			brier: runToEnd(core.brierScore({ probabilities, outcomes })).brier ?? NaN,
			ece: curve.ece ?? NaN,
			mean: probabilities.reduce((sum, one) => sum + one, 0) / probabilities.length,
		};
	};
	/** The sixth feature: days since the last purchase, by the own gap. */
	const overdue = Float64Array.from(rows, (row) => features.values[row * features.columns + 5]);
	return {
		overdueAuc: runToEnd(core.rankingAuc({ scores: overdue, outcomes })).auc ?? NaN,
		fits: { 'BG/NBD': bg, 'MBG/NBD': mbg, 'Pareto/NBD': pareto },
		gone: {
			'BG/NBD': judged((one) => 1 - bgNbd.probabilityAlive(bg.model, one)),
			'MBG/NBD': judged((one) => 1 - mbgNbd.probabilityAlive(mbg.model, one)),
		},
		silent: {
			'BG/NBD': judged((one) => bgNbd.probabilityOfNoPurchase(bg.model, one, horizon)),
			'MBG/NBD': judged((one) => mbgNbd.probabilityOfNoPurchase(mbg.model, one, horizon)),
			'Pareto/NBD': judged((one) =>
				Math.exp(-paretoNbd.expectedPurchases(pareto.model, one, horizon)),
			),
		},
	};
}
