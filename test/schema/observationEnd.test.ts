import { DateTime } from 'luxon';

import { dayOfInstant, dayOfSetting, isoDay } from '../../schema/calendarDay';
import { knownEnd, observationEnd, staleHint } from '../../schema/observationEnd';

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

test('empty means the day after the newest order, whose own day is the last that counts', () => {
	for (const empty of ['', undefined, null]) {
		expect(observationEnd(empty, day('2026-06-30'), 'UTC')).toEqual({
			end: day('2026-07-01'),
			lastDay: day('2026-06-30'),
		});
	}
});

test('a chosen day is both the end and the last day', () => {
	const end = day('2026-05-31');
	for (const chosen of [
		'2026-05-31',
		'2026-05-31T00:00:00',
		'2026-05-31T23:30:00.000+02:00',
		new Date('2026-05-31T12:00:00Z'),
		DateTime.fromISO('2026-05-31T12:00:00', { zone: 'Asia/Tokyo' }),
	]) {
		expect(observationEnd(chosen, day('2026-06-30'), 'Europe/Berlin')).toEqual({
			end,
			lastDay: end,
		});
	}
});

test('a day to come gives way to today, or to the newest order of a shop ahead of our clock', () => {
	const context = { now: Date.UTC(2026, 5, 30, 12), timeZone: 'UTC' };
	const until = (setting: string, newest: string) =>
		knownEnd(setting, day(newest), context, 'UTC').lastDay;
	expect(until('2026-07-05', '2026-06-01')).toBe(day('2026-06-30'));
	expect(until('2026-07-05', '2026-07-01')).toBe(day('2026-07-01'));
	expect(until('2026-06-30', '2026-06-01')).toBe(day('2026-06-30'));
	expect(until('', '2026-06-01')).toBe(day('2026-06-01'));
	const { ahead } = knownEnd('2026-07-05', day('2026-06-01'), context, 'UTC');
	expect(ahead).toMatch(/'Observation End'.*2026-06-30 is used/);
});

test('what is no day is refused with the field and what it holds', () => {
	expect(() => observationEnd('soon', 0, 'UTC')).toThrow(/'Observation End'.*"soon"/);
	expect(() => observationEnd(true, 0, 'UTC')).toThrow(/'Observation End'.*true/);
});

test('an instant falls on the day of the shop, clock changes included', () => {
	const instant = Date.UTC(2026, 2, 28, 23, 30);
	expect(isoDay(dayOfInstant(instant, 'Europe/Berlin'))).toBe('2026-03-29');
	expect(isoDay(dayOfInstant(instant, 'America/New_York'))).toBe('2026-03-28');
	expect(dayOfSetting('2026-02-30', 'UTC')).toBeNull();
});

test('orders that are more than a week old are said to be', () => {
	const context = { now: Date.UTC(2026, 5, 30, 12), timeZone: 'UTC' };
	expect(staleHint(day('2026-06-23'), context, 'UTC')).toBeNull();
	expect(staleHint(day('2026-06-22'), context, 'UTC')).toMatch(/8 days old \(2026-06-22\)/);
});
