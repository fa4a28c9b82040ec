import fc from 'fast-check';

import { fairness, type Choices } from '../../../core/evaluate/fairness';
import { runToEnd } from '../../../core/steps';

/** Of a group: to how many it happened, how many of those were chosen; the others, and how many of those. */
type Group = readonly [happened: number, both: number, others: number, wrongly: number];

function choicesOf(groups: Readonly<Record<string, Group>>): Choices {
	const rows = Object.values(groups).flatMap(([happened, both, others, wrongly], group) => [
		...Array.from({ length: happened }, (_, at) => [Number(at < both), 1, group]),
		...Array.from({ length: others }, (_, at) => [Number(at < wrongly), 0, group]),
	]);
	return {
		selected: Uint8Array.from(rows, ([selected]) => selected),
		outcomes: Uint8Array.from(rows, ([, outcome]) => outcome),
		group: Int32Array.from(rows, ([, , group]) => group),
		names: Object.keys(groups),
	};
}
const fairnessOf = (groups: Readonly<Record<string, Group>>) =>
	runToEnd(fairness(choicesOf(groups)));

test('by hand: 30 of 100 and 20 of 50', () => {
	const found = fairnessOf({ one: [40, 24, 60, 6], other: [25, 15, 25, 5] });
	const [one] = found.groups;
	expect(one).toMatchObject({ name: 'one', n: 100, suppressed: null });
	expect(one.baseRate).toMatchObject({ value: 0.4, numerator: 40, denominator: 100 });
	expect(one.selectionRate).toMatchObject({ value: 0.3, numerator: 30, denominator: 100 });
	expect(one.truePositiveRate).toMatchObject({ value: 0.6, denominator: 40 });
	expect(one.falsePositiveRate).toMatchObject({ value: 0.1, denominator: 60 });
	// Wilson 30/100.
	expect(one.selectionRate!.interval!.low).toBeCloseTo(0.218949, 6);
	expect(found.demographicParityDifference).toBeCloseTo(0.1, 14);
	expect(found.demographicParityRatio).toBeCloseTo(0.75, 14);
	expect(found.belowFourFifths).toBe(true);
	expect(found.equalOpportunityDifference).toBe(0);
	expect(found.equalizedOddsDifference).toBeCloseTo(0.1, 14);
	expect(found.baseRateDifference).toBeCloseTo(0.1, 14);
	expect(found.reason).toBeNull();
});

test('exactly four fifths is not below', () => {
	const found = fairnessOf({ one: [20, 10, 80, 30], other: [20, 10, 80, 40] });
	expect(found).toMatchObject({ demographicParityRatio: 0.8, belowFourFifths: false });
});

test('small groups are suppressed and take no part', () => {
	const found = fairnessOf({
		...{ one: [20, 10, 30, 10], other: [20, 10, 30, 10] },
		...{ small: [15, 15, 14, 14], rare: [4, 4, 96, 90] },
	});
	const [, , small, rare] = found.groups;
	expect(small).toMatchObject({ n: 29, selectionRate: null, baseRate: null });
	expect(small.suppressed).toBe('29 rows; at least 30 are needed');
	expect(rare).toMatchObject({ n: 100, truePositiveRate: null });
	// Not how many: that would tell of them.
	expect(rare.suppressed).toBe('It happened to fewer than 5 of them');
	expect(found.demographicParityDifference).toBe(0);
});

test('one group left, nobody chosen, somebody to whom it always happened', () => {
	const alone = fairnessOf({ one: [20, 10, 30, 10], small: [1, 1, 1, 1] });
	expect(alone).toMatchObject({ demographicParityDifference: null, belowFourFifths: null });
	expect(alone.reason).toBe('Groups that are large enough: 1; two are needed to compare');
	const nobody = fairnessOf({ one: [20, 0, 30, 0], other: [20, 0, 30, 0] });
	expect(nobody).toMatchObject({ demographicParityDifference: 0, demographicParityRatio: null });
	expect(nobody.reason).toBe('Nobody was chosen, so there is no ratio');
	const always = fairnessOf({ one: [40, 20, 0, 0], other: [20, 10, 30, 0] });
	expect(always.groups[0].falsePositiveRate).toMatchObject({ value: null, interval: null });
	expect(always).toMatchObject({ equalizedOddsDifference: null, equalOpportunityDifference: 0 });
	expect(fairnessOf({})).toMatchObject({ groups: [], demographicParityRatio: null });
});

const groups = fc.array(
	fc
		.tuple(...[40, 1, 40, 1].map((most) => fc.integer({ min: 0, max: 100 * most })))
		.map(([happened, both, others, wrongly]): Group => {
			const [a, b] = [happened % 80, others % 80];
			return [a, Math.floor((a * both) / 100), b, Math.floor((b * wrongly) / 100)];
		}),
	{ maxLength: 5 },
);

test('groups add up, differences are from 0 to 1, the order of rows and of groups changes nothing', () => {
	fc.assert(
		fc.property(groups, (all) => {
			const named = all.map((group, at) => [`group ${at}`, group] as const);
			const choices = choicesOf(Object.fromEntries(named));
			const found = runToEnd(fairness(choices));
			expect(found.groups.reduce((sum, { n }) => sum + n, 0)).toBe(choices.group.length);
			const { groups: told, ...differences } = found;
			for (const value of Object.values(differences)) {
				if (typeof value !== 'number' || value === found.withoutGroup) continue;
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(1);
			}
			const turned = runToEnd(
				fairness({
					selected: choices.selected.slice().reverse(),
					outcomes: choices.outcomes.slice().reverse(),
					group: choices.group.slice().reverse(),
					names: choices.names,
				}),
			);
			expect(turned).toEqual(found);
			const { groups: other, ...same } = fairnessOf(Object.fromEntries([...named].reverse()));
			expect(same).toEqual(differences);
			expect([...other].reverse()).toEqual(told);
		}),
	);
});

test('rows without a group are counted; what cannot be judged is refused, by its row', () => {
	const one = (group: number, selected = 0, outcome = 0) =>
		runToEnd(
			fairness({
				selected: Uint8Array.of(0, selected),
				outcomes: Uint8Array.of(0, outcome),
				...{ group: Int32Array.of(0, group), names: ['one'] },
			}),
		);
	expect(one(-1)).toMatchObject({ withoutGroup: 1, groups: [{ n: 1 }] });
	for (const bad of [() => one(1), () => one(0, 2), () => one(0, 0, 2)]) {
		expect(bad).toThrow(expect.objectContaining({ row: 1 }));
	}
	const uneven = { ...choicesOf({ one: [1, 1, 1, 1] }), outcomes: new Uint8Array(1) };
	expect(() => runToEnd(fairness(uneven))).toThrow('Each row needs');
});

test('arguments are left alone', () => {
	const choices = Object.freeze(choicesOf({ one: [20, 10, 30, 10], other: [20, 5, 30, 10] }));
	const before = structuredClone(choices);
	runToEnd(fairness(choices));
	expect(choices).toEqual(before);
});
