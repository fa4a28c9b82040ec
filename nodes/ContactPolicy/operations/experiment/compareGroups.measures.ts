/** What customers of both groups did: from their orders after the assignment, and from columns of the assignments. */
import type { AssignedPeople } from '../../../../core/metrics/assignedPeople';
import {
	boughtBefore,
	emptyOutcome,
	fillOutcome,
	histories,
	type Histories,
} from '../../../../core/metrics/automationOutcomes';
import type { GroupValues } from '../../../../core/metrics/groupComparison';
import { purchaseOccasions, type SameDay } from '../../../../core/metrics/purchases';
import { CHUNK, inChunks, type Steps } from '../../../../core/steps';
import type { AssignmentRows } from '../../../../schema/experiment/assignments';
import type { Outcome } from '../../../../schema/experiment/assignmentTable';
import type { OrderRows } from '../../../../schema/orders';

export type Measure = Readonly<{
	/** Stable, in the output; for a column its own name. */
	outcome: string;
	label: string;
	better: 'higher' | 'lower';
	unit: 'share' | 'money' | 'number';
	values: GroupValues;
}>;

/** Orders by customer, and where each customer of the assignments stands in them; −1 for who never bought. */
export type OwnOrders = Readonly<{
	own: Histories;
	placeOf: Int32Array;
	/** The first and the last day that the orders tell about. */
	firstDay: number;
	lastDay: number;
	currency: string | null;
}>;

export function* ownOrders(
	{ log, firstDay }: OrderRows,
	customers: readonly string[],
	lastDay: number,
	sameDay: SameDay,
): Steps<OwnOrders> {
	const purchases = yield* purchaseOccasions(log, lastDay, sameDay);
	const own = yield* histories(log.customers.length, purchases, log.refunds, null);
	const places = new Map<string, number>();
	yield* inChunks(log.customers.length, (from, to) => {
		for (let at = from; at < to; at++) places.set(log.customers[at], at);
	});
	const placeOf = new Int32Array(customers.length);
	yield* inChunks(customers.length, (from, to) => {
		for (let at = from; at < to; at++) placeOf[at] = places.get(customers[at]) ?? -1;
	});
	return { own, placeOf, firstDay, lastDay, currency: log.currency };
}

const ORDER_MEASURES = [
	{ outcome: 'buyerShare', label: 'Share who bought', better: 'higher', unit: 'share' },
	{ outcome: 'ordersPerCustomer', label: 'Orders per customer', better: 'higher', unit: 'number' },
	{ outcome: 'revenuePerCustomer', label: 'Revenue per customer', better: 'higher', unit: 'money' },
	{ outcome: 'refundShare', label: 'Share with a refund', better: 'lower', unit: 'share' },
] as const;

type Arm = 'treatment' | 'control';
const ARMS: readonly Arm[] = ['treatment', 'control'];

/** The window begins with the day of the assignment; the time before is the equally long one right before it. */
export function* orderMeasures(
	{ customer, day }: AssignmentRows,
	people: AssignedPeople,
	orders: OwnOrders,
	windowDays: number,
): Steps<readonly Measure[]> {
	const sides = { after: yield* side(0), before: yield* side(-windowDays) };
	return ORDER_MEASURES.map((measure, at): Measure => {
		const of = (when: 'after' | 'before') => ({
			treatment: sides[when].treatment[at],
			control: sides[when].control[at],
		});
		const kind = measure.unit === 'share' ? 'share' : 'amount';
		return { ...measure, values: { kind, ...of('after'), before: of('before') } };
	});

	function* side(shift: number): Steps<Record<Arm, readonly Float64Array[]>> {
		const filled = {} as Record<Arm, readonly Float64Array[]>;
		for (const arm of ARMS) filled[arm] = yield* columnsOf(people[arm], shift);
		return filled;
	}

	function* columnsOf(entries: Int32Array, shift: number): Steps<readonly Float64Array[]> {
		const columns = ORDER_MEASURES.map(() => new Float64Array(entries.length));
		const outcome = emptyOutcome();
		for (let at = 0; at < entries.length; at++) {
			if (at % CHUNK === 0) yield;
			const who = orders.placeOf[customer[entries[at]]];
			if (who < 0) continue;
			const from = day![entries[at]] + shift;
			fillOutcome(outcome, orders.own, who, from, from + windowDays - 1);
			const { orders: count, revenue, sales } = outcome;
			columns[0][at] = +(count > 0);
			columns[1][at] = count;
			columns[2][at] = revenue;
			columns[3][at] = +(revenue < sales);
		}
		return columns;
	}
}

/** Of several assignments of one person the largest value counts, whichever comes first. */
export function* columnMeasures(
	outcomes: readonly Outcome[],
	people: AssignedPeople,
): Steps<readonly Measure[]> {
	const measures: Measure[] = [];
	for (const { column, kind, better, values, before } of outcomes) {
		const after = yield* valuesOf(people, values);
		const earlier = before && (yield* valuesOf(people, before));
		measures.push({
			...{ outcome: column.name, label: column.name, better },
			unit: kind === 'share' ? 'share' : 'number',
			values: { kind, ...after, before: earlier },
		});
	}
	return measures;
}

function* valuesOf(people: AssignedPeople, values: Float64Array): Steps<Record<Arm, Float64Array>> {
	const filled = {} as Record<Arm, Float64Array>;
	for (const arm of ARMS) {
		const entries = people[arm];
		const column = new Float64Array(entries.length);
		yield* inChunks(entries.length, (from, to) => {
			for (let at = from; at < to; at++) {
				const own = people.entriesOf(entries[at]);
				column[at] = own.reduce((most, entry) => Math.max(most, values[entry]), -Infinity);
			}
		});
		filled[arm] = column;
	}
	return filled;
}

/** How many of a group had bought before they were assigned. */
export function buyersBefore(
	entries: Int32Array,
	{ customer, day }: AssignmentRows,
	{ own, placeOf }: OwnOrders,
): number {
	let count = 0;
	for (const entry of entries) {
		const who = placeOf[customer[entry]];
		if (who >= 0 && boughtBefore(own, who, day![entry])) count += 1;
	}
	return count;
}
