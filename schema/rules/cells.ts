/** How the cell of a column is read where a condition asks for it. */
import type { NamedColumn } from '../columns/namedColumn';
import { pathSteps } from '../dataPath';
import type { AmountReader } from '../values/amountReader';
import { isCurrency } from '../values/currencyMarks';
import type { DayReader } from '../values/dayReader';
import { isBlank } from '../values/found';

/** The readers of one run, and the day from which days are counted back. */
export type Readers = Readonly<{
	amounts: AmountReader;
	days: DayReader;
	/** Days since 1970-01-01. */
	end: number;
}>;

/** The number that a cell holds, with a currency beside it or without; NaN for anything else. */
export function numberIn(cell: unknown, amounts: AmountReader): number {
	const amount = amounts.read(cell);
	const { mark } = amounts;
	// `AB12` is an article's number, and no amount in a currency AB.
	return mark === '' || isCurrency(mark) ? amount : NaN;
}

/** The same where the number is what tells one thing from another: `SKU12` is not 12, nor is one with 17 digits. */
export function exactNumberIn(cell: unknown, amounts: AmountReader): number {
	const number = amounts.read(cell);
	return /\p{L}/u.test(amounts.mark) || Math.abs(number) > Number.MAX_SAFE_INTEGER ? NaN : number;
}

/** Is it written as a date that everybody reads the same way? */
export function isIsoDate(value: unknown): boolean {
	return typeof value === 'string' && /^\s*\d{4}-\d\d-\d\d/.test(value);
}

/** Text without case and without space around it; a list of texts is joined; undefined for objects. */
export function textIn(cell: unknown): string | undefined {
	const text = Array.isArray(cell) ? listed(cell) : plainText(cell);
	return text?.normalize('NFC').trim().toLowerCase();
}

function plainText(cell: unknown): string | undefined {
	if (isBlank(cell)) return '';
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell.toISOString();
	return typeof cell === 'object' || typeof cell === 'function' ? undefined : String(cell);
}

function listed(cells: readonly unknown[]): string | undefined {
	const texts = cells.map(plainText);
	return texts.includes(undefined) ? undefined : texts.join(', ');
}

/** An empty list counts as an empty cell, too. */
export function isEmptyCell(cell: unknown): boolean {
	return isBlank(cell) || (Array.isArray(cell) && cell.length === 0);
}

/** A column as a sentence names it: a dragged `['Total Spent']` without its brackets. */
export function shownColumn({ name, required }: NamedColumn): string {
	return required ? name : pathSteps(name).join('.');
}

const LONGEST = 60;

/** A cell as a reason shows it. */
export function shownCell(cell: unknown): string {
	if (typeof cell === 'number') return String(Number(cell.toPrecision(12)));
	const text = (Array.isArray(cell) ? listed(cell) : plainText(cell)) ?? 'an object';
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
