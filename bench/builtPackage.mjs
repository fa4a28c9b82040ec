// @ts-check
/** The package as it is published: built when its sources changed, then loaded from dist. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { checkout } from '../playground/cache.mjs';
import { buildPackage } from '../playground/packageBuild.mjs';

/**
 * @typedef {typeof import('../nodes/LoyaltyMetrics/LoyaltyMetrics.node.js')} LoyaltyMetricsModule
 * @typedef {typeof import('../nodes/CustomerSegments/CustomerSegments.node.js')} CustomerSegmentsModule
 * @typedef {typeof import('../nodes/ContactPolicy/ContactPolicy.node.js')} ContactPolicyModule
 * @typedef {typeof import('../nodes/ChurnRisk/ChurnRisk.node.js')} ChurnRiskModule
 * @typedef {typeof import('../nodes/CustomerPrivacy/CustomerPrivacy.node.js')} CustomerPrivacyModule
 * @typedef {typeof import('../nodes/CustomerValue/CustomerValue.node.js')} CustomerValueModule
 * @typedef {ChurnRiskModule & CustomerPrivacyModule & CustomerValueModule & LoyaltyMetricsModule & CustomerSegmentsModule & ContactPolicyModule} OurNodes
 */

const require = createRequire(import.meta.url);
const names = [
	'ChurnRisk',
	'ContactPolicy',
	'CustomerPrivacy',
	'CustomerSegments',
	'CustomerValue',
	'LoyaltyMetrics',
];

/** @returns {Promise<OurNodes>} */
export async function builtPackage() {
	await buildPackage();
	return loadedPackage();
}

/** For processes started after the build. @returns {OurNodes} */
export function loadedPackage() {
	const built = names.map((name) =>
		require(join(checkout, 'dist', 'nodes', name, `${name}.node.js`)),
	);
	return Object.assign({}, ...built);
}
