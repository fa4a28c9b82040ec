/** A due time on the wall of one zone, as an instant, and on the wall of another. */
import { DateTime } from 'luxon';

import { instantOfSetting, wallTime } from '../../schema/dueTime';

const iso = (setting: unknown, zone = 'Europe/Berlin') =>
	new Date(instantOfSetting(setting, 'Due Time', zone)).toISOString();

it.each([
	['2026-12-24T09:00', '2026-12-24T08:00:00.000Z'],
	['2026-12-24 09:00', '2026-12-24T08:00:00.000Z'],
	['2026-12-24T09:00:30', '2026-12-24T08:00:30.000Z'],
	['2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
	['2026-07-01T09:00:00Z', '2026-07-01T09:00:00.000Z'],
	['2026-07-01T09:00:00+09:00', '2026-07-01T00:00:00.000Z'],
	// Comes twice: the first is meant.
	['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
	// In an hour that no wall shows, but with an offset of its own.
	['2026-03-29T02:30+01:00', '2026-03-29T01:30:00.000Z'],
	[new Date('2026-12-24T08:00:00Z'), '2026-12-24T08:00:00.000Z'],
	[DateTime.fromISO('2026-12-24T09:00', { zone: 'Asia/Tokyo' }), '2026-12-24T00:00:00.000Z'],
])('reads %s', (setting, instant) => {
	expect(iso(setting)).toBe(instant);
});

it.each([
	...['2026-12-24', 'tomorrow', '', '2026-13-01T09:00', '2026-02-30T09:00', '24.12.2026 09:00'],
	...[undefined, null, 5, true, {}, [], new Date(NaN)],
])('refuses %p', (setting) => {
	expect(() => iso(setting)).toThrow(/^'Due Time' needs a date and a time such as/);
});

it('refuses an hour that no wall shows', () => {
	expect(() => iso('2026-03-29T02:30')).toThrow(/does not exist in Europe\/Berlin/);
	expect(iso('2026-03-29T02:30', 'UTC')).toBe('2026-03-29T02:30:00.000Z');
});

it('shows an instant on the wall of a zone, in UTC where there is no such zone', () => {
	expect(wallTime('2026-12-24T08:00:00.000Z', 'America/New_York')).toBe(
		'2026-12-24T03:00:00-05:00',
	);
	expect(wallTime(0, 'Europe/London')).toBe('1970-01-01T01:00:00+01:00');
	expect(wallTime('2026-12-24T08:00:00.000Z', 'Nowhere')).toBe('2026-12-24T08:00:00Z');
	expect(wallTime('soon', 'Europe/Berlin')).toBeNull();
});

it('leads back to the instant through every offset of a year', () => {
	for (let hour = 0; hour < 8760; hour += 7) {
		const instant = Date.UTC(2026, 0, 1, hour);
		for (const zone of ['Europe/Berlin', 'America/St_Johns', 'Pacific/Chatham']) {
			expect(Date.parse(wallTime(instant, zone)!)).toBe(instant);
		}
	}
});
