import { runNode } from '../../workflows/engine.cjs';
import type { AnyJson } from '../../anyJson.cjs';
import { without } from '../../without.cjs';

const run = async (items: readonly object[], parameters: object = {}) =>
	await runNode(
		{
			type: 'n8n-nodes-loyalty.churnRisk',
			parameters: { operation: 'auditFairness', ...parameters },
		},
		items,
	);

/** `n` customers of a group: so many left, of whom so many were chosen, and of the others so many. */
const group = (gender: string, n: number, left: number, found: number, alarms: number) =>
	Array.from({ length: n }, (_, at) => ({
		gender,
		churned: at < left ? 'yes' : 'no',
		riskBand: at < found || (at >= left && at < left + alarms) ? 'High' : 'Low',
	}));

const two = [...group('f', 200, 50, 40, 20), ...group('m', 100, 40, 30, 25)];

test('by hand: shares of both groups with their numbers, what they differ in, and the flag explained', async () => {
	const done = await run([...two, ...group('x', 12, 6, 2, 1)]);
	expect(done.error).toBeUndefined();
	const [item] = done.itemsOf('Node') as AnyJson[];
	const [f, m, x] = item.groups;
	expect(f.baseRate).toMatchObject({ value: 0.25, numerator: 50, denominator: 200 });
	expect(f.selectionRate).toMatchObject({ value: 0.3, numerator: 60 });
	expect(f.truePositiveRate).toMatchObject({ value: 0.8, numerator: 40, denominator: 50 });
	expect(m.falsePositiveRate).toMatchObject({ numerator: 25, denominator: 60 });
	expect(f.selectionRate.low).toBeLessThan(0.3);
	expect(x).toMatchObject({ baseRate: null, reason: '12 rows; at least 30 are needed' });
	expect(item.selectionRatio).toBeCloseTo(0.3 / 0.55, 12);
	expect(item).toMatchObject({ belowFourFifths: true });
	expect(item.baseRateDifference).toBeCloseTo(0.15, 12);
	expect(item.text).toMatch(
		/below four fifths \(80 %\)\. That is a flag to look closer, no verdict/,
	);
});

test('who is chosen by chances, by named values, by yes and no', async () => {
	const ratioOf = async (items: readonly object[], parameters: object = {}) =>
		(await run(items, parameters)).itemsOf('Node')[0].selectionRatio;
	const expected = await ratioOf(two);
	const chances = two.map(({ riskBand, ...one }) => ({
		...one,
		score: riskBand === 'High' ? 0.8 : 0.2,
	}));
	expect(await ratioOf(chances, { chosen: 'score', chosenFrom: 0.7 })).toBe(expected);
	const named = two.map(({ riskBand, ...one }) => ({
		...one,
		offer: riskBand === 'High' ? 'A' : 'none',
	}));
	expect(await ratioOf(named, { chosen: 'offer', chosenWhen: 'A, B' })).toBe(expected);
	const said = two.map(({ riskBand, ...one }) => ({
		...one,
		chosen: riskBand === 'High' ? 'yes' : 'no',
	}));
	expect(await ratioOf(said)).toBe(expected);
});

test('what cannot be read is named; one group alone compares with nothing; nobody is dropped unsaid', async () => {
	expect((await run(two.map((one) => without(one, 'gender')))).error?.message).toMatch(
		/No column was recognised for 'Group'/,
	);
	const [first, ...others] = two;
	expect((await run([{ ...first, churned: '?' }, ...others])).error?.message).toMatch(
		/"churned" holds "\?", which does not say whether the customer left \[item 0\]/,
	);
	const [alone] = (await run(two.slice(0, 200))).itemsOf('Node');
	expect(alone).toMatchObject({
		selectionRatio: null,
		reason: expect.stringMatching(/two are needed/),
	});
	const [item] = (await run([...two, { ...first, gender: '' }], { simplify: false })).itemsOf(
		'Node',
	);
	expect(item.withoutGroup).toBe(1);
});
