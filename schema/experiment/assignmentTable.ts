import type { OutcomeColumn } from './outcomeColumns';

/** What a column tells, one value per entry. */
export type Outcome = Omit<OutcomeColumn, 'before'> &
	Readonly<{ values: Float64Array; before: Float64Array | null }>;

export type Entry = Readonly<{
	campaign: number;
	customer: number;
	arm: number;
	day: number;
	isGlobal: boolean;
	row: number;
}>;

/** Entries while they are read: a list of numbers per column, for there may be many. */
export function assignmentTable(outcomes: readonly OutcomeColumn[]) {
	const [campaigns, customers, arms, days, globals, items] = Array.from(
		{ length: 6 },
		(): number[] => [],
	);
	const values = outcomes.map((): number[] => []);
	const before = outcomes.map((): number[] => []);
	return {
		add(
			{ campaign, customer, arm, day, isGlobal, row }: Entry,
			read: readonly (readonly number[])[],
		): void {
			campaigns.push(campaign);
			customers.push(customer);
			arms.push(arm);
			days.push(day);
			globals.push(isGlobal ? 1 : 0);
			items.push(row);
			for (let at = 0; at < read.length; at++) {
				values[at].push(read[at][0]);
				before[at].push(read[at][1]);
			}
		},
		columns: (columns: readonly OutcomeColumn[]) => ({
			campaign: new Int32Array(campaigns),
			customer: new Int32Array(customers),
			arm: new Uint8Array(arms),
			day: new Int32Array(days) as Int32Array | null,
			isGlobal: new Uint8Array(globals),
			item: new Int32Array(items),
			outcomes: columns.map(
				(one, at): Outcome => ({
					...one,
					values: new Float64Array(values[at]),
					before: one.before && new Float64Array(before[at]),
				}),
			),
		}),
	};
}

export type AssignmentTable = ReturnType<typeof assignmentTable>;
