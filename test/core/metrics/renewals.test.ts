import { DateTime } from 'luxon';
import fc from 'fast-check';

import { NOT_ENDED } from '../../../core/metrics/memberships';
import { periodsUntil, renewalDay, renewalsBy, renewalsMade } from '../../../core/metrics/renewals';
import { subscriptionTenures } from '../../../core/metrics/subscriptionTenures';
import { runToEnd } from '../../../core/steps';

const day = (iso: string) => Date.parse(iso) / 86_400_000;
const iso = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

test.each([
	['2026-01-31', 1, 'month', '2026-02-28'],
	['2026-01-31', 2, 'month', '2026-03-31'],
	['2024-01-31', 1, 'month', '2024-02-29'],
	['2024-02-29', 1, 'year', '2025-02-28'],
	['2024-02-29', 4, 'year', '2028-02-29'],
	['2026-11-30', 1, 'quarter', '2027-02-28'],
	['2026-12-28', 1, 'week', '2027-01-04'],
] as const)('begun on %s, renewal %p by the %s: %s', (start, count, unit, expected) => {
	expect(iso(renewalDay(day(start), count, unit))).toBe(expected);
});

test('renewals by a day are those of luxon', () => {
	const unit = fc.constantFrom('week', 'month', 'quarter', 'year');
	fc.assert(
		fc.property(fc.nat(20_000), fc.nat(4_000), unit, (start, later, by) => {
			const count = renewalsBy(start, start + later, by as 'month');
			const at = (number: number) =>
				DateTime.fromMillis(start * 86_400_000, { zone: 'utc' })
					.plus({ [`${by}s`]: number })
					.toMillis() / 86_400_000;
			expect(at(count)).toBeLessThanOrEqual(start + later);
			expect(at(count + 1)).toBeGreaterThan(start + later);
		}),
	);
});

test.each([
	// Left on the very day of the renewal, or on the morning after: did not renew.
	['2026-01-15', '2026-02-15', 1],
	['2026-01-15', '2026-02-16', 1],
	['2026-01-15', '2026-02-14', 1],
	['2026-01-15', '2026-02-17', 2],
	['2026-01-15', '2026-01-15', 1],
	['2026-01-15', '2026-03-14', 2],
])('from %s to %s: %p months paid', (start, end, expected) => {
	expect(periodsUntil(day(start), day(end), 'month')).toBe(expected);
});

test('a renewal counts when the day after it is over: until then somebody may have left on it', () => {
	const made = (lastDay: string) => renewalsMade(day('2026-01-15'), day(lastDay), 'month');
	expect([made('2026-02-14'), made('2026-02-15'), made('2026-02-16')]).toEqual([0, 0, 1]);
	expect(made('2026-01-10')).toBe(0);
});

test('counted by periods: those who left, and those who go on', () => {
	const start = Int32Array.of(day('2026-01-15'), day('2026-01-15'), day('2026-03-01'));
	const end = Int32Array.of(day('2026-03-15'), NOT_ENDED, NOT_ENDED);
	const found = runToEnd(
		subscriptionTenures({ start, end }, { unit: 'month', lastDay: day('2026-04-20') }),
	);
	expect([...found.left]).toEqual([0, 1, 0, 0]);
	expect([...found.staying]).toEqual([0, 1, 0, 1]);
	expect([...found.renewals]).toEqual([1, 3, 1]);
	expect([...found.hasLeft]).toEqual([1, 0, 0]);
});
