// @ts-check
/** What computes clusters, as it is published: loaded from dist, which has to be built. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { checkout } from '../../playground/cache.mjs';

/** @typedef {import('../../core/models/matrix.js').Matrix} Matrix */

const require = createRequire(import.meta.url);

export function builtClusters() {
	/** @type {typeof import('../../core/evaluate/customerClusters.js')} */
	const { customerClusters } = built('core/evaluate/customerClusters.js');
	/** @type {typeof import('../../core/evaluate/silhouette.js')} */
	const { silhouettes } = built('core/evaluate/silhouette.js');
	/** @type {typeof import('../../core/models/featureScaling.js')} */
	const { scaledFeatures } = built('core/models/featureScaling.js');
	/** @type {typeof import('../../core/models/lloyd.js')} */
	const { lloyd } = built('core/models/lloyd.js');
	/** @type {typeof import('../../core/numeric/random.js')} */
	const { randomStream } = built('core/numeric/random.js');
	/** @type {typeof import('../../core/steps.js')} */
	const { runToEnd } = built('core/steps.js');
	/** @type {typeof import('../../nodes/shared/drive.js')} */
	const { drive } = built('nodes/shared/drive.js');
	return { customerClusters, silhouettes, scaledFeatures, lloyd, randomStream, runToEnd, drive };
}

/** @param {string} path */
function built(path) {
	return require(join(checkout, 'dist', ...path.split('/')));
}

/** @param {readonly (readonly number[])[]} rows @returns {Matrix} */
export function matrixOf(rows) {
	return { values: Float64Array.from(rows.flat()), rows: rows.length, columns: rows[0].length };
}
