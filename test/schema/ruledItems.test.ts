import fc from 'fast-check';

import { runToEnd } from '../../core/steps';
import type { Item } from '../../schema/parse';
import { readRuledItems } from '../../schema/ruledItems';
import { ruleSettings } from '../../schema/ruleSettings';
import { OPERATORS, type Operator } from '../../schema/rules/operators';

/** Later than all days of these tests. */
const context = { now: Date.UTC(2050, 5, 30, 12), timeZone: 'Europe/Berlin' };

/** Which of one-condition rules applies to each item, from 0; −1 where none does. */
function ruleOf(
	items: readonly Item[],
	conditions: ReadonlyArray<readonly [Operator, unknown]>,
	more: object = {},
) {
	const rows = conditions.map(([operator, value], at) => ({
		name: `rule ${at}`,
		conditions: { rows: [{ column: 'x', operator, value }] },
	}));
	const settings = ruleSettings.parse({ segments: { rows }, ...more });
	const { rows: ruled, bad } = runToEnd(readRuledItems(items, settings, context));
	return { rules: [...ruled.ruleOf], bad, reasons: ruled };
}

const cells = (values: readonly unknown[]) => values.map((x): Item => ({ x }));
const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
const text = fc.string({ minLength: 1 }).filter((some) => some.trim() !== '');

describe('operators that are opposites share all filled cells between them', () => {
	test('at least and less than, at most and more than', () => {
		fc.assert(
			fc.property(fc.array(number), number, (some, limit) => {
				const values = [...some, limit];
				const shared = ruleOf(cells(values), [
					['atLeast', limit],
					['lessThan', limit],
				]);
				expect(shared.rules).toEqual(values.map((value) => (value >= limit ? 0 : 1)));
				const other = ruleOf(cells(values), [
					['atMost', limit],
					['moreThan', limit],
				]);
				expect(other.rules).toEqual(values.map((value) => (value <= limit ? 0 : 1)));
			}),
		);
	});

	test('is and is not, contains and does not contain, whatever the text', () => {
		fc.assert(
			fc.property(fc.array(text, { minLength: 1 }), text, (values, wanted) => {
				for (const pair of [
					['is', 'isNot'],
					['contains', 'doesNotContain'],
				] as const) {
					const either = [
						[pair[0], wanted],
						[pair[1], wanted],
					] as const;
					const forward = ruleOf(cells(values), either).rules;
					const backward = ruleOf(cells(values), [either[1], either[0]]).rules;
					expect(forward).not.toContain(-1);
					expect(backward).toEqual(forward.map((rule) => 1 - rule));
				}
			}),
		);
	});

	test('a text is itself and contains itself, in capitals and with space around it', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-zäöüß0-9 ]*[a-z]$/), (value) => {
				const items = cells([` ${value.replace(/ß/g, 's').toUpperCase()} `]);
				const wanted = value.replace(/ß/g, 's');
				expect(ruleOf(items, [['is', wanted]]).rules).toEqual([0]);
				expect(ruleOf(items, [['contains', wanted]]).rules).toEqual([0]);
			}),
		);
	});

	test('days in the last and more than days ago share the past; dates before, on and after a day share all', () => {
		const days = fc.integer({ min: 15_000, max: 25_000 });
		fc.assert(
			fc.property(fc.array(days), days, fc.nat(2000), (some, end, count) => {
				const values = [...some, end + 1, end, end - count, end - count - 1];
				const items = cells(values.map(day));
				const past = ruleOf(
					items,
					[
						['inLastDays', count],
						['moreThanDaysAgo', count],
					],
					{ observationEnd: day(end) },
				);
				expect(past.rules).toEqual(
					values.map((value) => (value > end ? -1 : end - value <= count ? 0 : 1)),
				);
				const around = ruleOf(items, [
					['isBefore', day(end)],
					['is', day(end)],
					['isAfter', day(end)],
				]);
				expect(around.rules).toEqual(values.map((value) => Math.sign(value - end) + 1));
			}),
		);
	});

	test('dates that move together with the day they are counted back from change nothing', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(800)), fc.nat(3000), (ages, moved) => {
				const rules = (end: number) =>
					ruleOf(
						[...ages, 0].map((age) => ({ x: day(end - age) })),
						[['inLastDays', '90']],
						{ observationEnd: day(end) },
					).rules;
				expect(rules(20_000 + moved)).toEqual(rules(20_000));
			}),
		);
	});
});

test('an observation end in the future gives way to today, and that is said', () => {
	const settings = ruleSettings.parse({
		observationEnd: '2051-01-01',
		segments: {
			rows: [
				{
					name: 'A',
					conditions: { rows: [{ column: 'x', operator: 'inLastDays', value: '30' }] },
				},
			],
		},
	});
	const items = cells(['2050-05-31', '2050-05-30', '2050-07-01']);
	const { rows, hints } = runToEnd(readRuledItems(items, settings, context));
	expect([...rows.ruleOf]).toEqual([0, -1, -1]);
	expect(hints[0]).toBe("'Observation End' lies in the future: 2050-06-30 is used.");
});

test('the order of items changes nothing, and frozen items are left alone', () => {
	fc.assert(
		fc.property(fc.array(fc.option(number), { minLength: 2 }), (values) => {
			const items = cells(values).map((item) => Object.freeze(item));
			const rules: ReadonlyArray<readonly [Operator, unknown]> = [
				['moreThan', 10],
				['isEmpty', ''],
				['atMost', -10],
			];
			const forward = ruleOf(items, rules).rules;
			expect(ruleOf([...items].reverse(), rules).rules).toEqual(forward.reverse());
		}),
	);
});

test('an empty cell holds for nothing that compares', () => {
	const values: Readonly<Record<Operator, unknown>> = {
		...{ is: 'x', isNot: 'x', atLeast: 1, moreThan: 1, atMost: 1, lessThan: 1 },
		...{ contains: 'x', doesNotContain: 'x', isEmpty: '', isNotEmpty: '' },
		...{ isBefore: '2026-01-01', isAfter: '2026-01-01', inLastDays: 3, moreThanDaysAgo: 3 },
	};
	const holding = OPERATORS.filter((operator) =>
		[null, undefined, '', '  ', []].every(
			(empty) => ruleOf(cells([empty, null]), [[operator, values[operator]]]).rules[0] === 0,
		),
	);
	expect(holding).toEqual(['isNot', 'doesNotContain', 'isEmpty']);
});

test('columns named like what every object has are read only where they are', () => {
	const settings = ruleSettings.parse({
		segments: {
			rows: [
				{
					name: 'A',
					conditions: { rows: [{ column: 'constructor', operator: 'isEmpty', value: '' }] },
				},
			],
		},
	});
	const items = [{ constructor: 'x' }, { other: 1 }] as unknown as Item[];
	const { rows } = runToEnd(readRuledItems(items, settings, context));
	expect([...rows.ruleOf]).toEqual([-1, 0]);
});
