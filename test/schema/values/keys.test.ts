/** Numbering keys: the same as a Map would, whatever the keys are made of, one by one and many at a time. */
import fc from 'fast-check';

import { CHUNK } from '../../../core/steps';
import { customerKey, customerKeys } from '../../../schema/values/customerKeys';
import { keyTable } from '../../../schema/values/keyTable';

const text = fc.oneof(
	fc.string({ maxLength: 12 }),
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.constantFrom(
		'',
		'a',
		'aa',
		'aaa',
		'aaaa',
		'aaaaa',
		'\0',
		'a\0',
		'\0a',
		'é',
		'ā',
		'aaaā',
		'１',
	),
	fc.string({ unit: fc.constantFrom('a', 'b', '\u0100'), minLength: 60, maxLength: 70 }),
);
const key = fc.oneof(
	text,
	fc.double({ noNaN: true }),
	fc.integer(),
	fc.constantFrom(0, -0, 2 ** 53),
);

/** The numbers that a Map would give; it knows −0 as 0, as the table does. */
function numbered(keys: ReadonlyArray<string | number>): number[] {
	const numbers = new Map<string | number, number>();
	return keys.map((one) => {
		if (!numbers.has(one)) numbers.set(one, numbers.size);
		return numbers.get(one) as number;
	});
}

test('one by one', () => {
	fc.assert(
		fc.property(
			fc.array(key, { maxLength: 200 }),
			fc.integer({ min: 0, max: 5 }),
			(keys, expected) => {
				const table = keyTable(expected);
				expect(keys.map((one) => table.indexOf(one))).toEqual(numbered(keys));
			},
		),
	);
});

test('many at a time, none is found that was not there', () => {
	fc.assert(
		fc.property(
			fc.array(key, { maxLength: 100 }),
			fc.array(fc.oneof(key, fc.constantFrom(null, undefined, true, {})), { maxLength: 100 }),
			(keys, others) => {
				const table = keyTable();
				const numbers = keys.map((one) => table.indexOf(one));
				const asked = [...others, ...keys];
				const found = new Int32Array(CHUNK);
				table.known(asked, asked.length, found);
				const expected = asked.map((one) => {
					const at = keys.findIndex((there) => there === one);
					return at < 0 ? -1 : numbers[at];
				});
				expect([...found.subarray(0, asked.length)]).toEqual(expected);
			},
		),
	);
});

test('a row without key counts as one of its own and is never found', () => {
	const table = keyTable(0);
	expect([table.indexOf('a'), table.unnamed(), table.indexOf('b'), table.unnamed()]).toEqual([
		0, 1, 2, 3,
	]);
	expect(table.indexOf('b')).toBe(2);
	expect(table.keys).toEqual(['a', null, 'b', null]);
});

test('so many keys that some have the same hash are told apart all the same', () => {
	const table = keyTable();
	const keyAt = (at: number) => `customer-${at}@shop.example`;
	const keys = Array.from({ length: 300_000 }, (_, at) => keyAt(at));
	expect(keys.every((one, at) => table.indexOf(one) === at)).toBe(true);
	expect(keys.every((one, at) => table.indexOf(one) === at)).toBe(true);
	const found = new Int32Array(CHUNK);
	let wrong = 0;
	let notFound = 0;
	for (let from = 0; from < keys.length; from += CHUNK) {
		const some = keys.slice(from, from + CHUNK);
		table.known(some, some.length, found);
		for (let at = 0; at < some.length; at++) {
			if (found[at] === -1) notFound += 1;
			else if (found[at] !== from + at) wrong += 1;
		}
	}
	expect(wrong).toBe(0);
	expect(notFound).toBeLessThan(100);
});

test('of keys too long to look all of them up ahead, the first are found', () => {
	const table = keyTable();
	const long = Array.from({ length: CHUNK }, (_, at) => 'x'.repeat(500) + at);
	long.forEach((one) => table.indexOf(one));
	const found = new Int32Array(CHUNK);
	table.known(long, CHUNK, found);
	const there = [...found].filter((number) => number >= 0);
	expect(there.length).toBeGreaterThan(100);
	expect(there).toEqual(there.map((_, at) => at));
});

test('looking customers up ahead finds them under every spelling met, and no guests', () => {
	const customers = customerKeys();
	const seen = [' Anna@example.com', 'anna@example.com', 'ben@example.com', '0', '', 7, '8.0'];
	const indices = seen.map((one) => customers.indexOf(one));
	expect(indices).toEqual([0, 0, 1, -1, -1, 2, 3]);
	const asked = [...seen, 'ANNA@example.com', '7', '8', null, 9];
	const known = new Int32Array(asked.length);
	customers.known(asked, asked.length, known);
	// Spellings that have not been met, and null, are read one by one.
	expect([...known]).toEqual([...indices, -1, -1, -1, -1, -1]);
	expect(customers.mergedSpellings()).toBe(1);
});

test('an e-mail is trimmed and in lower case, whatever it is made of', () => {
	const untidy = fc.oneof(text, fc.constantFrom(' ', '\t', '\u00a0', 'A', 'É', 'İ', '\x7f', 'ß'));
	fc.assert(
		fc.property(untidy, untidy, untidy, (before, name, shop) => {
			const spelling = `${before}${name}@${shop}`;
			expect(customerKey(spelling)).toBe(spelling.trim().toLowerCase());
		}),
	);
});
