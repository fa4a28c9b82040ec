import { z } from 'zod/v4';

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/** A time of day such as 20:00, as minutes since midnight. */
export const clockTimeSetting = (preset: string) =>
	z
		.string()
		.trim()
		.regex(CLOCK, 'a time of day is written as 20:00')
		.prefault(preset)
		.transform((text) => {
			const [, hour, minute] = CLOCK.exec(text)!;
			return Number(hour) * 60 + Number(minute);
		});

/** `20:00` of minutes since midnight. */
export function clockTime(minutes: number): string {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
