import { zoneOffsets } from './zoneOffsets';

const DAY = 86_400_000;

/** The calendar day in one time zone of a moment in milliseconds since 1970-01-01 UTC. */
export type LocalDays = (moment: number) => number;

export function localDays(timeZone: string): LocalDays {
	const offsetAt = zoneOffsets(timeZone);
	return (moment) => Math.floor((moment + offsetAt(moment)) / DAY);
}
