// @ts-check
/** Freireich's times of remission as tickets: the product-limit estimate of times that have not all ended. */
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { printed } from './figure.mjs';

const set = 'Freireich et al. (1963), remission of 42 leukaemia patients';

/** Weeks; those of the second list had not ended when the study did. */
const mercaptopurine = {
	ended: [6, 6, 6, 7, 10, 13, 16, 22, 23],
	open: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
};
const placebo = {
	ended: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
	open: [],
};

/** Week, share in remission and its standard error, as printed. */
const published = [
	['6', '.857143', '.076360'],
	['7', '.806723', '.086935'],
	['10', '.752941', '.096350'],
	['13', '.690196', '.106815'],
	['16', '.627451', '.114054'],
	['22', '.537815', '.128234'],
	['23', '.448179', '.134591'],
];

/** @type {readonly import('./figure.mjs').LeftOut[]} */
export const notOfService = [
	{
		name: "log-rank chi-square 16.792941 of Freireich's two groups (lifelines)",
		reason: 'the node gives the verdict only; the unit tests compare the figure',
	},
	{ name: 'lifelines waltons: median 56 of 163', reason: 'the data is not at hand' },
];

/** @type {import('./figure.mjs').FigureSet} */
export const service = {
	name: set,
	needs: [],
	async figures(node) {
		/** @param {{ ended: readonly number[], open: readonly number[] }} group @param {number} weeks */
		const timesOf = async (group, weeks) => {
			const parameters = {
				...{ observationEnd: END, simplify: false, resolutionTarget: weeks * WEEK_HOURS },
			};
			const { items } = await runLoyaltyMetrics(node, ticketsOf(group), {
				operation: 'serviceTimes',
				parameters,
			});
			return items[0].json;
		};
		/**
		 * @param {string} name
		 * @param {number | null} ours
		 * @param {string} digits
		 * @returns {import('./figure.mjs').Figure}
		 */
		const figure = (name, ours, digits) => ({
			...{ set, name, ours, ...printed(digits), source: 'lifelines on these times', from: 'node' },
		});
		const curve = await Promise.all(
			published.map(async ([week, share, error]) => {
				const { atTarget } = await timesOf(mercaptopurine, Number(week));
				const { stillWaiting, standardError } = atTarget.resolution;
				return [
					figure(`S(${week}) of those treated`, stillWaiting, share),
					figure(`standard error of S(${week})`, standardError, error),
				];
			}),
		);
		const { resolution } = await timesOf(placebo, 1);
		const median = resolution.medianHours / WEEK_HOURS;
		return [...curve.flat(), figure('median with the placebo, weeks', median, '8')];
	},
};

const END = '2026-06-30';
const WEEK_HOURS = 7 * 24;
const WEEK = WEEK_HOURS * 3_600_000;
const AFTER = Date.parse('2026-07-01T00:00:00Z');

/**
 * Each patient as a ticket. Those that have not ended were opened so long before the end of the observation.
 *
 * @param {{ ended: readonly number[], open: readonly number[] }} group
 */
function ticketsOf({ ended, open }) {
	/** @param {number} at */
	const text = (at) => new Date(at).toISOString();
	const first = AFTER - 60 * WEEK;
	return [
		...ended.map((weeks) => ({ opened: text(first), resolved: text(first + weeks * WEEK) })),
		...open.map((weeks) => ({ opened: text(AFTER - weeks * WEEK - 1), resolved: '' })),
	].map((json) => ({ json }));
}
