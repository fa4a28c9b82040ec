/** What a test can see: published sizes, the sentence of the README, and the exact sum beside a simulation. */
import { runToEnd } from '../../../core/steps';
import { chanceToSee, smallestShown } from '../../../core/metrics/chanceToSee';
import { customersNeeded, groupsOf, smallestChange } from '../../../core/metrics/smallestChange';
import { newcombeInterval } from '../../../core/numeric/newcombeInterval';
import { randomStream } from '../../../core/numeric/random';

describe('smallestChange', () => {
	test('400 customers, 10 % held out, 10 % normally return: about 15 points', () => {
		const groups = groupsOf(400, 0.1);
		expect(groups).toEqual({ treatment: 360, control: 40 });
		const { rise, fall } = smallestChange(groups, 0.1, 0.8);
		expect(rise).toBeCloseTo(0.1474, 4);
		expect(fall).toBeNull();
	});

	test('10 % to 12 % with 80 % power takes 3,839 in each group (unpooled, published)', () => {
		expect(customersNeeded(0.02, 0.5, 0.1, 0.8)).toBe(2 * 3839 - 1);
	});

	test('the two questions are each other’s inverse', () => {
		for (const [change, share, base] of [
			[0.05, 0.1, 0.1],
			[-0.05, 0.3, 0.4],
			[0.15, 0.5, 0.1],
		]) {
			const customers = customersNeeded(change, share, base, 0.8);
			const { rise, fall } = smallestChange(groupsOf(customers, share), base, 0.8);
			expect((change > 0 ? rise : fall) as number).toBeCloseTo(Math.abs(change), 2);
		}
	});

	test('more customers, or groups more alike in size, never see less', () => {
		const rise = (customers: number, share: number) =>
			smallestChange(groupsOf(customers, share), 0.1, 0.8).rise as number;
		for (const share of [0.1, 0.2, 0.5]) {
			expect(rise(2000, share)).toBeLessThan(rise(1000, share));
		}
		expect(rise(2000, 0.5)).toBeLessThan(rise(2000, 0.2));
	});

	test('what cannot be is null or NaN', () => {
		expect(smallestChange({ treatment: 0, control: 0 }, 0.1, 0.8)).toEqual({
			rise: null,
			fall: null,
		});
		expect(smallestChange({ treatment: 10, control: 10 }, 0, 0.8).fall).toBeNull();
		expect(customersNeeded(-0.2, 0.1, 0.1, 0.8)).toBeNaN();
		expect(runToEnd(smallestShown({ treatment: 5, control: 0 }, 0.1, 0.8))).toEqual({
			rise: null,
			fall: null,
		});
	});
});

describe('chanceToSee', () => {
	test('is what a simulation finds', () => {
		const groups = groupsOf(400, 0.1);
		const random = randomStream(7, 1);
		const successes = (trials: number, rate: number) => {
			let count = 0;
			for (let at = 0; at < trials; at++) if (random() < rate) count += 1;
			return count;
		};
		let seen = 0;
		const RUNS = 2_000;
		for (let run = 0; run < RUNS; run++) {
			const { low } = newcombeInterval(
				{ successes: successes(groups.treatment, 0.25), trials: groups.treatment },
				{ successes: successes(groups.control, 0.1), trials: groups.control },
			);
			if (low > 0) seen += 1;
		}
		// Four standard errors of the simulation.
		expect(Math.abs(seen / RUNS - chanceToSee(groups, 0.1, 0.25))).toBeLessThan(0.044);
	});

	test('of groups of equal size it is what the formula supposes', () => {
		const groups = groupsOf(1000, 0.5);
		const { rise, fall } = smallestChange(groups, 0.1, 0.8);
		expect(chanceToSee(groups, 0.1, 0.1 + (rise as number))).toBeCloseTo(0.8, 2);
		expect(chanceToSee(groups, 0.1, 0.1 - (fall as number))).toBeCloseTo(0.8, 2);
	});

	test('of a small control group it is less: a rise of 19 points is seen as often as 15 should be', () => {
		const groups = groupsOf(400, 0.1);
		expect(chanceToSee(groups, 0.1, 0.25)).toBeCloseTo(0.601, 2);
		const { rise } = runToEnd(smallestShown(groups, 0.1, 0.8));
		expect(rise).toBeCloseTo(0.189, 3);
		expect(chanceToSee(groups, 0.1, 0.1 + (rise as number))).toBeGreaterThanOrEqual(0.8);
	});

	test('no change is shown, wrongly, no more often than once in twenty times on both sides together', () => {
		const groups = groupsOf(1000, 0.3);
		const wrong = chanceToSee(groups, 0.1, 0.1 + 1e-12) + chanceToSee(groups, 0.1, 0.1 - 1e-12);
		expect(wrong).toBeLessThan(0.06);
	});
});
