import { ARM } from '../../core/metrics/automationHoldout';
import type { AutomationTags } from '../automationTags';
import type { Refusals } from '../columns/refusals';
import { armReader } from '../contacts/arms';
import type { Item } from '../parse';
import type { CustomerKeys } from '../values/customerKeys';
import type { DayReader } from '../values/dayReader';
import { isBlank } from '../values/found';
import { CHOOSE_CUSTOMER, type AssignmentColumns } from './assignmentColumns';
import type { AssignmentTable } from './assignmentTable';
import { yesOrNo, type OutcomeColumn, type outcomeReader } from './outcomeColumns';

const ADVICE = {
	customer: CHOOSE_CUSTOMER,
	date: "Correct the date, or look at 'Date Assigned Column' and 'Date Format' in 'Assignment Options'.",
	arm: "Write treatment or control into the column, or choose another one in 'Group'.",
	outcome: "Correct the cell, or look at 'Outcomes in Columns'.",
};

/** Rows that name nobody or no group, and cells without an outcome. */
export type Skipped = { nobodys: number; armless: number; blank: number };

/** What reading one assignment takes; `today` is the last day that is not in the future. */
export type AssignmentReading = Readonly<{
	of: AssignmentColumns;
	outcomes: readonly OutcomeColumn[];
	readers: ReadonlyArray<ReturnType<typeof outcomeReader>>;
	days: DayReader;
	today: number;
	tags: AutomationTags;
	customers: CustomerKeys;
	refuse: Refusals;
	skipped: Skipped;
	table: AssignmentTable;
}>;

/** Reads one item after the other into the table; refuses those that cannot be read. */
export function assignmentRowReader(reading: AssignmentReading): (row: number, item: Item) => void {
	const { of, outcomes, readers, days, today, tags, customers, refuse, skipped, table } = reading;
	const armOf = of.arm === undefined ? () => ARM.treatment : armReader(of.arm.name);
	return (row, item) => {
		const who = of.customer.read(item);
		const customer = customers.indexOf(who);
		if (Number.isNaN(customer)) {
			return refuse.value(row, of.customer, who, 'which names no customer', ADVICE.customer);
		}
		const cell = of.arm?.read(item);
		const arm = armOf(cell);
		if (Number.isNaN(arm)) {
			const why = 'which names neither the treatment group nor the control group';
			return refuse.value(row, of.arm!, cell, why, ADVICE.arm);
		}
		if (customer < 0) skipped.nobodys += 1;
		else if (arm === 0) skipped.armless += 1;
		if (customer < 0 || arm === 0) return;
		const when = of.date?.read(item);
		const day = of.date === undefined ? 0 : days.read(when);
		if (!(day <= today)) {
			const why = day > today ? 'which is in the future' : 'which is not a date';
			return refuse.value(row, of.date!, when, why, ADVICE.date);
		}
		const values = outcomes.map(({ column, before }, at) => {
			if (isBlank(column.read(item))) skipped.blank += 1;
			return [readers[at](column.read(item)), before === null ? 0 : readers[at](before.read(item))];
		});
		const wrong = values.findIndex(([value, before]) => !(value === value && before === before));
		if (wrong >= 0) {
			const { column, before, kind } = outcomes[wrong];
			const isOwn = !(values[wrong][0] === values[wrong][0]);
			const at = isOwn ? column : before!;
			const why = kind === 'share' ? 'which is neither yes nor no' : 'which is not an amount';
			return refuse.value(row, at, at.read(item), why, ADVICE.outcome);
		}
		const named = of.campaign === undefined ? [0] : tags.indicesOf(of.campaign.read(item));
		const isGlobal = of.global !== undefined && yesOrNo(of.global.read(item)) === 1;
		for (const campaign of named) {
			table.add({ campaign, customer, arm, day, isGlobal, row }, values);
		}
	};
}
