import { CHUNK, type Steps } from '../../core/steps';
import { eachLeaf } from '../../schema/privacy/leaves';
import type { TableRows } from '../../schema/privacy/tableRows';

/** All texts that the suppression list holds, among them its codes. */
export function* suppressedCodes(
	{ items, itemOf, tableOf, tables }: TableRows,
	table: string,
): Steps<ReadonlySet<string>> {
	const codes = new Set<string>();
	const number = tables.indexOf(table);
	for (let at = 0; at < itemOf.length; at++) {
		if (at % CHUNK === 0) yield;
		if (tableOf[at] !== number) continue;
		eachLeaf(items[itemOf[at]], (leaf) => {
			if (typeof leaf === 'string') codes.add(leaf.trim());
		});
	}
	return codes;
}
