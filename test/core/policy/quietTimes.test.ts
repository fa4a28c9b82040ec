/** Quiet times: minutes and days of the week, and every change of the clock of a year with luxon as the oracle. */
import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';

import { isQuiet, quietEnd, type QuietTimes } from '../../../core/policy/quietTimes';
import { zoneOffsets } from '../../../schema/values/zoneOffsets';

const MINUTE = 60_000;
const EVERY_DAY = 0b1111111;
const utc = () => 0;

test.each<[string, QuietTimes, boolean]>([
	['2026-06-30T19:59:59Z', { from: 1200, until: 480, weekdays: EVERY_DAY }, false],
	['2026-06-30T20:00:00Z', { from: 1200, until: 480, weekdays: EVERY_DAY }, true],
	['2026-06-30T07:59:59Z', { from: 1200, until: 480, weekdays: EVERY_DAY }, true],
	['2026-06-30T08:00:00Z', { from: 1200, until: 480, weekdays: EVERY_DAY }, false],
	['2026-06-30T13:30:00Z', { from: 780, until: 840, weekdays: EVERY_DAY }, true],
	['2026-06-30T03:00:00Z', { from: 0, until: 0, weekdays: EVERY_DAY }, false],
	['2026-06-30T12:00:00Z', { from: 0, until: 0, weekdays: 0b0000010 }, false],
	['2026-06-29T12:00:00Z', { from: 0, until: 0, weekdays: 0b0000010 }, true],
	['1969-12-31T12:00:00Z', { from: 0, until: 0, weekdays: 0b0000100 }, false],
])('%s with %j', (moment, times, quiet) => {
	expect(isQuiet(Date.parse(moment), times, utc)).toBe(quiet);
});

test('without a day that allows contact it never ends', () => {
	expect(quietEnd(0, { from: 0, until: 0, weekdays: 0 }, utc)).toBe(Infinity);
});

/** Zones with whole, half and quarter hours, both hemispheres, odd days and sizes of change, and none at all. */
const ZONES = [
	...['Europe/Berlin', 'Europe/London', 'Europe/Dublin', 'America/New_York', 'America/Los_Angeles'],
	...['America/St_Johns', 'America/Havana', 'America/Asuncion', 'America/Santiago'],
	...['America/Sao_Paulo', 'Atlantic/Azores', 'Africa/Casablanca', 'Africa/Cairo', 'Asia/Beirut'],
	...['Asia/Jerusalem', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Tokyo', 'Australia/Lord_Howe'],
	...['Australia/Adelaide', 'Australia/Sydney', 'Pacific/Auckland', 'Pacific/Chatham'],
	...['Pacific/Easter', 'Pacific/Kiritimati', 'America/Nuuk', 'Antarctica/Troll', 'UTC'],
];
const YEAR = Date.parse('2026-01-01T00:00:00Z');
const DAYS = 370;

/** The whole minutes at which the clock of a zone changes, from luxon alone. */
function changesIn(name: string): number[] {
	const zone = IANAZone.create(name);
	const changes: number[] = [];
	for (let day = 0; day < DAYS; day++) {
		let [early, late] = [YEAR / MINUTE + day * 1440, YEAR / MINUTE + (day + 1) * 1440];
		if (zone.offset(early * MINUTE) === zone.offset(late * MINUTE)) continue;
		while (late - early > 1) {
			const middle = Math.floor((early + late) / 2);
			if (zone.offset(middle * MINUTE) === zone.offset(early * MINUTE)) early = middle;
			else late = middle;
		}
		changes.push(late * MINUTE);
	}
	return changes;
}

function isQuietByLuxon(moment: number, { from, until, weekdays }: QuietTimes, zone: string) {
	const wall = DateTime.fromMillis(moment, { zone });
	if ((weekdays & (1 << (wall.weekday - 1))) === 0) return true;
	const minute = wall.hour * 60 + wall.minute;
	return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

describe.each(ZONES)('%s', (zone) => {
	const offsetAt = zoneOffsets(zone);
	const changes = changesIn(zone);
	// Around each change, and on an ordinary day as well.
	const centres = [...changes, YEAR + 100 * 1440 * MINUTE];
	const settings: QuietTimes[] = [
		{ from: 1200, until: 480, weekdays: EVERY_DAY },
		{ from: 1320, until: 150, weekdays: 0b0111111 },
		{ from: 90, until: 165, weekdays: EVERY_DAY },
		{ from: 0, until: 0, weekdays: 0b0011111 },
	];

	test('every quarter of an hour around each change is quiet or not as luxon says', () => {
		for (const centre of centres) {
			for (let quarter = -28; quarter <= 28; quarter++) {
				const moment = centre + quarter * 15 * MINUTE + (quarter % 2 === 0 ? 0 : -1);
				for (const times of settings) {
					expect(isQuiet(moment, times, offsetAt)).toBe(isQuietByLuxon(moment, times, zone));
				}
			}
		}
	});

	test('the end of quiet times is not quiet, and no minute before it is free', () => {
		for (const centre of centres) {
			for (const times of settings) {
				for (const hours of [-20, -7, -1, 0, 2]) {
					const moment = centre + hours * 60 * MINUTE + 17_000;
					const end = quietEnd(moment, times, offsetAt);
					expect(isQuietByLuxon(end, times, zone)).toBe(false);
					for (let at = moment; at < end; at += 47 * MINUTE) {
						expect(isQuietByLuxon(at, times, zone)).toBe(true);
					}
					if (end > moment) expect(isQuietByLuxon(end - 1, times, zone)).toBe(true);
				}
			}
		}
	});
});

test('the end is itself, later never comes earlier, and it does not depend on where one begins', () => {
	const offsetAt = zoneOffsets('Europe/Berlin');
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: DAYS * 1440 }),
			fc.integer({ min: 0, max: 3 * 1440 }),
			fc.record({
				from: fc.integer({ min: 0, max: 1439 }),
				until: fc.integer({ min: 0, max: 1439 }),
				weekdays: fc.integer({ min: 1, max: 127 }),
			}),
			(minute, later, times) => {
				const moment = YEAR + minute * MINUTE;
				const end = quietEnd(moment, times, offsetAt);
				expect(end).toBeGreaterThanOrEqual(moment);
				expect(quietEnd(end, times, offsetAt)).toBe(end);
				const next = quietEnd(moment + later * MINUTE, times, offsetAt);
				expect(next).toBeGreaterThanOrEqual(end);
				if (moment + later * MINUTE <= end) expect(next).toBe(end);
			},
		),
	);
});
