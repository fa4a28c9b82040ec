/** Only what a purpose needs: bands instead of dates of birth, and a word on what was left out. */
import { privacy, type Row } from './privacyRun';

const keep = (rows: readonly Row[], kept: readonly Row[], more: Row = {}) =>
	privacy('minimize', rows, { keptColumns: { rows: kept }, observationEnd: '2026-06-30', ...more });

const birth = (...dates: unknown[]) =>
	keep(
		dates.map((birth_date) => ({ birth_date })),
		[{ column: 'birth_date', treatment: 'ageBand' }],
	);

describe('Minimize', () => {
	test('keeps the listed columns, nested ones where they were, and names the others', async () => {
		const { items, hints } = await keep(
			[{ id: 1, name: 'Anna', address: { zip: '10115', street: 'Weg 1' }, tags: ['a'] }],
			[{ column: 'id' }, { column: 'address.zip', treatment: 'area' }],
		);
		expect(items).toEqual([{ id: 1, address: { zip: '10' } }]);
		expect(hints).toContain('Left out: "name", "address.street", "tags"');
	});

	test('ages are those on the observation end: birthdays on the day, the day after, and 29 February', async () => {
		const dates = [
			'2001-06-30',
			'2001-07-01',
			'2008-06-30',
			'2008-07-01',
			'1951-06-30',
			'2026-06-30',
		];
		const { items } = await birth(...dates);
		expect(items.map(({ birth_date }) => birth_date)).toEqual([
			...['25–34', '18–24', '18–24', 'under 18', '75 and over', 'under 18'],
		]);
		const leap = (end: string) =>
			keep([{ born: '2008-02-29' }], [{ column: 'born', treatment: 'ageBand' }], {
				observationEnd: end,
			});
		expect((await leap('2026-02-28')).items).toEqual([{ born: 'under 18' }]);
		expect((await leap('2026-03-01')).items).toEqual([{ born: '18–24' }]);
	});

	test('postcodes, amounts and dates become coarser; an empty cell stays nothing', async () => {
		const { items } = await keep(
			[
				{ zip: 1067, total: '63,20 €', day: '14.05.2026' },
				{ zip: 'sw1a 1aa', total: '-3,00', day: '01.12.2025' },
				{ zip: '', total: null, day: ' ' },
			],
			[
				{ column: 'zip', treatment: 'area', digits: 5 },
				{ column: 'total', treatment: 'amountBand' },
				{ column: 'day', treatment: 'quarter' },
			],
		);
		expect(items).toEqual([
			{ zip: '01', total: '50 to under 100', day: '2026-Q2' },
			{ zip: 'SW', total: 'under 0', day: '2025-Q4' },
			{ zip: null, total: null, day: null },
		]);
	});

	test('a postcode is never kept whole', async () => {
		const kept = [{ column: 'zip', treatment: 'area', characters: 5 }];
		expect((await keep([{ zip: '101' }, { zip: '10115' }], kept)).items).toEqual([
			{ zip: '10' },
			{ zip: '1011' },
		]);
	});

	test.each<[string, unknown, RegExp]>([
		['unreadable', '31.02.1990', /"birth_date" holds "31.02.1990", which is not a date \[item 1\]/],
		['in the future', '2027-01-01', /a birth date after 2026-06-30/],
		['of somebody too old', '1900-01-01', /which would make 126 years/],
		['a number of years', 42, /is not a date/],
	])('a birth date that is %s is refused by name', async (_what, date, message) => {
		const { error } = await birth('1990-01-01', date);
		expect(error?.message).toMatch(message);
	});

	test('dates that read two ways are asked about, not guessed', async () => {
		const { error } = await birth('03/04/1990', '05/06/1991');
		expect(error?.message).toMatch(/can be read day first or month first/);
		expect(error?.description).toMatch(/'Date Format' in 'Options'/);
	});

	test('bands that do not rise, a column twice and a column that is not there are sentences', async () => {
		const bands = await keep(
			[{ a: 1 }],
			[{ column: 'a', treatment: 'amountBand', limits: '5, 3' }],
		);
		expect(bands.error?.message).toMatch(/'Limits' needs rising numbers/);
		const twice = await keep([{ a: 1 }], [{ column: 'a' }, { column: 'a' }]);
		expect(twice.error?.message).toMatch(/stands twice/);
		const missing = await keep([{ a: 1 }], [{ column: 'b' }]);
		expect(missing.error?.message).toMatch(/names the column "b", which no item has/);
	});

	test('says who could still be told apart, and where addresses are left', async () => {
		const rows = [
			...Array.from({ length: 9 }, () => ({ birth_date: '1990-01-01', mail: '' })),
			{ birth_date: '1940-01-01', mail: 'a@b.de' },
		];
		const { hints } = await keep(rows, [
			{ column: 'birth_date', treatment: 'ageBand' },
			{ column: 'mail' },
		]);
		expect(hints.join('\n')).toMatch(/1 item shares the values of "birth_date" with fewer than 5/);
		expect(hints.join('\n')).toMatch(/still in "mail" \(first in item 9\)/);
	});

	test('needs no credential', async () => {
		const { error } = await privacy(
			'minimize',
			[{ a: 1 }],
			{ keptColumns: { rows: [{ column: 'a' }] } },
			undefined,
			{ credentials: undefined },
		);
		expect(error).toBeUndefined();
	});
});
