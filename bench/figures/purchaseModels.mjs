// @ts-check
/** The purchase models fitted to CDNOW's customers: parameters, likelihoods, standard errors. */
import {
	builtModels,
	errorsOf,
	figuresOf,
	lifetimes,
	numbersOf,
	optimum,
	spends,
	summary,
} from './builtModels.mjs';

const cdnowSet = 'Purchase models, CDNOW 1/10 sample until 1997-09-30';

/** @type {import('./figure.mjs').FigureSet} */
export const cdnowModels = {
	name: cdnowSet,
	needs: [summary, spends].map((path) => path.join('/')),
	async figures() {
		const { bgNbd, mbgNbd, paretoNbd, gammaGamma, runToEnd } = builtModels();
		const rows = numbersOf(summary);
		const histories = {
			frequency: rows.map(([, x]) => x),
			recency: rows.map(([, , tx]) => tx),
			age: rows.map(([, , , T]) => T),
		};
		const bg = runToEnd(bgNbd.fitBgNbd(histories));
		const mbg = runToEnd(mbgNbd.fitMbgNbd(histories));
		const pareto = runToEnd(paretoNbd.fitParetoNbd(histories));
		const repeat = numbersOf(spends).filter(([, x]) => x > 0);
		const gamma = runToEnd(
			gammaGamma.fitGammaGamma({
				frequency: repeat.map(([, x]) => x),
				monetaryValue: repeat.map(([, , , , mean]) => mean),
			}),
		);
		const figure = figuresOf(cdnowSet, optimum);
		/** @param {string} name @param {{ converged: boolean }} fit */
		const rested = (name, { converged }) =>
			figure(`${name}: came to rest (1: yes)`, Number(converged), '1', 'must');
		return [
			figure('BG/NBD: r, α, a, b', Object.values(bg.model), [
				'.24259',
				'4.41353',
				'.79289',
				'2.42575',
			]),
			figure('BG/NBD: log-likelihood', bg.logLikelihood, '-9582.425561'),
			figure(
				'BG/NBD: standard errors',
				errorsOf(bg),
				['.01256', '.37822', '.18572', '.70535'],
				lifetimes,
			),
			rested('BG/NBD', bg),
			figure('MBG/NBD: r, α, a, b', Object.values(mbg.model), [
				'.52484',
				'6.18299',
				'.89136',
				'1.61400',
			]),
			figure('MBG/NBD: log-likelihood', mbg.logLikelihood, '-9582.132685'),
			figure(
				'MBG/NBD: standard errors',
				errorsOf(mbg),
				['.08326', '.69560', '.15479', '.53747'],
				lifetimes,
			),
			rested('MBG/NBD', mbg),
			figure('Pareto/NBD: r, α, s, β', Object.values(pareto.model), [
				'.55328',
				'10.57761',
				'.60621',
				'11.66791',
			]),
			figure('Pareto/NBD: log-likelihood', pareto.logLikelihood, '-9594.973930'),
			rested('Pareto/NBD', pareto),
			figure('Gamma-Gamma: p, q, v', Object.values(gamma.model), ['6.249', '3.745', '15.448']),
			figure('Gamma-Gamma: log-likelihood', gamma.logLikelihood, '-4055.923244'),
			figure(
				'Gamma-Gamma: standard errors',
				errorsOf(gamma),
				['1.18969', '.29017', '4.15999'],
				lifetimes,
			),
			rested('Gamma-Gamma', gamma),
			figure(
				'Gamma-Gamma: mean over everybody',
				gammaGamma.expectedOrderValue(gamma.model, { frequency: 0, monetaryValue: NaN }),
				'35.1710',
			),
		];
	},
};
