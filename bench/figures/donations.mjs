// @ts-check
/** BG/BB fitted to the donations of its own paper: parameters, who is still active, gifts to come. */
import {
	builtModels,
	errorsOf,
	figuresOf,
	lifetimes,
	numbersOf,
	optimum,
	sum,
} from './builtModels.mjs';

const donationSet = 'BG/BB, donations of 11,104 people over 6 years';
const donations = ['donations', 'donations.csv'];

/** @type {import('./figure.mjs').FigureSet} */
export const donationModels = {
	name: donationSet,
	needs: [donations.join('/')],
	async figures() {
		const { bgBb, runToEnd } = builtModels();
		const rows = numbersOf(donations);
		const people = rows.map(([frequency, recency, periods]) => ({ frequency, recency, periods }));
		const counts = rows.map(([, , , count]) => count);
		const fit = runToEnd(
			bgBb.fitBgBb({
				...{ frequency: rows.map(([x]) => x), recency: rows.map(([, tx]) => tx) },
				...{ periods: rows.map(([, , n]) => n), customers: counts },
			}),
		);
		const { model } = fit;
		const figure = figuresOf(donationSet, optimum);
		const paper = 'Fader, Hardie & Shang (2010)';
		/** @param {number} frequency @param {number} recency */
		const alive = (frequency, recency) =>
			bgBb.probabilityAlive(model, { frequency, recency, periods: 6 });
		/** @param {number} frequency @param {number} recency */
		const ahead = (frequency, recency) =>
			bgBb.expectedPurchases(model, { frequency, recency, periods: 6 }, 10);
		const foreseen = people.map((one, at) => counts[at] * bgBb.expectedPurchases(model, one, 5));
		return [
			figure('α, β, γ, δ', Object.values(model), ['1.20352', '.74972', '.65672', '2.78344']),
			figure('log-likelihood', fit.logLikelihood, '-33225.581274'),
			figure('standard errors', errorsOf(fit), ['.06939', '.02945', '.05101', '.32082'], lifetimes),
			figure('came to rest (1: yes)', Number(fit.converged), '1', 'must'),
			figure(
				'active in the next year: never, (2, 4), always',
				[alive(0, 0), alive(2, 4), alive(6, 6)],
				['.11', '.59', '.93'],
				paper,
			),
			figure('gifts foreseen in 5 years', sum(foreseen), '12884.2', lifetimes),
			figure(
				'active in the next year, with more digits',
				[alive(0, 0), alive(4, 5), alive(6, 6)],
				['.1081', '.6968', '.9304'],
				lifetimes,
			),
			{
				...figure(
					'gifts in 10 years of who never gave, and of (4, 5)',
					[ahead(0, 0), ahead(4, 5)],
					['.1302', '3.6279'],
					lifetimes,
				),
				tolerance: 1e-4,
				note: 'given as .1302344 and 3.6279431, at the parameters at which its search stopped',
			},
			figure(
				'gifts of a new donor in 1 to 11 years',
				Array.from({ length: 11 }, (_, at) => bgBb.expectedRepeatPurchases(model, at + 1)),
				// prettier-ignore
				['.4985', '.9233', '1.2969', '1.6323', '1.9381', '2.2202', '2.4826', '2.7285', '2.9603', '3.1798', '3.3887'],
				lifetimes,
			),
			{
				...figure(
					'gifts for ever of who always gave, at 10 %',
					bgBb.discountedPurchases(model, { frequency: 6, recency: 6, periods: 6 }, 0.1),
					'5.9098',
					lifetimes,
				),
				// Given to four digits and not rounded: 5.90989.
				tolerance: 1e-4,
			},
			figure(
				'who never gives',
				11_104 * bgBb.probabilityOfRepeatPurchases(model, 6, 0),
				'3454.9',
				lifetimes,
			),
			figure(
				'who always gives',
				11_104 * bgBb.probabilityOfRepeatPurchases(model, 6, 6),
				'1253.1',
				lifetimes,
			),
		];
	},
};
