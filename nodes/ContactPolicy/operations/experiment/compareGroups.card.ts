import { assignedPeople, type AssignedPeople } from '../../../../core/metrics/assignedPeople';
import { ARM } from '../../../../core/metrics/automationHoldout';
import { notComparable } from '../../../../core/metrics/change';
import { groupComparison, type GroupComparison } from '../../../../core/metrics/groupComparison';
import { rate } from '../../../../core/metrics/rate';
import { newcombeInterval } from '../../../../core/numeric/newcombeInterval';
import type { Steps } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import type { AssignmentRows } from '../../../../schema/experiment/assignments';
import type { CompareGroupsSettings } from '../../../../schema/experiment/compareGroupsSettings';
import type { GroupCard } from './compareGroups.item';
import {
	buyersBefore,
	columnMeasures,
	orderMeasures,
	type Measure,
	type OwnOrders,
} from './compareGroups.measures';
import { NOT_EVIDENCE, type Compared } from './compareGroups.words';

/** What one campaign is looked at with; `own` is null where no orders arrived. */
export type Setting = Readonly<{
	assignments: AssignmentRows;
	own: OwnOrders | null;
	params: CompareGroupsSettings;
}>;

/** One campaign compared; null where none of its customers can be looked at yet. */
export function* cardOf(
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
