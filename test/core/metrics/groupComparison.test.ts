/** Two groups beside each other: false alarms, planted effects, a few large amounts, and what was known before. */
import { groupComparison, type GroupValues } from '../../../core/metrics/groupComparison';
import { holdoutAssignment } from '../../../core/metrics/holdoutDraw';
import { randomStream } from '../../../core/numeric/random';
import { gammaVariate, normalVariate } from '../../../core/numeric/randomVariates';
import { runToEnd } from '../../../core/steps';
import { sha256Draw } from '../../../nodes/shared/sha256Draw';

const values = (
	kind: GroupValues['kind'],
	treatment: readonly number[],
	control: readonly number[],
	before: GroupValues['before'] = null,
): GroupValues => ({
	kind,
	treatment: Float64Array.from(treatment),
	control: Float64Array.from(control),
	before,
});
const compare = (given: GroupValues, fewest = 30) => runToEnd(groupComparison(given, fewest));
const ones = (count: number, of: number) => Array.from({ length: of }, (_, at) => +(at < count));

describe('groupComparison', () => {
	test('120 of 1,000 and 90 of 1,000: Newcombe’s published interval', () => {
		const { difference, treatment, control } = compare(
			values('share', ones(120, 1000), ones(90, 1000)),
		);
		expect(treatment).toMatchObject({ value: 0.12, numerator: 120, denominator: 1000 });
		expect(control.value).toBe(0.09);
		expect(difference.interval?.low).toBeCloseTo(0.003096, 6);
		expect(difference.interval?.high).toBeCloseTo(0.05701, 6);
		expect(difference.verdict).toBe('higher');
	});

	test('too few are no verdict, whatever the figures say', () => {
		const { difference } = compare(values('share', ones(40, 40), ones(0, 29)));
		expect(difference).toMatchObject({
			difference: 1,
			interval: null,
			verdict: 'notComparable',
			reason: 'Not enough data yet: 29 in the smaller group, at least 30 are needed',
		});
	});

	test('a group without anybody says so', () => {
		expect(compare(values('amount', [1, 2], [])).difference).toMatchObject({
			difference: null,
			reason: 'Nobody is in the control group',
		});
	});

	test('with no effect the interval holds 0 in at least 93 % of 1,000 seeds, for shares and amounts', () => {
		const misses = { share: 0, amount: 0, secondLook: 0, adjusted: 0 };
		for (let seed = 0; seed < 1_000; seed++) {
			const random = randomStream(seed, 6);
			const groups = { treatment: shop(), control: shop() };
			for (let at = 0; at < 200; at++) {
				const name = `${seed} ${at}@example.com`;
				const campaign = { campaign: 'c', salt: '', share: 0.4, globalName: '', globalShare: 0 };
				const arm = holdoutAssignment(campaign, sha256Draw, name);
				groups[arm === 'control' ? 'control' : 'treatment'].add(random);
			}
			const { treatment, control } = groups;
			const before = {
				treatment: Float64Array.from(treatment.before),
				control: Float64Array.from(control.before),
			};
			const share = compare(values('share', treatment.bought, control.bought));
			const amount = compare(values('amount', treatment.spent, control.spent, before));
			if (isMissed(share.difference)) misses.share += 1;
			if (isMissed(amount.difference)) misses.amount += 1;
			if (isMissed(amount.secondLook!.difference)) misses.secondLook += 1;
			if (isMissed(amount.adjusted!.difference)) misses.adjusted += 1;
		}
		for (const count of Object.values(misses)) {
			expect(count).toBeLessThanOrEqual(70);
			// Never wrong would be as suspicious: then the intervals are far too wide.
			expect(count).toBeGreaterThan(10);
		}
	});

	test('a planted effect of 15 points is found in most of 200 seeds, and its interval holds it', () => {
		let [found, held] = [0, 0];
		for (let seed = 0; seed < 200; seed++) {
			const random = randomStream(seed, 15);
			const group = (size: number, rate: number) =>
				Array.from({ length: size }, () => +(random() < rate));
			const { difference } = compare(values('share', group(300, 0.25), group(300, 0.1)));
			if (difference.verdict === 'higher') found += 1;
			if (difference.interval!.low <= 0.15 && difference.interval!.high >= 0.15) held += 1;
		}
		expect(found).toBeGreaterThan(190);
		expect(held).toBeGreaterThan(180);
	});

	test('the second look tells an effect from one customer who spent a fortune', () => {
		const random = randomStream(3, 3);
		const spend = () => Array.from({ length: 400 }, () => 10 + normalVariate(random));
		const { difference, secondLook } = compare(values('amount', [...spend(), 9000], spend()));
		expect(difference.difference).toBeGreaterThan(20);
		expect(secondLook!.cap).toBeLessThan(20);
		expect(Math.abs(secondLook!.difference.difference as number)).toBeLessThan(0.5);
	});

	test('where few buy the second look still sees what they spent', () => {
		const { secondLook } = compare(
			values('amount', [...ones(4, 1000).map((one) => 50 * one)], [...ones(0, 1000)]),
		);
		expect(secondLook!.cap).toBe(50);
		expect(secondLook!.difference.difference).toBeCloseTo(0.2, 12);
	});

	test('what was known before narrows the interval by what it explains, and moves no effect', () => {
		const random = randomStream(9, 9);
		const people = (size: number, effect: number) => {
			const before = Array.from({ length: size }, () => 50 + 20 * normalVariate(random));
			return { before, after: before.map((spent) => spent + effect + 5 * normalVariate(random)) };
		};
		const [treatment, control] = [people(500, 3), people(500, 0)];
		const { difference, adjusted } = compare(
			values('amount', treatment.after, control.after, {
				treatment: Float64Array.from(treatment.before),
				control: Float64Array.from(control.before),
			}),
		);
		const width = ({ interval }: typeof difference) => interval!.high - interval!.low;
		expect(adjusted!.explained).toBeGreaterThan(0.9);
		// The variance falls by what is explained: Deng et al. (2013), eq. 4.
		expect(width(adjusted!.difference) / width(difference)).toBeCloseTo(
			Math.sqrt(1 - adjusted!.explained),
			1,
		);
		expect(adjusted!.difference).toMatchObject({ verdict: 'higher' });
		expect(adjusted!.difference.difference).toBeCloseTo(3, 0);
	});

	test('the order of the customers makes no difference, nor does a history that never changes', () => {
		const one = compare(values('amount', [5, 1, 9, 0, 3], [2, 8, 0, 4, 4]), 2);
		const other = compare(values('amount', [0, 9, 1, 3, 5], [4, 0, 4, 8, 2]), 2);
		expect(other.difference.difference).toBeCloseTo(one.difference.difference as number, 12);
		const flat = { treatment: new Float64Array(5), control: new Float64Array(5) };
		expect(
			compare(values('amount', [5, 1, 9, 0, 3], [2, 8, 0, 4, 4], flat), 2).adjusted,
		).toBeNull();
	});

	test('everybody the same is no change, without dust', () => {
		const same = Array.from({ length: 40 }, () => 0.1);
		expect(compare(values('amount', same, same.slice(3))).difference).toMatchObject({
			difference: 0,
			verdict: 'noChangeShown',
		});
	});
});

function isMissed({ interval }: ReturnType<typeof compare>['difference']): boolean {
	return interval!.low > 0 || interval!.high < 0;
}

/** Customers of whom a fifth buys, for amounts with a long tail that have to do with what they spent before. */
function shop() {
	const group = { bought: [] as number[], spent: [] as number[], before: [] as number[] };
	return {
		...group,
		add(random: () => number) {
			const size = gammaVariate(1.5, random) * 20;
			const buys = +(random() < 0.4);
			group.bought.push(buys);
			group.spent.push(buys * (size + gammaVariate(1, random) * 10));
			group.before.push(random() < 0.5 ? size : 0);
		},
	};
}
