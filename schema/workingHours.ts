import { z } from 'zod/v4';

import type { Shift, WorkingHours } from '../core/metrics/workingTime';

export const WEEKDAYS = [
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
	'sunday',
] as const;

const time = (latest: number) =>
	z
		.string()
		.trim()
		.refine((text) => minutesOf(text) <= latest, {
			error: 'a time of day is written such as 9:00 or 17:30',
		});

/** The hours in which the shop answers; no rows: around the clock. */
export const workingHoursSetting = z
	.object({
		rows: z
			.array(
				z
					.object({
						weekdays: z.array(z.enum(WEEKDAYS)).min(1, 'choose at least one weekday'),
						from: time(24 * 60 - 1),
						to: time(24 * 60),
					})
					.refine(({ from, to }) => minutesOf(from) < minutesOf(to), {
						error: "'To' must be later than 'From'; write hours over midnight as two rows",
					}),
			)
			.default([]),
	})
	.default({ rows: [] });

export type WorkingHoursSetting = z.output<typeof workingHoursSetting>;

/** The shifts of each weekday, overlapping ones as one; null where the owner set none. */
export function workingHoursOf({ rows }: WorkingHoursSetting): WorkingHours | null {
	if (rows.length === 0) return null;
	return WEEKDAYS.map((weekday) =>
		joined(
			rows
				.filter(({ weekdays }) => weekdays.includes(weekday))
				.map(({ from, to }): Shift => [minutesOf(from), minutesOf(to)])
				.sort(([one], [other]) => one - other),
		),
	);
}

function joined(shifts: readonly Shift[]): Shift[] {
	const all: Shift[] = [];
	for (const [from, to] of shifts) {
		const last = all.at(-1);
		if (last && from <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], to)];
		else all.push([from, to]);
	}
	return all;
}

/** Minutes since midnight of `9:00`; NaN for what is no time of day. */
function minutesOf(text: string): number {
	const match = /^(\d{1,2})(?::(\d{2}))?$/.exec(text);
	if (match === null || !(Number(match[2] ?? 0) <= 59)) return NaN;
	return Number(match[1]) * 60 + Number(match[2] ?? 0);
}
