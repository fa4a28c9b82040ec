import { NOT_ENDED } from '../../core/metrics/memberships';
import { isoDay } from '../calendarDay';
import type { Refusals } from '../columns/refusals';
import type { Groups } from '../groups';
import type { Item } from '../parse';
import type { CustomerKeys } from '../values/customerKeys';
import type { DayReader } from '../values/dayReader';
import { found, isBlank } from '../values/found';
import type { MembershipColumns } from './membershipColumns';
import type { MembershipTable, MembershipTallies } from './membershipTable';
import type { PriceReader } from './prices';
import { hasNotStarted } from './statuses';

export type RowReading = Readonly<{
	of: MembershipColumns;
	days: DayReader;
	customers: CustomerKeys;
	groups: Groups | null;
	prices: PriceReader | null;
	/** What is to happen later has not happened. */
	today: number;
	refuse: Refusals;
	tallies: MembershipTallies;
	table: MembershipTable;
}>;

const NO_DATE = 'which is no date';
const DATE_ADVICE =
	"Correct the cell, or choose another column; dates look like 2026-11-22. 'Date Format' is in 'Options'.";

/** Reads one item into the table, refuses it, or counts it as never started. */
export function membershipRowReader(reading: RowReading): (row: number, item: Item) => void {
	const { of, days, customers, groups, prices, today, refuse, tallies, table } = reading;
	return (row, item) => {
		const status = of.status?.read(item);
		if (hasNotStarted(status)) {
			const name = String(status).trim();
			tallies.notStartedByStatus.set(name, (tallies.notStartedByStatus.get(name) ?? 0) + 1);
			return;
		}
		const startCell = of.start.read(item);
		const endCell = of.end.read(item);
		const hasEnd = !isNoEnd(endCell);
		if (isBlank(startCell)) {
			if (startCell === undefined && of.start.required) {
				return refuse.value(row, of.start, startCell, NO_DATE, DATE_ADVICE);
			}
			if (!hasEnd) tallies.neverStarted += 1;
			else {
				const message = `"${of.start.name}" is empty, though "${of.end.name}" holds ${found(endCell)}`;
				refuse.row(row, of.start.name, message, 'Fill in when the membership began.');
			}
			return;
		}
		const start = days.read(startCell);
		if (start !== start) return refuse.value(row, of.start, startCell, NO_DATE, DATE_ADVICE);
		// A shop ahead of our clock may have starts of tomorrow.
		if (start > today + 1) {
			const why = 'which is in the future';
			const advice =
				'Leave out memberships that have not begun, with a Filter node or an empty cell.';
			return refuse.value(row, of.start, startCell, why, advice);
		}
		const end = hasEnd ? days.read(endCell) : NOT_ENDED;
		if (end !== end) return refuse.value(row, of.end, endCell, NO_DATE, DATE_ADVICE);
		if (end < start) {
			const why = `which is before the start on ${isoDay(start)}`;
			return refuse.value(row, of.end, endCell, why, 'Correct one of the two dates.');
		}
		if (prices !== null && !prices.read(row, item, table.size)) return;

		const customer = of.customer ? customers.indexOf(of.customer.read(item)) : -1;
		if (of.customer && !(customer >= 0)) tallies.withoutCustomer += 1;
		const isAhead = end > Math.max(today, start);
		if (hasEnd && isAhead) tallies.endsAhead += 1;
		const place = table.size++;
		table.item[place] = row;
		table.start[place] = start;
		table.end[place] = isAhead ? NOT_ENDED : end;
		table.announced[place] = isAhead ? end : NOT_ENDED;
		table.customer[place] = customer >= 0 ? customer : -1;
		if (groups && of.group) table.group[place] = groups.indexOf(of.group.read(item));
	};
}

/** WooCommerce writes 0 where a subscription has no end, databases a date of zeros or one of the year 9999. */
function isNoEnd(cell: unknown): boolean {
	return isBlank(cell) || cell === 0 || (typeof cell === 'string' && NO_END.test(cell));
}

const NO_END = /^[0\s:-]+$|^\s*9999-\d\d-\d\d(?!\d)|^\s*\d\d?[./-]\d\d?[./-]9999(?!\d)/;
