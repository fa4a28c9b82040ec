/** Amounts as numbers and as text in the writing of several countries. */
import fc from 'fast-check';
import { z } from 'zod/v4';

import {
	amountReader,
	noDecimalEvidence,
	noteAmount,
	settledSign,
} from '../../../schema/values/amountReader';
import { unitsOf } from '../../../schema/values/currencyUnits';

const read = (value: unknown, sign: 'point' | 'comma' | 'unsettled' = 'unsettled') =>
	amountReader(sign).read(value);

test.each([
	['1,234.50', 1234.5],
	['1.234,50 €', 1234.5],
	['€ 1 234,50', 1234.5],
	['1\u00a0234,50\u00a0€', 1234.5],
	['1\u202f234,50 €', 1234.5],
	["CHF 1'234.50", 1234.5],
	['1’234.50', 1234.5],
	['(12.00)', -12],
	['($1,234.50)', -1234.5],
	['-12', -12],
	['12-', -12],
	['−12,5', -12.5],
	['-$12.50', -12.5],
	['$-12.50', -12.5],
	['+12.50', 12.5],
	['US$ 12.50', 12.5],
	['12.50 USD', 12.5],
	['12,50 kr', 12.5],
	['1,234,567', 1234567],
	['1.234.567,8', 1234567.8],
	['12,34,567.00', 1234567],
	['0.123', 0.123],
	['1234.567', 1234.567],
	['.5', 0.5],
	['12.', 12],
	[' 7 ', 7],
])('%s is %d', (text, expected) => expect(read(text)).toBe(expected));

test.each(['1.234', '1,234', '12.345', '€ 1.234', '-1.234', '(1,234)'])(
	'%s is left open',
	(text) => {
		const reader = amountReader('unsettled');
		expect(reader.read(text)).toBeNaN();
		expect(reader.metOpen).toBe(true);
		expect(Math.abs(read(text, 'point'))).toBe(Number(text.replace(/[^\d.]/g, '')));
		expect(Math.abs(read(text, 'comma'))).toBe(
			Number(text.replace(/[^\d,]/g, '').replace(',', '.')),
		);
	},
);

test.each([
	...[
		'',
		'abc',
		'1.2.3',
		'1,2,3',
		'12.345.6',
		'1..2',
		'1e5',
		'0x10',
		'12%',
		'5-5',
		'(5',
		'5)',
		'--5',
	],
	...['EUR', '1 2', '12 34,5', 'NaN', 'Infinity', null, undefined, true, {}, [], [5]],
	...[NaN, Infinity, -Infinity, new Date()],
])('%p is no amount', (value) => {
	for (const sign of ['unsettled', 'point', 'comma'] as const) expect(read(value, sign)).toBeNaN();
});

test.each([
	['1,5', 'point'],
	['1.5', 'comma'],
	['1.234,50', 'point'],
	['1,234.50', 'comma'],
] as const)('%s is no amount with a decimal %s', (text, sign) =>
	expect(read(text, sign)).toBeNaN(),
);

const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });

test('what a country writes is read back', () => {
	fc.assert(
		fc.property(cents, (amount) => {
			const value = amount / 100;
			for (const [locale, sign] of [
				['en-US', 'point'],
				['de-DE', 'comma'],
				['fr-FR', 'comma'],
				['de-CH', 'point'],
				['en-IN', 'point'],
				['sv-SE', 'comma'],
			] as const) {
				const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value);
				const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
				expect(read(number, sign)).toBeCloseTo(value, 6);
				expect(read(money.format(value), sign)).toBeCloseTo(value, 6);
				// Two decimals settle themselves.
				expect(read(number)).toBeCloseTo(value, 6);
			}
			// With brackets for negative amounts, as accountants write.
			const brackets = new Intl.NumberFormat('en-US', {
				style: 'currency',
				currency: 'USD',
				currencySign: 'accounting',
			});
			expect(read(brackets.format(value))).toBeCloseTo(value, 6);
		}),
		{ numRuns: 300 },
	);
});

test('plain numbers as zod reads them', () => {
	// No shop has amounts beyond ten million million.
	const schema = z.number().min(-1e13).max(1e13);
	fc.assert(
		fc.property(fc.anything(), (value) => {
			const ours = read(value);
			if (typeof value !== 'string' && typeof value !== 'bigint') {
				expect(Number.isNaN(ours)).toBe(!schema.safeParse(value).success);
			}
		}),
		{ numRuns: 2000 },
	);
});

test('what settles the sign of a file', () => {
	const settled = (...texts: readonly string[]) => {
		const evidence = noDecimalEvidence();
		texts.forEach((text, item) => noteAmount(evidence, text, item));
		return settledSign(evidence);
	};
	expect(settled('1.234', '2.50')).toBe('point');
	expect(settled('1.234', '2,50')).toBe('comma');
	expect(settled('1.234', '1.234.567')).toBe('comma');
	expect(settled('1.234', '1,234')).toBe('unsettled');
	expect(settled('1.234', '2.50', '2,50')).toBe('unsettled');
	expect(settled('5', '1.234')).toBe('unsettled');
});

test('minor units of ISO 4217, and where Stripe differs (docs.stripe.com/currencies)', () => {
	expect([unitsOf('USD', 'iso'), unitsOf('JPY', 'iso'), unitsOf('KWD', 'iso')]).toEqual([
		100, 1, 1000,
	]);
	expect([unitsOf('ISK', 'iso'), unitsOf('ISK', 'stripe')]).toEqual([1, 100]);
	expect([unitsOf('UGX', 'iso'), unitsOf('UGX', 'stripe')]).toEqual([1, 100]);
	expect([unitsOf('MGA', 'iso'), unitsOf('MGA', 'stripe')]).toEqual([100, 1]);
	expect(unitsOf('constructor', 'iso')).toBe(100);
});
