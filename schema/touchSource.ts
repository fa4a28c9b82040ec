import type { Touches } from '../core/metrics/automationTouches';
import { inChunks, type Steps } from '../core/steps';
import { automationTags } from './automationTags';
import type { NamedColumn } from './columns/namedColumn';
import type { Item } from './parse';

/** What one input tells of who was touched by which automation. Customers and automations are numbered by the lists here. */
export type TouchSource = Readonly<{
	/** Canonical keys, the same for the same person in every input. */
	customers: readonly string[];
	/** The first day on which each customer is heard of. */
	knownFrom: Int32Array;
	automations: readonly string[];
	touches: Touches;
	/** The item behind each touch. */
	itemOf: Int32Array;
	/** The arm that a message was assigned to, 0 for none; null where the input has no such column. */
	arm: Uint8Array | null;
	/** Rows of known customers that name no automation. */
	untagged: number;
}>;

/** A day after all others. */
export const NEVER = 2 ** 31 - 1;

/**
 * The automations that rows name in a column.
 *
 * @param column null where the input has none: then its customers are known, and touched by nothing
 * @param rows customer (−1 for nobody), day and item of each row
 */
export function* touchSource(
	items: readonly Item[],
	column: NamedColumn | null,
	customers: readonly string[],
	rows: Readonly<{ customer: Int32Array; day: Int32Array; item: Int32Array; arm?: Uint8Array }>,
): Steps<TouchSource> {
	const knownFrom = new Int32Array(customers.length).fill(NEVER);
	const tags = automationTags(`The column "${column?.name ?? ''}"`);
	const customer: number[] = [];
	const day: number[] = [];
	const automation: number[] = [];
	const itemOf: number[] = [];
	const arm: number[] = [];
	let untagged = 0;
	yield* inChunks(rows.item.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const who = rows.customer[row];
			if (who < 0) continue;
			if (rows.day[row] < knownFrom[who]) knownFrom[who] = rows.day[row];
			if (column === null) continue;
			const indices = tags.indicesOf(column.read(items[rows.item[row]]));
			if (indices.length === 0) untagged += 1;
			for (const index of indices) {
				customer.push(who);
				day.push(rows.day[row]);
				automation.push(index);
				itemOf.push(rows.item[row]);
				if (rows.arm) arm.push(rows.arm[row]);
			}
		}
	});
	return {
		customers,
		knownFrom,
		automations: tags.names,
		touches: {
			customer: Int32Array.from(customer),
			day: Int32Array.from(day),
			automation: Int32Array.from(automation),
		},
		itemOf: Int32Array.from(itemOf),
		arm: rows.arm ? Uint8Array.from(arm) : null,
		untagged,
	};
}
