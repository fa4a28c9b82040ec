/** Columns that tell what became of each customer: yes or no, or an amount. */
import { inChunks, type Steps } from '../../core/steps';
import { plainPaths, type Sample } from '../columns/foundColumns';
import { namedField, type NamedColumn } from '../columns/namedColumn';
import { columnAt } from '../dataPath';
import { headerKey } from '../columns/foundColumns';
import type { Item } from '../parse';
import { amountReader, type DecimalSign } from '../values/amountReader';
import { isBlank } from '../values/found';
import type { CompareGroupsSettings } from './compareGroupsSettings';

export type OutcomeColumn = Readonly<{
	column: NamedColumn;
	before: NamedColumn | null;
	kind: 'share' | 'amount';
	better: 'higher' | 'lower';
}>;

/** What nobody wants more of; these are recognised. */
const GUARDRAIL_HEADERS: readonly string[] = [
	...['opted_out', 'opt_out', 'optedOut', 'unsubscribed', 'unsubscribe', 'opt-outs'],
	...['complained', 'complaint', 'complaints', 'spam_complaint', 'refunded', 'refund', 'refunds'],
	...['abgemeldet', 'Abmeldung', 'Beschwerde', 'désabonné', 'plainte'],
];

/** The columns that the owner listed, then those that are recognised as what nobody wants more of. */
export function* outcomeColumns(
	items: readonly Item[],
	sample: Sample,
	{ outcomeColumns: { rows } }: CompareGroupsSettings,
): Steps<readonly OutcomeColumn[]> {
	const listed: OutcomeColumn[] = [];
	const find = (name: string, label: string) =>
		namedField(items, sample.items, sample.headers, name, label);
	for (const row of rows) {
		if (row.column === '') continue;
		const column = yield* find(row.column, 'Outcomes in Columns');
		const before =
			row.beforeColumn === '' ? null : yield* find(row.beforeColumn, 'Column of the Time Before');
		const kind = row.kind === 'recognise' ? yield* kindOf(items, column) : row.kind;
		listed.push({ column, before, kind, better: row.better });
	}
	const names = new Set(listed.map(({ column }) => column.name));
	for (const name of plainPaths(sample, GUARDRAIL_HEADERS)) {
		if (names.has(name)) continue;
		names.add(name);
		const column = { name, label: name, read: columnAt(name, true), required: false };
		listed.push({ column, before: null, kind: yield* kindOf(items, column), better: 'lower' });
	}
	return listed;
}

/** A share where every filled cell is a yes or a no. */
function* kindOf(items: readonly Item[], { read }: NamedColumn): Steps<'share' | 'amount'> {
	let isShare = true;
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to && isShare; row++) {
			const cell = read(items[row]);
			isShare = isBlank(cell) || yesOrNo(cell) === yesOrNo(cell);
		}
	});
	return isShare ? 'share' : 'amount';
}

const YES = new Set(['yes', 'y', 'true', 'ja', 'wahr', 'oui', 'vrai']);
const NO = new Set(['no', 'n', 'false', 'nein', 'falsch', 'non', 'faux']);

/** 1, 0, or NaN for what is neither. */
export function yesOrNo(cell: unknown): number {
	if (cell === true || cell === 1) return 1;
	if (cell === false || cell === 0) return 0;
	if (typeof cell !== 'string') return NaN;
	const number = Number(cell);
	if (cell.trim() !== '' && number === number) return number === 1 ? 1 : number === 0 ? 0 : NaN;
	const word = headerKey(cell);
	return YES.has(word) ? 1 : NO.has(word) ? 0 : NaN;
}

/** Reads the cells of a column; NaN for what cannot be read, 0 for an empty cell. */
export function outcomeReader(
	kind: OutcomeColumn['kind'],
	decimalSign: DecimalSign,
): (cell: unknown) => number {
	const amounts = amountReader(decimalSign);
	return (cell) => {
		if (isBlank(cell)) return 0;
		if (kind === 'share') return yesOrNo(cell);
		return typeof cell === 'boolean' ? Number(cell) : amounts.read(cell);
	};
}
