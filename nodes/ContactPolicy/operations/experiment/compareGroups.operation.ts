import { ARM } from '../../../../core/metrics/automationHoldout';
import { assignedPeople, type AssignedPeople } from '../../../../core/metrics/assignedPeople';
import { notComparable } from '../../../../core/metrics/change';
import { groupComparison, type GroupComparison } from '../../../../core/metrics/groupComparison';
import { rate } from '../../../../core/metrics/rate';
import { newcombeInterval } from '../../../../core/numeric/newcombeInterval';
import { CHUNK, type Steps } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import { readAssignments, type AssignmentRows } from '../../../../schema/experiment/assignments';
import {
	compareGroupsSettings,
	type CompareGroupsSettings,
} from '../../../../schema/experiment/compareGroupsSettings';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { InputError } from '../../../../schema/parse';
import { settledEnd } from '../../../shared/lookBack';
import {
	defineOperation,
	type OutputItem,
	type OutputList,
	type RunContext,
} from '../../../shared/operation';
import { compareGroupsFields } from './compareGroups.fields';
import { groupItem, type GroupCard } from './compareGroups.item';
import {
	buyersBefore,
	columnMeasures,
	orderMeasures,
	ownOrders,
	type Measure,
	type OwnOrders,
} from './compareGroups.measures';
import { NOT_EVIDENCE, type Compared } from './compareGroups.words';

type Rows = Readonly<{ assignments: AssignmentRows; orders: OrderRows | null }>;

/** What the global holdout is compared with. */
const ALL_CAMPAIGNS = 'All campaigns';

/** Assignments in, and orders where there are some; one item per campaign out, most customers first. */
export const compareGroups = defineOperation({
	value: 'compareGroups',
	name: 'Compare Groups',
	action: 'Compare treatment and control group',
	description:
		'Whether a campaign helped: those assigned to it beside those kept from it by chance, with the range in which the effect lies',
	fields: compareGroupsFields,
	params: compareGroupsSettings,
	rows: { assignments: readAssignments, orders: readOrders },
	inputs: { assignments: { name: 'Assignments' }, orders: { name: 'Orders', optional: true } },

	*run({ assignments, orders }: Rows, params, context): Steps<OutputList> {
		const own = orders && (yield* gathered(assignments, orders, params, context));
		if (own === null && assignments.outcomes.length === 0) throw nothingToCompare();
		if (!assignments.hasArms)
			context.hint('No column tells the group: everybody counts as written to');
		const cards: Array<Readonly<{ card: GroupCard; item: number }>> = [];
		for (const [campaign, entries] of yield* entriesByCampaign(assignments, params)) {
			const card = yield* cardOf(campaign, entries, { assignments, own, params });
			if (card !== null) cards.push({ card, item: assignments.item[entries[0]] });
		}
		if (cards.length === 0) throw nobodyYet(params);
		cards.sort(
			({ card: one }, { card: other }) =>
				sizeOf(other) - sizeOf(one) || (one.campaign < other.campaign ? -1 : 1),
		);
		return cards.map(
			({ card, item }): OutputItem => ({
				json: groupItem(card, params.simplify),
				from: [{ input: 'assignments', items: [item], from: 0, to: 1 }],
			}),
		);
	},
});

const sizeOf = ({ customers }: GroupCard) => customers.treatment + customers.control;

function* gathered(
	{ day, customers }: AssignmentRows,
	orders: OrderRows,
	{ observationEnd, sameDayOrders }: CompareGroupsSettings,
	context: RunContext,
): Steps<OwnOrders> {
	if (day === null) {
		throw new InputError(
			'Orders arrived, and no column tells when each customer was assigned',
			"Choose it in 'Date Assigned Column' in 'Assignment Options'.",
		);
	}
	const { lastDay } = settledEnd(orders.lastDay, orders.timeZone, observationEnd, context);
	const own = yield* ownOrders(orders, customers, lastDay, sameDayOrders);
	if (own.placeOf.every((place) => place < 0)) {
		context.hint(
			'None of the assigned customers is in the orders: do both name customers the same way, by e-mail or by number?',
		);
	}
	return own;
}

/** The entries of each campaign, or all of them as one where the global holdout is compared. */
function* entriesByCampaign(
	{ campaign, campaigns, isGlobal }: AssignmentRows,
	{ compareWith }: CompareGroupsSettings,
): Steps<ReadonlyMap<string, readonly number[]>> {
	const all = new Map<string, number[]>();
	for (let entry = 0; entry < campaign.length; entry++) {
		if (entry % CHUNK === 0) yield;
		const name = compareWith === 'global' ? ALL_CAMPAIGNS : campaigns[campaign[entry]];
		const entries = all.get(name);
		if (entries === undefined) all.set(name, [entry]);
		else entries.push(entry);
	}
	if (compareWith === 'global' && !isGlobal.includes(1)) {
		throw new InputError(
			'No customer is marked as one of the global holdout',
			"Choose the column in 'Global Holdout Column' in 'Assignment Options', or compare each campaign.",
		);
	}
	return all;
}

type Setting = Readonly<{
	assignments: AssignmentRows;
	own: OwnOrders | null;
	params: CompareGroupsSettings;
}>;

/** Null where none of its customers can be looked at yet. */
function* cardOf(
	campaign: string,
	entries: readonly number[],
	{ assignments, own, params }: Setting,
): Steps<GroupCard | null> {
	const isGlobal = params.compareWith === 'global';
	const arm = isGlobal
		? assignments.isGlobal.map((global) => (global ? ARM.control : ARM.treatment))
		: assignments.arm;
	const looked = isGlobal ? entries : entries.filter((entry) => assignments.isGlobal[entry] === 0);
	const all = yield* assignedPeople({ ...assignments, arm }, looked);
	const people = own === null ? all : withWindowOver(all, assignments, own, params.windowDays);
	const customers = { treatment: people.treatment.length, control: people.control.length };
	if (customers.treatment + customers.control === 0) return null;
	const hasControl = all.control.length > 0;
	const measures: Measure[] = [
		...(own === null ? [] : yield* orderMeasures(assignments, people, own, params.windowDays)),
		...(yield* columnMeasures(assignments.outcomes, people)),
	];
	const compared: Compared[] = [];
	for (const measure of measures) {
		const comparison = hasControl
			? yield* comparisonOf(measure, params)
			: yield* beforeAndAfter(measure, params.minimumPerGroup);
		compared.push({ measure, comparison });
	}
	const before = own && {
		treatment: buyersBefore(people.treatment, assignments, own),
		control: buyersBefore(people.control, assignments, own),
	};
	const skipped = entries.length - looked.length;
	return {
		campaign,
		evidence: hasControl && isBalanced(before, customers) ? 'randomisedHoldout' : 'notEvidence',
		...{ hasControl, customers, compared, minimum: params.minimumPerGroup },
		notCounted: {
			inBothGroups: all.inBothGroups,
			globalHoldout: skipped,
			windowNotOver: all.treatment.length + all.control.length - sizeOfPeople(people),
		},
		boughtBefore: before && {
			treatment: rate(before.treatment, customers.treatment, NOBODY),
			control: rate(before.control, customers.control, NOBODY),
		},
		window:
			own === null
				? 'as the columns tell'
				: `${params.windowDays} days from the day of the assignment on, up to ${isoDay(own.lastDay)}`,
		currency: own?.currency ?? null,
		notes: own === null ? [] : historyNotes(people, assignments, own, params),
	};
}

const NOBODY = 'Nobody is in this group';
const sizeOfPeople = ({ treatment, control }: AssignedPeople) => treatment.length + control.length;

/** Who was assigned so lately that the window is not over has had less time than the others. */
function withWindowOver(
	people: AssignedPeople,
	{ day }: AssignmentRows,
	{ lastDay }: OwnOrders,
	windowDays: number,
): AssignedPeople {
	const isOver = (entry: number) => day![entry] + windowDays - 1 <= lastDay;
	return {
		...people,
		treatment: people.treatment.filter(isOver),
		control: people.control.filter(isOver),
	};
}

function* comparisonOf(
	{ values }: Measure,
	{ adjust, minimumPerGroup }: CompareGroupsSettings,
): Steps<GroupComparison> {
	return yield* groupComparison(adjust ? values : { ...values, before: null }, minimumPerGroup);
}

/** Without a control group: the same people before, which shows no effect, and says so. */
function* beforeAndAfter({ values }: Measure, fewest: number): Steps<GroupComparison> {
	const none = new Float64Array(0);
	const control = values.before?.treatment ?? none;
	const compared = yield* groupComparison({ ...values, control, before: null }, fewest);
	const { difference } = compared.difference;
	return {
		...compared,
		difference: { ...notComparable(NOT_EVIDENCE), difference },
		secondLook: null,
		adjusted: null,
	};
}

/** The 99.95 % quantile of the standard normal distribution: differs by chance once in a thousand times. */
const Z999 = 3.290526731491899;

type Pair = Readonly<{ treatment: number; control: number }>;

/** Chance makes the groups alike in what they did before. */
function isBalanced(before: Pair | null, customers: Pair): boolean {
	if (before === null || customers.treatment === 0 || customers.control === 0) return true;
	const { low, high } = newcombeInterval(
		{ successes: before.treatment, trials: customers.treatment },
		{ successes: before.control, trials: customers.control },
		Z999,
	);
	return low <= 0 && high >= 0;
}

function historyNotes(
	{ treatment, control }: AssignedPeople,
	{ day }: AssignmentRows,
	{ firstDay }: OwnOrders,
	{ adjust, windowDays }: CompareGroupsSettings,
): readonly string[] {
	const isEarlier = (from: number) => (entry: number) => day![entry] + from < firstDay;
	const any = (from: number) => treatment.some(isEarlier(from)) || control.some(isEarlier(from));
	const begin = `The orders begin on ${isoDay(firstDay)}`;
	if (any(0))
		return [
			`${begin}, after some customers were assigned: what they bought before that day is missing.`,
		];
	return adjust && any(-windowDays)
		? [`${begin}: of some customers less than ${windowDays} days before the assignment are known.`]
		: [];
}

function nothingToCompare(): InputError {
	return new InputError(
		'Nothing tells what the customers did after they were assigned',
		"Connect the orders to the second input, or list columns under 'Outcomes in Columns'.",
	);
}

function nobodyYet({ windowDays }: CompareGroupsSettings): InputError {
	return new InputError(
		`No customer was assigned at least ${windowDays} days before the newest order`,
		"Wait, or choose fewer days in 'Days After the Assignment'.",
	);
}
