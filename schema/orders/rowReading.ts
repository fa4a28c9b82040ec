import type { Item } from '../parse';
import type { AmountReader } from '../values/amountReader';
import type { CustomerKeys } from '../values/customerKeys';
import type { DayReader } from '../values/dayReader';
import type { OrderFields } from './columns';
import type { Currencies } from './currencies';
import type { OrderIds } from './orderIds';
import type { Refusals } from '../columns/refusals';
import type { RowTable } from './rowTable';
import type { StatusReader } from './statuses';
import type { Tallies } from './tallies';

/** What reading one row takes. */
export type RowReading = Readonly<{
	items: readonly Item[];
	fields: OrderFields;
	days: DayReader;
	/** Has it been settled how to read what reads two ways? */
	isSettled: boolean;
	amounts: AmountReader;
	customers: CustomerKeys;
	orders: OrderIds | null;
	statusOf: StatusReader;
	currencies: Currencies;
	/** The last day that is not in the future. */
	lastDay: number;
	countTests: boolean;
	/** Days of customers' first orders, by customer; grows with them. */
	firstOrderDays: number[] | null;
	refuse: Refusals;
	tallies: Tallies;
	table: RowTable;
}>;

/** What to do about a value that cannot be read. */
export const CORRECT = 'Correct the value, or choose another column.';
