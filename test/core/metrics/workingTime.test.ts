import fc from 'fast-check';

import { calendarTime, workingTime, type WorkingHours } from '../../../core/metrics/workingTime';
import { runToEnd } from '../../../core/steps';
import { zoneClock } from '../../../schema/values/zoneClock';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const office: WorkingHours = [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [[540, 1020]] : []));
const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / DAY;
const berlin = zoneClock('Europe/Berlin');
const at = (wall: string) => berlin.momentOf(Date.parse(`${wall}:00Z`));

describe('working time, by hand (Berlin, Monday to Friday, 9:00 to 17:00)', () => {
	const minutes = runToEnd(workingTime(office, berlin, dayOf('2026-03-01'), dayOf('2026-11-30')));

	test.each([
		['within one day', '2026-06-30T10:00', '2026-06-30T11:30', 90],
		['over a night', '2026-06-29T16:30', '2026-06-30T09:45', 75],
		['over a weekend', '2026-06-26T16:00', '2026-06-29T10:00', 120],
		['asked at night, answered at night', '2026-06-29T20:00', '2026-06-30T06:00', 0],
		['a whole week', '2026-06-22T00:00', '2026-06-29T00:00', 2400],
		['over the change to summer time', '2026-03-27T16:00', '2026-03-30T10:00', 120],
		['the same moment', '2026-06-30T10:00', '2026-06-30T10:00', 0],
	])('%s', (_name, from, to, expected) => expect(minutes(at(from), at(to))).toBe(expected));

	test('moments outside the days laid out count as their ends', () => {
		const oneDay = runToEnd(workingTime(office, berlin, dayOf('2026-06-30'), dayOf('2026-06-30')));
		expect(oneDay(at('2026-06-01T10:00'), at('2026-07-20T10:00'))).toBe(480);
	});

	test('a night shift is an hour shorter or longer when the clock changes', () => {
		const night: WorkingHours = office.map(() => [[0, 360]]);
		const count = runToEnd(workingTime(night, berlin, dayOf('2026-03-01'), dayOf('2026-11-30')));
		expect(count(at('2026-03-29T00:00'), at('2026-03-30T00:00'))).toBe(300);
		expect(count(at('2026-10-25T00:00'), at('2026-10-26T00:00'))).toBe(420);
	});
});

test('around the clock every minute counts', () => {
	expect(calendarTime(at('2026-06-29T16:30'), at('2026-06-30T09:45'))).toBe(1035);
});

describe('working time, minute by minute', () => {
	/** Some shifts of whole hours on each weekday. */
	const shifts = fc
		.uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 4 })
		.map((hours) => hours.sort((one, other) => one - other))
		.map((hours) =>
			Array.from({ length: hours.length >> 1 }, (_, pair): [number, number] => [
				60 * hours[2 * pair],
				60 * hours[2 * pair + 1],
			]),
		);
	const week = fc.array(shifts, { minLength: 7, maxLength: 7 });
	const zones = fc.constantFrom(
		...['Europe/Berlin', 'America/New_York', 'America/Santiago', 'Asia/Kolkata', 'UTC'],
	);
	/** Days on which clocks change in one of the zones, and one on which they do not. */
	const days = fc.constantFrom(
		...['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-09-06'],
		...['2026-06-30', '1969-12-31'],
	);
	const lengths = fc.integer({ min: 0, max: 3 * 1440 });

	test('counts as a slow loop over every minute does, also where the clock changes', () => {
		fc.assert(
			fc.property(week, zones, days, lengths, lengths, (hours, zone, day, before, after) => {
				const clock = zoneClock(zone);
				const middle = dayOf(day);
				const from = middle * DAY - before * MINUTE;
				const to = middle * DAY + after * MINUTE;
				const minutes = runToEnd(workingTime(hours, clock, middle - 5, middle + 5));
				expect(minutes(from, to)).toBe(slowly(hours, zone, from, to));
			}),
			{ numRuns: 60 },
		);
	}, 30_000);
});

/** What the clock on the wall shows, minute after minute. */
function slowly(hours: WorkingHours, timeZone: string, from: number, to: number): number {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		...{ weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	});
	const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
	let count = 0;
	for (let moment = from; moment < to; moment += MINUTE) {
		const [weekday, clock] = format.format(moment).split(/[ ,]+/);
		const [hour, minute] = clock.split(':').map(Number);
		const now = 60 * hour + minute;
		if (hours[names.indexOf(weekday)].some(([begin, end]) => now >= begin && now < end)) count++;
	}
	return count;
}
