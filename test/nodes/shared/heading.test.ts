import { comparedWith, daysBefore, subtitleOf, titleOf } from '../../../nodes/shared/page/heading';

const when = {
	...{ from: '2023-01-01', to: '2026-01-30', days: 1126, timeZone: 'Europe/Berlin' },
	observationEnd: '2026-01-31',
};

test('a group stands behind the question', () => {
	expect(titleOf('Do members stay?', null)).toBe('Do members stay?');
	expect(titleOf('Do members stay?', 'web')).toBe('Do members stay? – web');
});

test('the days, the calendar, and what they are compared with', () => {
	expect(subtitleOf(when, false)).toBe('2023-01-01 to 2026-01-30 (1,126 days, Europe/Berlin)');
	expect(subtitleOf(when, true)).toMatch(/\), compared with the 1,126 days before$/);
	expect(subtitleOf({ ...when, days: 1 }, true)).toMatch(
		/\(1 day, Europe\/Berlin\), compared with the day before$/,
	);
	expect([comparedWith(30), daysBefore(1)]).toEqual([
		', compared with the 30 days before',
		'the day before',
	]);
});
