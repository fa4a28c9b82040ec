// @ts-check
/** What learns scores and judges them, as it is published: loaded from dist, which has to be built. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { checkout } from '../../playground/cache.mjs';

/** @typedef {import('../../core/models/labelledRows.js').LabelledRows} LabelledRows */

const require = createRequire(import.meta.url);

export function builtRisk() {
	/** @type {typeof import('../../core/models/logisticRegression.js')} */
	const { fitLogisticRegression, logisticParts } = built('core/models/logisticRegression.js');
	/** @type {typeof import('../../core/models/additiveStumps.js')} */
	const { fitAdditiveStumps, stumpParts } = built('core/models/additiveStumps.js');
	/** @type {typeof import('../../core/evaluate/rankingAuc.js')} */
	const { rankingAuc } = built('core/evaluate/rankingAuc.js');
	/** @type {typeof import('../../core/evaluate/brierScore.js')} */
	const { brierScore } = built('core/evaluate/brierScore.js');
	/** @type {typeof import('../../core/evaluate/logLoss.js')} */
	const { logLoss } = built('core/evaluate/logLoss.js');
	/** @type {typeof import('../../core/evaluate/calibrationCurve.js')} */
	const { calibrationCurve } = built('core/evaluate/calibrationCurve.js');
	/** @type {typeof import('../../core/evaluate/liftCurve.js')} */
	const { liftCurve } = built('core/evaluate/liftCurve.js');
	/** @type {typeof import('../../core/evaluate/fairness.js')} */
	const { fairness } = built('core/evaluate/fairness.js');
	/** @type {typeof import('../../core/evaluate/temporalSplit.js')} */
	const { temporalSplit } = built('core/evaluate/temporalSplit.js');
	/** @type {typeof import('../../core/evaluate/purchaseFacts.js')} */
	const { factsOf, historyOf } = built('core/evaluate/purchaseFacts.js');
	/** @type {typeof import('../../core/metrics/purchases.js')} */
	const { purchaseOccasions } = built('core/metrics/purchases.js');
	/** @type {typeof import('../../core/numeric/poolAdjacentViolators.js')} */
	const { poolAdjacentViolators } = built('core/numeric/poolAdjacentViolators.js');
	/** @type {typeof import('../../core/numeric/random.js')} */
	const { randomStream } = built('core/numeric/random.js');
	/** @type {typeof import('../../core/steps.js')} */
	const { runToEnd } = built('core/steps.js');
	const models = { fitLogisticRegression, logisticParts, fitAdditiveStumps, stumpParts };
	const judges = { rankingAuc, brierScore, logLoss, calibrationCurve, liftCurve, fairness };
	const looks = { temporalSplit, purchaseOccasions, factsOf, historyOf, poolAdjacentViolators };
	return { ...models, ...judges, ...looks, randomStream, runToEnd };
}

/** @param {string} path */
function built(path) {
	return require(join(checkout, 'dist', ...path.split('/')));
}

/** @param {readonly (readonly number[])[]} rows @param {readonly number[]} outcomes @returns {LabelledRows} */
export function labelledRows(rows, outcomes) {
	const values = Float64Array.from(rows.flat());
	return {
		features: { values, rows: rows.length, columns: rows[0].length },
		outcomes: Uint8Array.from(outcomes),
	};
}
