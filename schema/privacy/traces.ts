/** Where the rows of tables hold a person: by e-mail in any column, by number in columns about people, by code. */
import { CHUNK, type Steps } from '../../core/steps';
import { headerKey } from '../columns/foundColumns';
import { CONTACT_HEADERS } from '../contacts/headers';
import type { Item } from '../parse';
import { customerKey } from '../values/customerKeys';
import { columnsOf, type DescribedTable, type Person } from './erasureSettings';
import { eachLeaf, pathText } from './leaves';
import type { TableRows } from './tableRows';

/** Rows of one table that one condition finds, or, inside a text or a list, that only a look finds. */
export type Trace = Readonly<{
	table: string;
	column: string;
	/** As it is stored, for a condition; null where the person is only part of what is stored. */
	value: string | number | null;
	/** How many rows, and the item of the first. */
	rows: number;
	item: number;
	/** The table's own number of a row that has to be looked at; null where it has none. */
	rowId: string | number | null;
}>;

export type Traces = Readonly<{
	found: readonly Trace[];
	/** What else names the person in the rows found: perhaps more of the same person, perhaps not. */
	alsoKnownAs: readonly Readonly<{ table: string; column: string; value: string; item: number }>[];
}>;

const CUSTOMER_COLUMNS = new Set(
	CONTACT_HEADERS.customer.map(headerKey).filter((key) => !/name|nom/.test(key)),
);

/** @param isCode is it one of the person's pseudonyms? */
export function* tracesOf(
	person: Person,
	isCode: (text: string) => boolean,
	{ items, itemOf, tableOf, tables, tableColumn }: TableRows,
	described: readonly DescribedTable[],
): Steps<Traces> {
	const namedIn = tables.map((name) => {
		const table = described.find((one) => one.table === name);
		return table === undefined ? [] : columnsOf(table);
	});
	const mentions = mentionOf(person);
	const found = new Map<string, { -readonly [Part in keyof Trace]: Trace[Part] }>();
	const others = new Map<string, Traces['alsoKnownAs'][number]>();
	for (let at = 0; at < itemOf.length; at++) {
		if (at % (CHUNK / 8) === 0) yield;
		const item = items[itemOf[at]];
		const table = tables[tableOf[at]];
		const named = namedIn[tableOf[at]];
		const besides: Array<readonly [column: string, value: string]> = [];
		const seen = new Set<string>();
		let isTheirRow = false;
		eachLeaf(item, (leaf, steps) => {
			if (steps[0] === tableColumn) return;
			if (typeof leaf !== 'string' && typeof leaf !== 'number') return;
			const column = pathText(steps);
			const isIdentity = CUSTOMER_COLUMNS.has(headerKey(column));
			const isAbout = isIdentity || named.includes(column);
			const key = customerKey(leaf);
			const isEmail = key.includes('@');
			const isSame = person.keys.has(key) && (isAbout || isEmail);
			const isTheirs = isSame || (typeof leaf === 'string' && isCode(leaf.trim()));
			if (!isTheirs && !(typeof leaf === 'string' && mentions(leaf))) {
				if (isIdentity && key !== '') besides.push([column, key]);
				return;
			}
			isTheirRow ||= isTheirs;
			const value = isTheirs && steps.length === 1 ? leaf : null;
			const rowId = value === null ? rowIdOf(item) : null;
			const name = JSON.stringify([table, column, typeof value, value, rowId]);
			if (seen.has(name)) return;
			seen.add(name);
			const trace = found.get(name);
			if (trace === undefined) {
				found.set(name, { table, column, value, rows: 1, item: itemOf[at], rowId });
			} else trace.rows += 1;
		});
		if (!isTheirRow) continue;
		for (const [column, value] of besides) {
			const name = JSON.stringify([table, column, value]);
			if (!others.has(name)) others.set(name, { table, column, value, item: itemOf[at] });
		}
	}
	const order = (name: string) => {
		const place = described.findIndex(({ table }) => table === name);
		return place < 0 ? described.length : place;
	};
	const inOrder = (one: Sortable, other: Sortable) =>
		order(one.table) - order(other.table) || compare(textOf(one), textOf(other));
	return {
		found: [...found.values()].sort(inOrder),
		alsoKnownAs: [...others.values()].sort(inOrder),
	};
}

type Sortable = Readonly<{ table: string; column: string; value: unknown; rowId?: unknown }>;

const textOf = ({ table, column, value, rowId }: Sortable) =>
	JSON.stringify([table, column, String(value), rowId ?? null]);
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function rowIdOf({ id }: Item): string | number | null {
	return typeof id === 'string' || typeof id === 'number' ? id : null;
}

/** Is one of the e-mails part of a longer text? `joanna@…` does not mention `anna@…`. */
function mentionOf({ emails }: Person): (text: string) => boolean {
	if (emails.length === 0) return () => false;
	const any = emails.map((email) => email.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
	const pattern = new RegExp(`(?<![\\w.+-])(?:${any})(?![\\w-]|\\.\\w)`, 'i');
	return (text) => text.includes('@') && pattern.test(text);
}
