/** How many posts a channel may still send on a day of its own calendar. */
import { dayOfInstant, isoDay } from '../../schema/calendarDay';
import { DAILY_LIMITS } from './documents';
import type { Call } from './operation';

export type DailyLimit = Readonly<{
	channelId: string;
	sent: number;
	scheduled: number;
	/** Null where the network has none. */
	limit: number | null;
	isAtLimit: boolean;
	left: number | null;
}>;

/** `2026-12-24`, as a calendar on the wall of that zone shows it. */
export function localDay(instant: number, timeZone: string): string {
	return isoDay(dayOfInstant(instant, timeZone));
}

/** @param days the day asked for, by the channel's ID; one request for each different day */
export async function dailyLimits(
	{ request }: Call,
	days: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, DailyLimit>> {
	const found = new Map<string, DailyLimit>();
	for (const day of new Set(days.values())) {
		const channelIds = [...days.keys()].filter((id) => days.get(id) === day);
		// Buffer reads the day alone; noon is on that day in UTC, too.
		const input = { channelIds, date: `${day}T12:00:00.000Z` };
		const { dailyPostingLimits } = await request<{ dailyPostingLimits: DailyLimit[] }>(
			DAILY_LIMITS,
			{ input },
		);
		for (const status of dailyPostingLimits) {
			const { limit, sent, scheduled, isAtLimit } = status;
			const room = limit === null ? null : Math.max(0, limit - sent - scheduled);
			found.set(status.channelId, { ...status, left: isAtLimit && room !== null ? 0 : room });
		}
	}
	return found;
}
