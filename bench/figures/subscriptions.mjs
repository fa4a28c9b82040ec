// @ts-check
/** The shifted-beta-geometric model fitted to the two segments of its own paper. */
import { builtModels, figuresOf, optimum, sum } from './builtModels.mjs';

const sbgSet = 'Shifted-beta-geometric, two segments of a subscription';

/**
 * @typedef {object} Published
 * @property {string[]} printed α, β and log-likelihood of the paper
 * @property {string[]} fitted α, β
 * @property {string} best log-likelihood
 * @property {string[]} left % of the cohort after 8 to 12 years, by the model
 * @property {number[]} actual the same, as it was
 * @property {string[]} off mean and largest difference of the two
 * @property {string[]} renews
 * @property {string[]} lifetimes DEL at 10 % and 15 %
 */

/** @type {import('./figure.mjs').FigureSet} */
export const subscriptionModels = {
	name: sbgSet,
	needs: [],
	async figures() {
		const { sbg, runToEnd } = builtModels();
		const figure = figuresOf(sbgSet, 'Fader & Hardie (2007)');
		/**
		 * @param {string} name
		 * @param {number[]} survivors
		 * @param {Published} theirs
		 */
		const segment = (name, survivors, theirs) => {
			const fit = runToEnd(sbg.fitSbg(sbg.cohortTenures(survivors)));
			const years = [8, 9, 10, 11, 12];
			const survival = years.map((year) => 100 * sbg.survivalProbability(fit.model, year));
			const off = survival.map((share, at) => Math.abs(share - theirs.actual[at]));
			return [
				figure(`${name}: α, β`, Object.values(fit.model), theirs.printed.slice(0, 2)),
				figure(`${name}: log-likelihood`, fit.logLikelihood, theirs.printed[2]),
				figure(`${name}: α, β, with more digits`, Object.values(fit.model), theirs.fitted, optimum),
				figure(
					`${name}: log-likelihood, with more digits`,
					fit.logLikelihood,
					theirs.best,
					optimum,
				),
				figure(`${name}: % left after 8 to 12 years`, survival, theirs.left, 'by hand from α, β'),
				figure(
					`${name}: % off the actual shares on average, and at most`,
					[sum(off) / off.length, Math.max(...off)],
					theirs.off,
					'by hand from α, β',
				),
				figure(
					`${name}: share that renews the first to the sixth time`,
					[1, 2, 3, 4, 5, 6].map((period) => sbg.renewalProbability(fit.model, period)),
					theirs.renews,
					'by hand from α, β',
				),
				figure(
					`${name}: discounted lifetime at 10 % and 15 %`,
					[0.1, 0.15].map((rate) => sbg.expectedLifetime(fit.model, rate)),
					theirs.lifetimes,
					'mpmath, ₂F₁ at the maximum',
				),
			];
		};
		return [
			...segment('Regular', [1000, 631, 468, 382, 326, 289, 262, 241], {
				printed: ['.704', '1.182', '-1680.3'],
				fitted: ['.704077', '1.182043'],
				best: '-1680.265188',
				left: ['22.01', '20.44', '19.12', '17.99', '17.00'],
				actual: [22.3, 20.7, 19.4, 18.3, 17.3],
				off: ['.288', '.314'],
				renews: ['.6267', '.7560', '.8188', '.8559', '.8804', '.8978'],
				lifetimes: ['3.694908', '3.105941'],
			}),
			...segment('High End', [1000, 869, 743, 653, 593, 551, 517, 491], {
				printed: ['.668', '3.806', '-1611.2'],
				fitted: ['.66809', '3.80609'],
				best: '-1611.158147',
				left: ['46.04', '43.58', '41.42', '39.51', '37.80'],
				actual: [46.8, 44.5, 42.7, 40.9, 39.4],
				off: ['1.191', '1.600'],
				renews: ['.8507', '.8780', '.8968', '.9106', '.9212', '.9295'],
				lifetimes: ['5.922253', '4.690187'],
			}),
			figure(
				'Regular: payments to come after three renewals, at 10 % and 15 %',
				[0.1, 0.15].map((rate) =>
					sbg.residualLifetime({ alpha: 0.70407729, beta: 1.18204298 }, 3, rate),
				),
				['5.442058', '4.271848'],
				'mpmath, ₂F₁ at the maximum',
			),
		];
	},
};
