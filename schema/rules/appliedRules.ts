import { inChunks, type Steps } from '../../core/steps';
import type { Refusals } from '../columns/refusals';
import type { Item } from '../parse';
import { hintsOf, newNotes, note, type Notes } from './notes';
import type { Check } from './outcome';

/** One segment of the owner's: all of its conditions, or any of them. */
export type CheckedRule = Readonly<{
	name: string;
	match: 'all' | 'any';
	checks: readonly Check[];
}>;

/** The items that could be judged, in their order. */
export type AppliedRules = Readonly<{
	/** Places in the input. */
	itemOf: Int32Array;
	/** Place of the rule that applies to each, the first of them; −1 where none does. */
	ruleOf: Int8Array;
	/** Why, in a sentence. */
	reasonFor: (at: number) => string;
}>;

const CORRECT =
	'Correct the value, choose another operator, or look at whether the condition names the right column.';

/** Finds the first rule that applies to each item; conditions are looked at in their order, as far as needed. */
export function* appliedRules(
	items: readonly Item[],
	rules: readonly CheckedRule[],
	refuse: Refusals,
): Steps<Readonly<{ rules: AppliedRules; hints: readonly string[] }>> {
	const itemOf = new Int32Array(items.length);
	const ruleOf = new Int8Array(items.length);
	const notes = newNotes();
	let judged = 0;
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const rule = firstRule(items[row], row, rules, notes, refuse);
			if (rule === null) continue;
			itemOf[judged] = row;
			ruleOf[judged++] = rule;
		}
	});
	const none =
		rules.length === 1 ? 'The rule does not apply' : `None of the ${rules.length} rules applies`;
	const own = itemOf.subarray(0, judged);
	return {
		rules: {
			itemOf: own,
			ruleOf: ruleOf.subarray(0, judged),
			reasonFor: (at) =>
				ruleOf[at] < 0
					? none
					: `Rule ${ruleOf[at] + 1}: ${whyItApplies(items[own[at]], rules[ruleOf[at]])}`,
		},
		hints: [...hintsOf(notes), ...unused(rules, ruleOf.subarray(0, judged))],
	};
}

/** The place of the first rule that applies, −1 without one; null for an item that cannot be judged. */
function firstRule(
	item: Item,
	row: number,
	rules: readonly CheckedRule[],
	notes: Notes,
	refuse: Refusals,
): number | null {
	for (let rule = 0; rule < rules.length; rule++) {
		const { match, checks } = rules[rule];
		// "All" ends with the first condition that does not hold, "any" with the first that does.
		let holds = match === 'all';
		for (const { column, outcome, misfit } of checks) {
			const cell = column.read(item);
			const came = outcome(cell);
			if (came === 'unfit') {
				refuse.value(row, column, cell, misfit, CORRECT);
				return null;
			}
			if (came === 'empty' || came === 'ahead') note(notes[came], column.name, row);
			if ((came === 'yes') !== holds) {
				holds = !holds;
				break;
			}
		}
		if (holds) return rule;
	}
	return -1;
}

function whyItApplies(item: Item, { match, checks }: CheckedRule): string {
	const said = checks
		.map(({ column, outcome, said: sentence }) => {
			const cell = column.read(item);
			return outcome(cell) === 'yes' ? sentence(cell) : null;
		})
		.filter((sentence) => sentence !== null);
	return match === 'any' ? said[0] : said.join('; ');
}

function unused(rules: readonly CheckedRule[], ruleOf: Int8Array): string[] {
	const used = new Set(ruleOf);
	return rules
		.map(({ name }, at) => (used.has(at) ? null : `Nobody is in "${name}" (rule ${at + 1})`))
		.filter((hint) => hint !== null);
}
