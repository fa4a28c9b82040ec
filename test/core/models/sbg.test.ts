import {
	cohortTenures,
	expectedLifetime,
	fitSbg,
	leavingProbability,
	logLikelihood,
	renewalProbability,
	residualLifetime,
	survivalProbability,
} from '../../../core/models/sbg';
import { randomStream } from '../../../core/numeric/random';
import { sbgSubscription } from '../../../core/simulate/sbg';
import { runToEnd } from '../../../core/steps';

const regular = { alpha: 0.70407729, beta: 1.18204298 };
const highEnd = { alpha: 0.6680884, beta: 3.80609525 };
const ofRegular = [1000, 631, 468, 382, 326, 289, 262, 241];
const ofHighEnd = [1000, 869, 743, 653, 593, 551, 517, 491];

describe('Fader & Hardie (2007)', () => {
	test.each([
		['Regular', ofRegular, regular, -1680.265188, ['0.704', '1.182', '-1680.3']],
		['High End', ofHighEnd, highEnd, -1611.158147, ['0.668', '3.806', '-1611.2']],
	])('fitted to %s', (_, survivors, model, logLikelihoodThere, printed) => {
		const fit = runToEnd(fitSbg(cohortTenures(survivors)));
		expect(fit).toMatchObject({ converged: true, degenerate: null, rows: 1000 });
		expect(fit.model.alpha / model.alpha).toBeCloseTo(1, 6);
		expect(fit.model.beta / model.beta).toBeCloseTo(1, 6);
		expect(fit.logLikelihood).toBeCloseTo(logLikelihoodThere, 5);
		const shown = [fit.model.alpha.toFixed(3), fit.model.beta.toFixed(3)];
		expect([...shown, fit.logLikelihood.toFixed(1)]).toEqual(printed);
	});

	test.each([
		['Regular', regular, [22.01, 20.44, 19.12, 17.99, 17.0]],
		['High End', highEnd, [46.04, 43.58, 41.42, 39.51, 37.8]],
	])('%s: how many per cent are left after 8 to 12 years', (_, model, expected) => {
		expected.forEach((percent, at) => {
			expect(100 * survivalProbability(model, 8 + at)).toBeCloseTo(percent, 2);
		});
	});

	test.each([
		['Regular', regular, [0.6267, 0.756, 0.8188, 0.8559, 0.8804, 0.8978]],
		['High End', highEnd, [0.8507, 0.878, 0.8968, 0.9106, 0.9212, 0.9295]],
	])('%s: renewal rates rise', (_, model, expected) => {
		expected.forEach((rate, at) => {
			expect(renewalProbability(model, at + 1)).toBeCloseTo(rate, 4);
		});
	});
});

test.each([
	['Regular', regular, 0.1, 3.694908],
	['Regular', regular, 0.15, 3.105941],
	['High End', highEnd, 0.1, 5.922253],
	['High End', highEnd, 0.15, 4.690187],
])(
	'%s: expected lifetime %p at a discount of %p: %p (models.md 2.3)',
	(_, model, rate, expected) => {
		expect(expectedLifetime(model, rate)).toBeCloseTo(expected, 5);
	},
);

test.each([
	[0.1, 5.442058],
	[0.15, 4.271848],
])(
	'who is about to renew for the 4th time, at a discount of %p: %p (models.md 2.3)',
	(rate, expected) => {
		expect(residualLifetime(regular, 3, rate)).toBeCloseTo(expected, 5);
	},
);

describe('identities', () => {
	test('survival is the product of renewal rates; who does not survive has left', () => {
		let survival = 1;
		let left = 0;
		for (let period = 1; period <= 60; period++) {
			left += leavingProbability(regular, period);
			survival *= renewalProbability(regular, period);
			expect(survivalProbability(regular, period)).toBeCloseTo(survival, 12);
			expect(left).toBeCloseTo(1 - survival, 12);
		}
	});

	test('the expected lifetime is the discounted sum of survival; without discount (α + β − 1) / (α − 1)', () => {
		let sum = 0;
		for (let t = 0; t < 400; t++) sum += survivalProbability(regular, t) / 1.1 ** t;
		expect(expectedLifetime(regular, 0.1)).toBeCloseTo(sum, 9);
		const model = { alpha: 3, beta: 5 };
		expect(expectedLifetime(model, 0)).toBe(3.5);
		expect(expectedLifetime(model, 1e-4)).toBeCloseTo(3.5, 2);
		expect(expectedLifetime(regular, 0)).toBeNaN();
	});

	test('a new subscriber is worth one payment now and what follows it', () => {
		const following = residualLifetime(regular, 0, 0.1) / 1.1;
		expect(expectedLifetime(regular, 0.1)).toBeCloseTo(1 + following, 10);
	});

	test('a cohort and its subscribers one by one are the same', () => {
		const tenures = cohortTenures([10, 6, 5, 5]);
		expect(tenures).toEqual({ left: [4, 1, 0], staying: [0, 0, 0, 5] });
	});
});

describe('fits', () => {
	test('recover the parameters of subscribers who began at different times', () => {
		const model = { alpha: 1.2, beta: 4 };
		const left = new Float64Array(24);
		const staying = new Float64Array(25);
		for (let one = 0; one < 6_000; one++) {
			const watched = 1 + (one % 24);
			const { periods, lapsed } = sbgSubscription(model, watched, randomStream(3, one));
			if (lapsed) left[periods - 1]++;
			else staying[periods]++;
		}
		const fit = runToEnd(fitSbg({ left, staying }));
		for (const name of ['alpha', 'beta'] as const) {
			const off = Math.abs(fit.model[name] - model[name]);
			expect(off).toBeLessThan(4 * fit.standardErrors[name]!);
		}
		expect(runToEnd(logLikelihood(fit.model, { left, staying }))).toBeCloseTo(fit.logLikelihood, 6);
		const beside = { ...fit.model, alpha: fit.model.alpha * 1.02 };
		expect(runToEnd(logLikelihood(beside, { left, staying }))).toBeLessThan(fit.logLikelihood);
	});

	test('nobody ever left: that is said', () => {
		const fit = runToEnd(fitSbg(cohortTenures([100, 100, 100])));
		expect(fit.degenerate?.code).toBe('nobodyLeaves');
	});

	test('everybody left at once: an extreme, and that is said', () => {
		const fit = runToEnd(fitSbg(cohortTenures([100, 0, 0])));
		expect(fit.degenerate?.code).toBe('extremeParameter');
		expect(survivalProbability(fit.model, 1)).toBeLessThan(1e-3);
	});

	test.each([
		['nobody', []],
		['no renewal yet', [100]],
		['nobody at the start', [0, 0]],
	])('%s: tooFewRows', (_, survivors) => {
		expect(() => runToEnd(fitSbg(cohortTenures(survivors)))).toThrow(
			expect.objectContaining({ code: 'tooFewRows' }),
		);
	});

	test.each([[[10, 11]], [[10, NaN]], [[-1]], [[NaN, 1]], [[Infinity, 3]]])(
		'%p cannot be a cohort',
		(survivors) => {
			expect(() => cohortTenures(survivors)).toThrow(
				expect.objectContaining({ code: 'outOfDomain' }),
			);
		},
	);

	test.each([NaN, -1, Infinity])('%p subscribers are refused', (count) => {
		expect(() => runToEnd(fitSbg({ left: [1, count], staying: [0, 2, 3] }))).toThrow(
			expect.objectContaining({ code: 'outOfDomain' }),
		);
		expect(() => runToEnd(fitSbg({ left: [1, 2], staying: [0, 2, count] }))).toThrow(
			expect.objectContaining({ code: 'outOfDomain' }),
		);
	});
});

test.each([
	[{ alpha: 0, beta: 1 }, 1],
	[{ alpha: 1, beta: NaN }, 1],
	[regular, NaN],
	[regular, -1],
])('%p at %p is NaN', (model, at) => {
	expect(survivalProbability(model, at)).toBeNaN();
	expect(renewalProbability(model, at)).toBeNaN();
	expect(leavingProbability(model, at)).toBeNaN();
	expect(residualLifetime(model, at, 0.1)).toBeNaN();
});
