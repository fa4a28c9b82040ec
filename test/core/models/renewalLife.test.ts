import { estimateInterval } from '../../../core/models/estimateInterval';
import {
	halfLeftAfter,
	renewalsSeen,
	residualLifetimes,
	shareBeyond,
} from '../../../core/models/renewalLife';
import {
	cohortTenures,
	expectedLifetime,
	fitSbg,
	residualLifetime,
	survivalProbability,
} from '../../../core/models/sbg';
import { runToEnd } from '../../../core/steps';

const regular = { alpha: 0.70407729, beta: 1.18204298 };

test('residual lifetimes by recurrence are those by ₂F₁; the fourth is the published one', () => {
	const all = residualLifetimes(regular, 40, 0.1);
	all.forEach((payments, renewals) => {
		expect(payments).toBeCloseTo(residualLifetime(regular, renewals, 0.1), 9);
	});
	expect(all[3]).toBeCloseTo(5.442058, 5);
});

test('without discount they have no end where a few stay for ever', () => {
	expect([...residualLifetimes(regular, 1, 0)]).toEqual([NaN, NaN]);
	// α = 3, β = 5: S(1) / (1 − …) = β / (α − 1) payments to come.
	expect(residualLifetimes({ alpha: 3, beta: 5 }, 0, 0)[0]).toBeCloseTo(2.5, 12);
});

test.each([
	[regular, 0, 2],
	// By Stirling about (2 ^ (1 / α) − 1) (β + 7) = 13.7.
	[regular, 7, 14],
	[{ alpha: 10, beta: 1 }, 0, 1],
	// 3 (1000 + …) by the same: the search goes far.
	[{ alpha: 0.5, beta: 1000 }, 0, 3000],
])('%p after %p renewals: half have left after %p', (model, renewals, expected) => {
	const found = halfLeftAfter(model, renewals);
	const later = { ...model, beta: model.beta + renewals };
	expect(survivalProbability(later, found)).toBeLessThanOrEqual(0.5);
	expect(survivalProbability(later, found - 1)).toBeGreaterThan(0.5);
	expect(Math.abs(found - expected)).toBeLessThanOrEqual(expected / 1000);
});

test('half of those hardly ever leave: NaN', () => {
	expect(halfLeftAfter({ alpha: 1e-3, beta: 10 }, 0)).toBeNaN();
});

test('what lies beyond: nothing seen is all of it, and it falls with what is seen', () => {
	expect(shareBeyond(regular, 0, 0.1)).toBe(1);
	expect(shareBeyond(regular, 1, 0.1)).toBeCloseTo(1 - 1 / expectedLifetime(regular, 0.1), 12);
	expect(shareBeyond(regular, 500, 0.1)).toBeCloseTo(0, 9);
});

test('renewals as they were seen', () => {
	expect(renewalsSeen(cohortTenures([10, 6, 5, 5]))).toEqual([
		{ period: 1, watched: 10, renewed: 6 },
		{ period: 2, watched: 6, renewed: 5 },
		{ period: 3, watched: 5, renewed: 5 },
	]);
	// Two who have not come to any renewal are in none.
	expect(renewalsSeen({ left: [1], staying: [2, 3] })).toEqual([
		{ period: 1, watched: 4, renewed: 3 },
	]);
	expect(renewalsSeen({ left: [], staying: [5] })).toEqual([]);
});

describe('the interval of an estimate', () => {
	const fit = runToEnd(fitSbg(cohortTenures([1000, 631, 468, 382, 326, 289, 262, 241])));

	test('of a parameter itself is that of its standard error on the logarithm', () => {
		const found = estimateInterval(fit, ({ alpha }) => alpha)!;
		const { alpha } = fit.model;
		const reach = (1.959963984540054 * fit.standardErrors.alpha!) / alpha;
		expect(found.low).toBeCloseTo(alpha * Math.exp(-reach), 6);
		expect(found.high).toBeCloseTo(alpha * Math.exp(reach), 6);
	});

	test('holds the true lifetime of cohorts drawn anew in about 19 of 20 cases', () => {
		const truth = expectedLifetime(regular, 0.1);
		let held = 0;
		for (let draw = 0; draw < 200; draw++) {
			let seed = 7919 * (draw + 1);
			const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
			const survivors = [1000];
			for (let period = 1; period <= 7; period++) {
				const stays = (regular.beta + period - 1) / (regular.alpha + regular.beta + period - 1);
				let left = 0;
				for (let one = 0; one < survivors[period - 1]; one++) left += random() < stays ? 1 : 0;
				survivors.push(left);
			}
			const found = runToEnd(fitSbg(cohortTenures(survivors)));
			const interval = estimateInterval(found, (model) => expectedLifetime(model, 0.1))!;
			if (interval.low <= truth && truth <= interval.high) held++;
		}
		expect(held).toBeGreaterThan(180);
		expect(held).toBeLessThan(200);
	});

	test('null where the fit or the figure does not tell', () => {
		expect(estimateInterval({ ...fit, logCovariance: null }, ({ beta }) => beta)).toBeNull();
		expect(estimateInterval(fit, () => NaN)).toBeNull();
		expect(estimateInterval(fit, () => 0)).toBeNull();
	});
});
