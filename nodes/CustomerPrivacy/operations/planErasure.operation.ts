import type { Steps } from '../../../core/steps';
import { InputError } from '../../../schema/parse';
import {
	columnsOf,
	describedTables,
	personOf,
	planErasureSettings,
} from '../../../schema/privacy/erasureSettings';
import { readTableRows, type TableRows } from '../../../schema/privacy/tableRows';
import { tracesOf } from '../../../schema/privacy/traces';
import { defineOperation, type OutputItem, type OutputList } from '../../shared/operation';
import { personCodes } from '../personCodes';
import { SECRET } from '../secret';
import { secretKeys } from '../secretKeys';
import { suppressedCodes } from '../suppressedCodes';
import { erasureFields } from './erasure.fields';
import {
	ACTIONS,
	describedSteps,
	foundSteps,
	suppressionSteps,
	type ErasureStep,
} from './planErasure.steps';

/** Rows of the owner's tables in; one item per step out: what to delete, empty, keep, insert or look at. */
export const planErasure = defineOperation({
	value: 'planErasure',
	name: 'Plan Erasure',
	action: 'Plan erasure of a customer',
	description:
		'Everything that your tables hold about one customer, what has to be done with it, and the entry that keeps the person from being written to again',
	fields: [
		{
			displayName: 'Look In',
			name: 'look',
			type: 'options',
			options: [
				{
					name: 'Rows of the Tables',
					value: 'rows',
					description: 'Finds every spelling, and what stands in columns that nobody thought of',
				},
				{
					name: 'The Description Only',
					value: 'description',
					description: 'Gives a condition for each listed column, without looking',
				},
			],
			default: 'rows',
			description: 'What the plan is made from',
		},
		...erasureFields,
		{
			displayName: 'Outputs',
			name: 'outputs',
			type: 'options',
			options: [
				{ name: 'One', value: 'one', description: 'All steps leave by one output' },
				{
					name: 'One per Action',
					value: 'perAction',
					description: 'Delete, replace, keep, insert and review leave by outputs of their own',
				},
			],
			default: 'one',
			description: 'Whether to split the steps right here on the canvas',
		},
	],
	params: planErasureSettings,
	rows: { rows: readTableRows },
	outputs: {
		setting: 'outputs',
		value: 'perAction',
		names: ['Delete', 'Replace', 'Keep', 'Insert', 'Review'],
	},
	credential: SECRET,
	needsCredential: ({ suppress }) => suppress,
	withholdsBadRows: true,

	*run({ rows }: { rows: TableRows }, params, context): Steps<OutputList> {
		const person = personOf(params);
		const described = describedTables(params);
		const keys = params.suppress ? secretKeys(context.credential) : null;
		const codes = personCodes(person, keys);
		const steps: ErasureStep[] = [];
		if (params.look === 'description') {
			const empty = described.find((table) => columnsOf(table).length === 0);
			if (empty !== undefined) throw withoutColumns(empty.table);
			steps.push(...describedSteps(described, person));
		} else {
			const own = { ...rows, ...withoutTable(rows, params.suppressionTable) };
			const traces = yield* tracesOf(person, codes.isPseudonym, own, described);
			steps.push(...foundSteps(traces, described));
			const unread = described.filter(({ table }) => !rows.tables.includes(table));
			if (unread.length > 0) {
				const names = unread.map(({ table }) => `"${table}"`).join(', ');
				context.hint(`No row arrived of ${names}. ${WHAT_TO_DO}`);
			}
		}
		const there = yield* suppressedCodes(rows, params.suppressionTable);
		const missing = codes.suppression.filter((code) => !there.has(code));
		steps.push(...suppressionSteps(params.suppressionTable, missing));
		if (!params.suppress) context.hint(NOT_PROTECTED);
		if (steps.length === missing.length) context.hint('Nothing about this person was found');
		return steps.map(
			({ item, ...json }): OutputItem => ({
				json,
				from: [{ input: 'rows', items: [item], from: 0, to: 1 }],
				output: ACTIONS.indexOf(json.action),
			}),
		);
	},
});

/** Where a table was not read. */
export const WHAT_TO_DO =
	"Read it before this node: a table that was read and is empty still gives an item with its name. One that you do not have is taken out under 'Tables'.";

const NOT_PROTECTED =
	"'Protect From Being Written to Again' is off: a later import may bring the person back, and codes that stand for the person are not looked for";

/** The suppression list holds nothing to erase. */
export function withoutTable({ itemOf, tableOf, tables }: TableRows, table: string) {
	const number = tables.indexOf(table);
	const isOther = (_item: number, at: number) => tableOf[at] !== number;
	return { itemOf: itemOf.filter(isOther), tableOf: tableOf.filter((one) => one !== number) };
}

function withoutColumns(table: string): InputError {
	return new InputError(
		`Of "${table}" no column about the person is listed`,
		"List them under 'Tables', or choose 'Rows of the Tables' under 'Look In'.",
	);
}
