/** Rows of customers with their group, whether they were chosen, and what became of them. */
import { z } from 'zod/v4';

import { inChunks, type Steps } from '../core/steps';
import { foundColumns, sampleOf } from './columns/foundColumns';
import { columnsThere } from './columns/namedColumn';
import { refusals } from './columns/refusals';
import { groupsOf } from './groups';
import { isEmptyInput } from './orders/orderHints';
import { OUTCOME_HEADERS, outcomeOf } from './outcomes/outcomeWords';
import { InputError, type Item, type Reading } from './parse';
import { amountReader } from './values/amountReader';
import { isBlank } from './values/found';

const column = z.string().trim().default('');

export const choiceSettings = z.object({
	group: column,
	chosen: column,
	chosenWhen: z.string().default(''),
	chosenFrom: z.number().default(0.5),
	outcome: column,
});

type Settings = z.output<typeof choiceSettings>;

export type ChoiceRows = Readonly<{
	selected: Uint8Array;
	outcomes: Uint8Array;
	/** −1 where the cell is empty. */
	group: Int32Array;
	names: readonly string[];
	itemOf: Int32Array;
	columns: Readonly<Record<'group' | 'chosen' | 'outcome', string>>;
}>;

const LABELS = { group: 'Group', chosen: 'Chosen', outcome: 'Left or Stayed' };
const HEADERS = {
	group: ['gender', 'sex', 'age_group', 'SeniorCitizen', 'region', 'country', 'language'],
	chosen: ['chosen', 'selected', 'riskBand', 'risk_band', 'probabilityOfChurn', 'contacted'],
	outcome: OUTCOME_HEADERS,
};

export function* readChoices(
	items: readonly Item[],
	settings: Settings,
): Steps<Reading<ChoiceRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no customers to look at',
			'The node before this one gave no items.',
		);
	}
	const { group, chosen: choice, outcome: left } = settings;
	const named = { group, chosen: choice, outcome: left };
	const of = yield* foundColumns(items, LABELS, named, HEADERS);
	for (const name of ['group', 'chosen', 'outcome'] as const) {
		if (of[name] !== undefined) continue;
		throw new InputError(
			`No column was recognised for '${LABELS[name]}'`,
			`Name it under '${LABELS[name]}'. ${columnsThere(sampleOf(items).headers)}`,
		);
	}
	const refuse = refusals();
	const groups = groupsOf(of.group!.name);
	const isChosen = chosenReader(settings);
	const rows = { selected: [] as number[], outcomes: [] as number[], group: [] as number[] };
	const itemOf: number[] = [];
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const chosen = of.chosen!.read(items[row]);
			const became = of.outcome!.read(items[row]);
			const selected = isChosen(chosen);
			const outcome = outcomeOf(became);
			if (selected !== selected) {
				refuse.value(
					...[row, of.chosen!, chosen, 'which does not say whether the customer was chosen'],
					"Write yes or no, or name the values that mean yes under 'Chosen When'.",
				);
			} else if (outcome !== outcome) {
				refuse.value(
					...[row, of.outcome!, became, 'which does not say whether the customer left'],
					'Write yes or no, 1 or 0, or leave such customers out.',
				);
			} else {
				const cell = of.group!.read(items[row]);
				rows.selected.push(selected);
				rows.outcomes.push(outcome);
				rows.group.push(isBlank(cell) ? -1 : groups.indexOf(cell));
				itemOf.push(row);
			}
		}
	});
	const read: ChoiceRows = {
		selected: Uint8Array.from(rows.selected),
		outcomes: Uint8Array.from(rows.outcomes),
		group: Int32Array.from(rows.group),
		names: groups.names,
		itemOf: Int32Array.from(itemOf),
		columns: { group: of.group!.name, chosen: of.chosen!.name, outcome: of.outcome!.name },
	};
	return { rows: read, bad: refuse.bad, hints: [] };
}

/** 1 for chosen, 0 for not, NaN for neither: named values, yes and no, a band, or a chance from a limit on. */
function chosenReader({ chosenWhen, chosenFrom }: Settings): (value: unknown) => number {
	const wanted = new Set(
		chosenWhen
			.split(',')
			.map((word) => word.trim().toLowerCase())
			.filter((word) => word !== ''),
	);
	const amounts = amountReader('point');
	return (value) => {
		const word = isBlank(value) ? '' : String(value).trim().toLowerCase();
		if (wanted.size > 0) return wanted.has(word) ? 1 : 0;
		const said = outcomeOf(value);
		if (said === said) return said;
		if (word === 'high') return 1;
		if (word === 'medium' || word === 'low') return 0;
		const number = isBlank(value) ? NaN : amounts.read(value);
		return number === number ? (number >= chosenFrom ? 1 : 0) : NaN;
	};
}
