import type { Item } from '../parse';
import type { Refusals } from '../columns/refusals';
import type { CustomerKeys } from '../values/customerKeys';
import type { DayReader } from '../values/dayReader';
import { armReader } from './arms';
import type { ContactColumns } from './contactColumns';

/** Messages as columns while they are read; `length` of the places are filled. */
export type ContactTable = {
	length: number;
	readonly customer: Int32Array;
	readonly day: Int32Array;
	readonly item: Int32Array;
	/** Null where no column tells the arm. */
	readonly arm: Uint8Array | null;
	/** Rows without a customer. */
	nobodys: number;
};

export function contactTable(most: number, hasArms: boolean): ContactTable {
	return {
		length: 0,
		customer: new Int32Array(most),
		day: new Int32Array(most),
		item: new Int32Array(most),
		arm: hasArms ? new Uint8Array(most) : null,
		nobodys: 0,
	};
}

/** What reading one message takes; `lastDay` is the last day that is not in the future. */
export type ContactReading = Readonly<{
	of: ContactColumns;
	days: DayReader;
	customers: CustomerKeys;
	lastDay: number;
	refuse: Refusals;
	table: ContactTable;
}>;

const ADVICE = {
	customer:
		"Choose a column with the customer's e-mail or number in 'Customer Column' in 'Contact Options'.",
	date: "Correct the date, choose another column in 'Date Sent Column', or look at 'Date Format' in 'Contact Options'.",
	arm: "Write treatment or control into the column, or choose another one in 'Holdout'.",
};

/** Reads one item after the other into the table; refuses those that cannot be read. */
export function contactRowReader(reading: ContactReading): (row: number, item: Item) => void {
	const { of, days, customers, lastDay, refuse, table } = reading;
	const armOf = of.holdout === undefined ? () => 0 : armReader(of.holdout.name);
	return (row, item) => {
		const who = of.customer.read(item);
		const customer = who === undefined && of.customer.required ? NaN : customers.indexOf(who);
		if (Number.isNaN(customer)) {
			return refuse.value(row, of.customer, who, 'which names no customer', ADVICE.customer);
		}
		const when = of.date.read(item);
		const day = days.read(when);
		if (!(day <= lastDay)) {
			const why = day > lastDay ? 'which is in the future' : 'which is not a date';
			return refuse.value(row, of.date, when, why, ADVICE.date);
		}
		const cell = of.holdout?.read(item);
		const arm = armOf(cell);
		if (Number.isNaN(arm)) {
			const why = 'which names neither the treatment group nor the control group';
			return refuse.value(row, of.holdout!, cell, why, ADVICE.arm);
		}
		if (customer < 0) {
			table.nobodys += 1;
			return;
		}
		const place = table.length++;
		table.customer[place] = customer;
		table.day[place] = day;
		table.item[place] = row;
		if (table.arm !== null) table.arm[place] = arm;
	};
}
