// @ts-check
/** The package as it is published: built when its sources changed, then loaded from dist. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { checkout } from '../playground/cache.mjs';
import { buildPackage } from '../playground/packageBuild.mjs';

/** @typedef {typeof import('../nodes/LoyaltyMetrics/LoyaltyMetrics.node.js')} LoyaltyMetricsModule */

const require = createRequire(import.meta.url);
const built = join(checkout, 'dist', 'nodes', 'LoyaltyMetrics', 'LoyaltyMetrics.node.js');

/** @returns {Promise<LoyaltyMetricsModule>} */
export async function builtPackage() {
	await buildPackage();
	return loadedPackage();
}

/** For processes started after the build. @returns {LoyaltyMetricsModule} */
export function loadedPackage() {
	return require(built);
}
