/** Assignments of one campaign as people: each once, in the group of the own assignment, from the earliest day on. */
import { CHUNK, type Steps } from '../steps';
import { ARM } from './automationHoldout';

/** One entry per assignment. */
export type AssignedRows = Readonly<{
	customer: Int32Array;
	arm: Uint8Array;
	/** Null where no day is known. */
	day: Int32Array | null;
}>;

export type AssignedPeople = Readonly<{
	/** Entries of people in exactly one group: the earliest one of each, in the sequence of the customers. */
	treatment: Int32Array;
	control: Int32Array;
	/** All entries of each person, so that what any of them tells is not lost; the earliest one first. */
	entriesOf: (entry: number) => readonly number[];
	inBothGroups: number;
}>;

/** @param entries the places of the campaign's own entries */
export function* assignedPeople(
	{ customer, arm, day }: AssignedRows,
	entries: readonly number[],
): Steps<AssignedPeople> {
	const byCustomer = new Map<number, number[]>();
	for (let at = 0; at < entries.length; at++) {
		if (at % CHUNK === 0) yield;
		const entry = entries[at];
		const own = byCustomer.get(customer[entry]);
		if (own === undefined) byCustomer.set(customer[entry], [entry]);
		else if (day !== null && day[entry] < day[own[0]]) own.unshift(entry);
		else own.push(entry);
	}
	const groups = { treatment: [] as number[], control: [] as number[] };
	let inBothGroups = 0;
	let seen = 0;
	for (const own of byCustomer.values()) {
		if (seen++ % CHUNK === 0) yield;
		const arms = own.reduce((bits, entry) => bits | arm[entry], 0);
		if (arms === ARM.treatment) groups.treatment.push(own[0]);
		else if (arms === ARM.control) groups.control.push(own[0]);
		else inBothGroups += 1;
	}
	return {
		treatment: Int32Array.from(groups.treatment),
		control: Int32Array.from(groups.control),
		entriesOf: (entry) => byCustomer.get(customer[entry]) ?? [],
		inBothGroups,
	};
}
