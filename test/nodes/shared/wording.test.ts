import fc from 'fast-check';

import { decimal, money, percent, whole } from '../../../nodes/shared/page/wording';

describe('figures as an owner reads them', () => {
	test.each([
		[whole(1234567), '1,234,567'],
		[whole(-1234), '-1,234'],
		[whole(999.5), '1,000'],
		[decimal(12), '12'],
		[decimal(1234.56), '1,234.6'],
		[percent(0.4567), '45.7 %'],
		[money(1234.5, 'EUR'), '1,234.50 EUR'],
		[money(1234.5, 'JPY'), '1,235 JPY'],
		[money(-123.456, null), '-123.46'],
		[money(100000, 'KWD'), '100,000.000 KWD'],
	])('%s', (written, expected) => {
		expect(written).toBe(expected);
	});

	test('as the English locale writes them', () => {
		// Quarters are exact in binary, and no tie for two decimals.
		const value = fc.integer({ min: -1e12, max: 1e12 }).map((quarters) => quarters / 4);
		fc.assert(
			fc.property(value, (some) => {
				const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
				expect(money(some, null)).toBe(some.toLocaleString('en', digits));
				const eighth = Math.round(some) + 0.125;
				expect(decimal(eighth)).toBe(eighth.toLocaleString('en', { maximumFractionDigits: 1 }));
			}),
		);
	});
});
