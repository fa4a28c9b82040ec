import type { Steps } from '../../../core/steps';
import type { ChosenColumn } from '../../../schema/privacy/chosenColumns';
import {
	readCandidates,
	readSuppressions,
	type Candidates,
	type Suppressions,
} from '../../../schema/privacy/suppressionRows';
import { markSuppressedSettings } from '../../../schema/privacy/suppressionSettings';
import { customerKey } from '../../../schema/values/customerKeys';
import type { Item } from '../../../schema/parse';
import { defineOperation, type OutputItem, type OutputList } from '../../shared/operation';
import { suppressionCodes } from '../personCodes';
import type { Pseudonyms } from '../pseudonyms';
import { SECRET } from '../secret';
import { secretKeys } from '../secretKeys';
import { columnList } from './columnList';

const ROWS_A_STEP = 64;

type Rows = Readonly<{ candidates: Candidates; suppressions: Suppressions | null }>;

/** Customers in, and the suppression list; the same customers out, each with whether nobody may write to them. */
export const markSuppressed = defineOperation({
	value: 'markSuppressed',
	name: 'Mark Suppressed',
	action: 'Mark suppressed customers',
	description:
		'Recognises customers who were erased by the codes of the suppression list, so that nobody writes to them again. If the list was not read, everybody is marked.',
	fields: [
		columnList(
			'identifyingColumns',
			'Columns That Name the Customer',
			'Columns with the e-mail and the number. Leave empty to recognise them.',
		),
		{
			displayName: 'Suppression Column',
			name: 'suppressionColumn',
			type: 'string',
			requiresDataPath: 'single',
			default: 'suppressionKey',
			description: 'Column of the suppression list that holds the codes',
		},
	],
	params: markSuppressedSettings,
	rows: { candidates: readCandidates, suppressions: readSuppressions },
	inputs: {
		candidates: { name: 'Customers' },
		suppressions: { name: 'Suppression List', optional: true },
	},
	credential: SECRET,

	*run({ candidates, suppressions }: Rows, _params, context): Steps<OutputList> {
		const codes = suppressionCodes(secretKeys(context.credential));
		const { items, columns } = candidates;
		const listed = suppressions === null ? null : suppressions.codes;
		if (listed === null) context.hint(NOT_READ);
		else warnOfUnknownKeys(listed, codes, context.hint);
		const places = Int32Array.from(items, (_, at) => at);
		const output: OutputItem[] = [];
		for (let at = 0; at < items.length; at++) {
			if (at % ROWS_A_STEP === 0) yield;
			output.push({
				json: { ...items[at], ...markOf(items[at], columns, listed, codes) },
				from: [{ input: 'candidates', items: places, from: at, to: at + 1 }],
			});
		}
		return output;
	},
});

const NOT_READ =
	'The suppression list was not read, so everybody is marked: connect it, with Always Output Data on';

function markOf(
	item: Item,
	columns: readonly ChosenColumn[],
	suppressions: ReadonlySet<string> | null,
	codes: Pseudonyms,
) {
	if (suppressions === null) {
		return marked('suppressionListNotRead', 'The list of erased customers was not read');
	}
	const values = columns.map(({ read }) => read(item));
	const named = values.filter(
		(value): value is string | number =>
			(typeof value === 'string' || typeof value === 'number') && customerKey(value) !== '',
	);
	if (named.length === 0) {
		return marked('noCustomer', 'Nothing tells who this is, so nobody knows whether to write');
	}
	const isListed = named.some((value) =>
		[codes.of(value), ...codes.earlier(value)].some(
			(code) => code !== null && suppressions.has(code),
		),
	);
	return isListed
		? marked('erased', 'Asked to be erased and not to be written to again')
		: { suppressed: false, suppressionCode: null, suppressionReason: null };
}

function marked(suppressionCode: string, suppressionReason: string) {
	return { suppressed: true, suppressionCode, suppressionReason };
}

function warnOfUnknownKeys(
	suppressions: ReadonlySet<string>,
	codes: Pseudonyms,
	hint: (sentence: string) => void,
): void {
	let unknown = 0;
	for (const code of suppressions) {
		const key = codes.keyOf(code);
		if (key === 'unknown' || key === null) unknown += 1;
	}
	if (unknown === 0) return;
	hint(
		`${unknown} entries of the suppression list were not made with a key that the credential holds, so these people are not recognised: add the key under 'Earlier Secret Keys'`,
	);
}
