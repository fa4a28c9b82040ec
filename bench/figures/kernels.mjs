// @ts-check
/** The special functions that the models rest on, beside mpmath, over the ranges that the models reach. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { checkout } from '../../playground/cache.mjs';

const set = 'Special functions';
/** Of the value itself. */
const MOST_OFF = 1e-10;

/** a, b, c, z, ₂F₁. */
// prettier-ignore
const hypergeometric = [
	[.2425929, 2.42575378, 2.21863999, .898337427091, 1.93547392814132],
	[2.2425929, 4.42575378, 4.21863999, .474028516687, 4.57434577633906],
	[29.2425929, 31.42575378, 31.21863999, .474028516687, 163992994.813516],
	[.5, 1, 1.5, .25, 1.09861228866811],
	[1, 1, 2, .5, 1.38629436111989],
	[1, 1.18204298, 1.88612027, 1 / 1.1, 3.69490839890052],
	[200.25, 202.5, 202.3, .9, 2.81321406714929e200],
	[.25, 2.5, 2.3, .999, 11.3625360385559],
	[1.1598, .6062, 2.1598, .0257, 1.00848607981502],
];

/** x, ln Γ(x). */
// prettier-ignore
const gammas = [
	[1e-6, 13.8155099807494317],
	[.1, 2.2527126517342059],
	[.2425929, 1.31981641991864444],
	[.5, .572364942924700087],
	[1.5, -.120782237635245222],
	[4.41353129, 2.33457923652806225],
	[100.25, 360.284559637764235],
	[1e6, 12815504.5691476117],
];

/** @type {import('./figure.mjs').FigureSet} */
export const kernels = {
	name: set,
	needs: [],
	async figures() {
		const require = createRequire(import.meta.url);
		/** @param {string} name */
		const built = (name) => require(join(checkout, 'dist', 'core', 'numeric', `${name}.js`));
		/** @type {typeof import('../../core/numeric/hyp2f1.js')} */
		const { hyp2f1 } = built('hyp2f1');
		/** @type {typeof import('../../core/numeric/logGamma.js')} */
		const { logGamma } = built('logGamma');
		const beta = logGamma(0.79288621) + logGamma(2.42575378) - logGamma(0.79288621 + 2.42575378);
		return [
			...hypergeometric.map(([a, b, c, z, value]) =>
				relative(`₂F₁(${a}, ${b}; ${c}; ${Number(z.toFixed(12))})`, hyp2f1(a, b, c, z), value),
			),
			...gammas.map(([x, value]) => relative(`ln Γ(${x})`, logGamma(x), value)),
			relative('ln B(.79288621, 2.42575378)', beta, -0.511259573897676813),
		];
	},
};

/**
 * @param {string} name
 * @param {number} ours
 * @param {number} theirs
 * @returns {import('./figure.mjs').Figure}
 */
function relative(name, ours, theirs) {
	const tolerance = MOST_OFF * Math.abs(theirs);
	return { set, name, ours, theirs, tolerance, source: 'mpmath', from: 'core' };
}
