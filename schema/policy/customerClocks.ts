import { IANAZone } from 'luxon';

import type { OffsetAt } from '../../core/policy/quietTimes';
import { isBlank } from '../values/found';
import { zoneOffsets } from '../values/zoneOffsets';

/** The clocks of the customers, by the names of their time zones. */
export type CustomerClocks = Readonly<{
	/** The number of a cell's clock: the shop's for an empty one, −1 for a zone that nobody knows. */
	numberOf: (cell: unknown) => number;
	/** By number. */
	offsets: readonly OffsetAt[];
	zones: readonly string[];
	/** How many had no zone of their own, in a sentence. */
	hints: () => readonly string[];
}>;

/** @param shopZone where a customer without a zone is taken to live */
export function customerClocks(shopZone: string): CustomerClocks {
	const zones = [shopZone];
	const offsets = [zoneOffsets(shopZone)];
	const known = new Map<unknown, number>();
	let without = 0;
	const numberOfZone = (zone: string) => {
		if (zone === shopZone) return 0;
		if (!IANAZone.isValidZone(zone)) return -1;
		offsets.push(zoneOffsets(zone));
		return zones.push(zone) - 1;
	};
	return {
		zones,
		offsets,
		numberOf(cell) {
			if (isBlank(cell)) {
				without += 1;
				return 0;
			}
			let number = known.get(cell);
			if (number === undefined) {
				number = typeof cell === 'string' ? numberOfZone(cell.trim()) : -1;
				known.set(cell, number);
			}
			return number;
		},
		hints: () =>
			without === 0
				? []
				: [
						`${without} ${without === 1 ? 'candidate has' : 'candidates have'} no time zone: the quiet times of ${shopZone} are kept for them`,
					],
	};
}
