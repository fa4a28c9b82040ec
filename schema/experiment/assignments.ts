import { ARM } from '../../core/metrics/automationHoldout';
import { inChunks, type Steps } from '../../core/steps';
import { AUTOMATION_HEADERS, automationTags, CAMPAIGN_HEADERS } from '../automationTags';
import { foundColumns, sampleOf } from '../columns/foundColumns';
import { columnsThere } from '../columns/namedColumn';
import { refusals } from '../columns/refusals';
import { settledDates } from '../columns/settledDates';
import { settledDecimals } from '../columns/settledDecimals';
import { armReader, HOLDOUT_HEADERS } from '../contacts/arms';
import { CONTACT_HEADERS } from '../contacts/headers';
import { isEmptyInput } from '../orders/orderHints';
import { InputError, type Context, type Item, type Reading } from '../parse';
import { isBlank } from '../values/found';
import { customerKeys } from '../values/customerKeys';
import { dayReader } from '../values/dayReader';
import { localDays } from '../values/localDays';
import type { CompareGroupsSettings } from './compareGroupsSettings';
import { outcomeColumns, outcomeReader, yesOrNo, type OutcomeColumn } from './outcomeColumns';

/** Who was assigned to which group of which campaign, one entry per row and campaign. */
export type AssignmentRows = Readonly<{
	campaigns: readonly string[];
	/** Customers by key. */
	customers: readonly string[];
	campaign: Int32Array;
	customer: Int32Array;
	/** A bit of `ARM`; 0 for rows that name no group. */
	arm: Uint8Array;
	/** Days since 1970-01-01; null where no column tells. */
	day: Int32Array | null;
	isGlobal: Uint8Array;
	item: Int32Array;
	outcomes: readonly Outcome[];
	/** False where no column tells the group: then everybody got the campaign. */
	hasArms: boolean;
}>;

/** What a column tells, one value per entry. */
export type Outcome = Omit<OutcomeColumn, 'before'> &
	Readonly<{ values: Float64Array; before: Float64Array | null }>;

const LABELS = {
	customer: 'Customer Column',
	campaign: 'Campaign Column',
	arm: 'Group',
	date: 'Date Assigned Column',
	global: 'Global Holdout Column',
};

const HEADERS = {
	customer: CONTACT_HEADERS.customer,
	campaign: [...CAMPAIGN_HEADERS, ...AUTOMATION_HEADERS],
	arm: ['arm', ...HOLDOUT_HEADERS],
	date: ['assigned_at', 'assignedAt', 'assignment date', 'date assigned', ...CONTACT_HEADERS.date],
	global: ['global holdout', 'globalHoldout'],
};

const ADVICE = {
	customer:
		"Choose the column with the e-mail or number in 'Customer Column' in 'Assignment Options'.",
	date: "Correct the date, or look at 'Date Assigned Column' and 'Date Format' in 'Assignment Options'.",
	arm: "Write treatment or control into the column, or choose another one in 'Group'.",
	outcome: "Correct the cell, or look at 'Outcomes in Columns'.",
};

/** The name of the one campaign of a list that names none. */
export const ONE_CAMPAIGN = 'All';

export function* readAssignments(
	items: readonly Item[],
	settings: CompareGroupsSettings,
	context: Context,
): Steps<Reading<AssignmentRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no assignments to read',
			'Read what Assign Holdout gave and the workflow kept.',
		);
	}
	const options = settings.assignmentOptions;
	const of = yield* foundColumns(
		items,
		LABELS,
		{
			...{ customer: options.customerColumn, campaign: options.campaignColumn },
			...{ arm: settings.arm, date: options.dateColumn, global: options.globalColumn },
		},
		HEADERS,
	);
	const sample = sampleOf(items);
	if (of.customer === undefined) {
		throw new InputError(
			"No column of the assignments was recognised for 'Customer Column'",
			`${ADVICE.customer} ${columnsThere(sample.headers)}`,
		);
	}
	const { dateFormat } = options;
	const dates = yield* settledDates(
		items,
		of.date ? [of.date] : [],
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Assignment Options'",
	);
	const outcomes = yield* outcomeColumns(items, sample, settings);
	const chosenSign = settings.orderOptions.decimalSign;
	const decimals = yield* settledDecimals(
		items,
		outcomes.flatMap(({ kind, column, before }) =>
			kind === 'amount' ? [column, ...(before ? [before] : [])] : [],
		),
		chosenSign === 'recognise' ? 'unsettled' : chosenSign,
		"'Decimal Sign' in 'Order Options'",
	);
	const readers = outcomes.map(({ kind }) => outcomeReader(kind, decimals.sign));
	const localDay = localDays(settings.orderOptions.timeZone || context.timeZone);
	const days = dayReader(dates.order, localDay);
	const today = localDay(context.now) + 1;
	const armOf = of.arm === undefined ? () => ARM.treatment : armReader(of.arm.name);
	const tags = automationTags(`The column "${of.campaign?.name ?? ''}"`);
	const customers = customerKeys();
	const refuse = refusals();
	const table = growing(outcomes);
	let nobodys = 0;
	let armless = 0;
	let blank = 0;

	const read = (row: number) => {
		const item = items[row];
		const who = of.customer!.read(item);
		const customer = customers.indexOf(who);
		if (Number.isNaN(customer)) {
			return refuse.value(row, of.customer!, who, 'which names no customer', ADVICE.customer);
		}
		const cell = of.arm?.read(item);
		const arm = armOf(cell);
		if (Number.isNaN(arm)) {
			const why = 'which names neither the treatment group nor the control group';
			return refuse.value(row, of.arm!, cell, why, ADVICE.arm);
		}
		if (customer < 0) nobodys += 1;
		else if (arm === 0) armless += 1;
		if (customer < 0 || arm === 0) return;
		const when = of.date?.read(item);
		const day = of.date === undefined ? 0 : days.read(when);
		if (!(day <= today)) {
			const why = day > today ? 'which is in the future' : 'which is not a date';
			return refuse.value(row, of.date!, when, why, ADVICE.date);
		}
		const values = outcomes.map(({ column, before }, at) => {
			if (isBlank(column.read(item))) blank += 1;
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
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) read(row);
	});
	const rows = {
		campaigns: of.campaign === undefined ? [ONE_CAMPAIGN] : tags.names,
		customers: customers.keys,
		...table.columns(outcomes),
		hasArms: of.arm !== undefined,
	};
	return {
		rows: of.date === undefined ? { ...rows, day: null } : rows,
		bad: refuse.bad,
		hints: [
			...dates.hints,
			...decimals.hints,
			...counted(nobodys, 'assignments name no customer and are not looked at'),
			...counted(armless, 'rows name no group: they were not assigned and are not looked at'),
			...counted(blank, 'cells of the outcomes are empty and count as nothing'),
		],
	};
}

function counted(count: number, what: string): readonly string[] {
	return count === 0 ? [] : [`${count} ${what}`];
}

type Entry = Readonly<{
	campaign: number;
	customer: number;
	arm: number;
	day: number;
	isGlobal: boolean;
	row: number;
}>;

/** Entries while they are read: a list of numbers per column, for there may be many. */
function growing(outcomes: readonly OutcomeColumn[]) {
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
