import type { Touches } from '../core/metrics/automationTouches';
import { inChunks, type Steps } from '../core/steps';
import { automationKey } from './automationTags';
import { NEVER, type TouchSource } from './touchSource';

/** Several inputs as one: customers by their keys, automations by their names without case and signs. */
export type JoinedSources = Readonly<{
	/** Those of the first input first, with their numbers. */
	customers: readonly string[];
	knownFrom: Int32Array;
	automations: readonly string[];
	touches: Touches;
	arm: Uint8Array;
	/** For each customer of each input the number here. */
	numbers: readonly Int32Array[];
	/** How many customers of each input the first input has too. */
	inFirst: readonly number[];
	/** For each automation the input and the item that first name it. */
	firstOf: ReadonlyArray<Readonly<{ source: number; item: number }>>;
}>;

export function* joinedSources(sources: readonly TouchSource[]): Steps<JoinedSources> {
	const customers = [...sources[0].customers];
	const numberOf = new Map<string, number>();
	const numbers: Int32Array[] = [];
	const inFirst: number[] = [];
	const known: number[] = [];
	for (const { customers: own, knownFrom } of sources) {
		const mine = new Int32Array(own.length);
		let shared = 0;
		const isFirst = numbers.length === 0;
		yield* inChunks(own.length, (from, to) => {
			for (let at = from; at < to; at += 1) {
				let number = isFirst ? at : numberOf.get(own[at]);
				if (isFirst) numberOf.set(own[at], at);
				number ??= customers.push(own[at]) - 1;
				numberOf.set(own[at], number);
				if (number < sources[0].customers.length) shared += 1;
				mine[at] = number;
				known[number] = Math.min(known[number] ?? NEVER, knownFrom[at]);
			}
		});
		numbers.push(mine);
		inFirst.push(shared);
	}
	const { automations, automationNumbers } = joinedAutomations(sources);

	const length = sources.reduce((sum, { itemOf }) => sum + itemOf.length, 0);
	const touches = {
		customer: new Int32Array(length),
		day: new Int32Array(length),
		automation: new Int32Array(length),
	};
	const arm = new Uint8Array(length);
	const firstOf: Array<{ source: number; item: number }> = [];
	let begin = 0;
	for (const [source, { touches: own, itemOf, arm: ownArm }] of sources.entries()) {
		yield* inChunks(itemOf.length, (from, to) => {
			for (let at = from; at < to; at += 1) {
				const automation = automationNumbers[source][own.automation[at]];
				touches.customer[begin + at] = numbers[source][own.customer[at]];
				touches.day[begin + at] = own.day[at];
				touches.automation[begin + at] = automation;
				if (ownArm !== null) arm[begin + at] = ownArm[at];
				firstOf[automation] ??= { source, item: itemOf[at] };
			}
		});
		begin += itemOf.length;
	}
	return {
		customers,
		knownFrom: Int32Array.from(known),
		automations,
		touches,
		arm,
		numbers,
		inFirst,
		firstOf,
	};
}

function joinedAutomations(sources: readonly TouchSource[]) {
	const spelled = new Map<string, string>();
	for (const name of sources.flatMap(({ automations }) => automations)) {
		const key = automationKey(name);
		const other = spelled.get(key);
		if (other === undefined || name < other) spelled.set(key, name);
	}
	const keys = [...spelled.keys()];
	return {
		automations: [...spelled.values()],
		automationNumbers: sources.map(({ automations }) =>
			automations.map((name) => keys.indexOf(automationKey(name))),
		),
	};
}
