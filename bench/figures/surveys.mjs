// @ts-check
/** Net promoter scores with their intervals, and the worked examples of satisfaction and effort. */
import { runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { printed } from './figure.mjs';

const set = 'Surveys: NPS, CSAT, CES';
const measuringU = 'worked examples, adjusted Wald of Rocks 2016';
const byHand = 'worked example';

/** Promoters, passives, detractors; score, plain margin, adjusted-Wald interval. A null margin was not printed. */
const waves = /** @type {const} */ ([
	[70, 20, 10, '60.0000', '13.0009', '45.2698', '71.2351'],
	[50, 30, 20, '30.0000', '15.3078', '14.0511', '44.2013'],
	[5, 3, 2, '30.0000', '48.4075', '-19.0506', '65.2045'],
	[10, 0, 0, '100.0000', '0.0000', '47.5036', '100.0000'],
	[1, 0, 0, '100.0000', null, '-48.4986', '98.4986'],
	[15, 14, 7, '22.2222', '24.4827', '-2.9834', '44.0091'],
	[65, 81, 53, '6.0302', '10.6660', '-4.6344', '16.5156'],
]);

/** @type {readonly import('./figure.mjs').LeftOut[]} */
export const notOfSurveys = [
	{
		name: 'the net promoter score of a public file of 5,000 answers, by country and quarter',
		reason: 'the file is not at hand',
	},
];

/** @type {import('./figure.mjs').FigureSet} */
export const surveys = {
	name: set,
	needs: [],
	async figures(node) {
		/**
		 * @param {string} operation
		 * @param {readonly number[]} scores
		 */
		const run = async (operation, scores) => {
			const items = scores.map((score) => ({ json: { score } }));
			const parameters = { simplify: false };
			const { items: output } = await runLoyaltyMetrics(node, items, { operation, parameters });
			return output[0].json;
		};
		/**
		 * @param {string} name
		 * @param {number | null} ours
		 * @param {string} digits
		 * @param {string} source
		 * @returns {import('./figure.mjs').Figure}
		 */
		const figure = (name, ours, digits, source) => ({
			...{ set, name, ours, ...printed(digits), source, from: 'node' },
		});

		const figures = [];
		const margins = [];
		for (const [promoters, passives, detractors, score, margin, low, high] of waves) {
			const of = `of ${promoters} promoters, ${passives} passives, ${detractors} detractors`;
			const json = await run('nps', [
				...Array(promoters).fill(10),
				...Array(passives).fill(8),
				...Array(detractors).fill(0),
			]);
			figures.push(
				figure(`NPS ${of}`, json.score.value, score, measuringU),
				figure(`range from, ${of}`, json.score.interval.low, low, measuringU),
				figure(`range to, ${of}`, json.score.interval.high, high, measuringU),
			);
			if (margin !== null) {
				figures.push(figure(`plain margin ${of}`, json.plainMargin, margin, measuringU));
			}
			margins.push(json.plainMargin);
		}
		const error = Math.hypot(margins[0], margins[1]) / 1.959963984540054;
		figures.push(figure('z of 60 against 30, 100 answers each', 30 / error, '2.9277', measuringU));
		const split = await run('nps', [...Array(50).fill(10), ...Array(50).fill(0)]);
		figures.push(figure('answers for ±10 points at worst', split.answersNeeded, '385', byHand));

		const csat = await run('csat', [5, 4, 3, 5, 1, 2, 4, 5]);
		figures.push(
			figure('satisfied share of 5 4 3 5 1 2 4 5', csat.satisfied.value, '0.625', byHand),
			figure('its Wilson interval from', csat.satisfied.interval.low, '0.3057', byHand),
			figure('its Wilson interval to', csat.satisfied.interval.high, '0.8632', byHand),
			figure('mean satisfaction', csat.mean.value, '3.625', byHand),
		);
		const ces = await run('ces', [7, 6, 5, 4, 3, 2, 1, 7, 7, 6]);
		figures.push(
			figure('mean ease of 7 6 5 4 3 2 1 7 7 6', ces.mean.value, '4.8', byHand),
			figure('its t interval from', ces.mean.interval.low, '3.2255', byHand),
			figure('its t interval to', ces.mean.interval.high, '6.3745', byHand),
			figure('share that found it easy', ces.easy.value, '0.6', byHand),
		);
		return figures;
	},
};
