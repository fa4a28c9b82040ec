import { zoneOffsets, type ZoneOffsets } from './zoneOffsets';

const DAY = 86_400_000;

/** The calendar day in one time zone of a moment in milliseconds since 1970-01-01 UTC. */
export type LocalDays = (moment: number) => number;

/** Kept from run to run, with what they know of the zone and their compiled code. */
const byZone = new Map<string, LocalDays>();

export function localDays(timeZone: string): LocalDays {
	const kept = byZone.get(timeZone) ?? daysIn(zoneOffsets(timeZone));
	byZone.set(timeZone, kept);
	return kept;
}

function daysIn(offsetAt: ZoneOffsets): LocalDays {
	return (moment) => Math.floor((moment + offsetAt(moment)) / DAY);
}
