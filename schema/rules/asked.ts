/** The value that a condition compares with, read once for the whole run. */
import { InputError } from '../parse';
import type { Condition } from '../ruleSettings';
import { amountReader, type AmountReader } from '../values/amountReader';
import { found } from '../values/found';
import { exactNumberIn, numberIn, textIn, type Readers } from './cells';
import { OPERATOR_WORDS } from './operators';

/** A condition, and whose it is. */
export type Asked = Condition & Readonly<{ owner: string }>;

/** Text to look for or to be equal to. */
export function needleIn(asked: Asked): string {
	const text = textIn(asked.value);
	if (text === undefined || text === '') {
		throw needs(asked, 'a value', "To find empty cells, choose 'Is Empty'.");
	}
	return text;
}

export function limitIn(asked: Asked, { amounts }: Readers): number {
	const number = ownNumber(asked.value, amounts, numberIn);
	if (number === number) return number;
	throw needs(
		asked,
		'a number such as 10 or 99.50',
		"Leave out separators of thousands, or choose 'Decimal Sign' in 'Rule Options'.",
	);
}

/** As it reads by itself, else as the numbers of the list are written: `99.50` and `99,50` are the same to us. */
export function ownNumber(
	value: unknown,
	amounts: AmountReader,
	read: (value: unknown, amounts: AmountReader) => number,
): number {
	const number = read(value, amountReader('unsettled'));
	return number === number ? number : read(value, amounts);
}

/** Days since 1970-01-01. */
export function dayIn(asked: Asked, { days }: Readers): number {
	const day = days.read(asked.value);
	if (day === day) return day;
	throw needs(asked, 'a date such as 2026-06-30', 'Year, month and day read the same everywhere.');
}

export function daysIn(asked: Asked): number {
	const days = exactNumberIn(asked.value, amountReader('unsettled'));
	if (days >= 0 && Number.isInteger(days)) return days;
	throw needs(asked, 'a whole number of days such as 90', 'The days before that are counted back.');
}

function needs({ owner, column, operator, value }: Asked, what: string, more: string): InputError {
	return new InputError(
		`"${column} ${OPERATOR_WORDS[operator]} …" in ${owner} needs ${what}; it holds ${found(value)}`,
		`Change 'Value' of that condition. ${more}`,
	);
}
