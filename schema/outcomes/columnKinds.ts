/** Which columns a risk can be learned from, what each holds, and why others are left out. */
import { rankingAuc } from '../../core/evaluate/rankingAuc';
import type { RawColumn } from '../../core/models/columnEncoding';
import { inChunks, type Steps } from '../../core/steps';
import type { NamedColumn } from '../columns/namedColumn';
import type { Item } from '../parse';
import type { AmountReader } from '../values/amountReader';
import type { DayReader } from '../values/dayReader';
import { isBlank } from '../values/found';

export type JudgedColumn = Readonly<
	| { column: RawColumn; leftOut: null; tellsAll: false }
	| { column: null; leftOut: string; tellsAll: boolean }
>;

/** More different words than this are names, not kinds. */
const MOST_WORDS = 50;
const MOSTLY = 0.95;
const ALMOST_ALL = 0.99;
const ID_HEADER =
	/(^|[^a-z])(id|ids|uuid|guid|key|phone|zip|zipcode|postcode|postal ?code|plz|email|e-mail|name|nr|no|number)$/;
const AFTERWARDS =
	/churn|cancel|attrition|terminat|exit|kündig|(^|[^a-z])(left|leaving|lost|closed|end date|ended|cltv)($|[^a-z])/;

/** A header in small letters, its words apart. */
function wordsOf(header: string): string {
	return header
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.replace(/[_.-]+/g, ' ');
}

/** Is this column, by its name, filled in after a customer left? */
export function isToldAfterwards(header: string): boolean {
	return AFTERWARDS.test(wordsOf(header));
}

export function* judgedColumn(
	items: readonly Item[],
	rows: Int32Array,
	outcomes: Uint8Array,
	of: NamedColumn,
	{ amounts, days }: Readonly<{ amounts: AmountReader; days: DayReader }>,
): Steps<JudgedColumn> {
	const numbers = new Float64Array(rows.length);
	const words = new Array<string>(rows.length);
	const counts = { filled: 0, numbers: 0, dates: 0, lists: 0, whole: 0 };
	const different = new Set<string>();
	yield* inChunks(rows.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const value = of.read(items[rows[at]]);
			const isList = typeof value === 'object' && value !== null && !(value instanceof Date);
			const blank = isBlank(value);
			const number = blank || typeof value === 'boolean' || isList ? NaN : amounts.read(value);
			numbers[at] = number;
			words[at] = blank || isList ? '' : String(value).trim();
			if (blank) continue;
			counts.filled++;
			different.add(words[at]);
			if (isList) counts.lists++;
			else if (number === number) {
				counts.numbers++;
				if (Number.isInteger(number)) counts.whole++;
			} else if (value instanceof Date || (words[at].length >= 6 && days.read(value) >= -1e6)) {
				counts.dates++;
			}
		}
	});
	const out = (leftOut: string, tellsAll = false): JudgedColumn => ({
		...{ column: null, leftOut, tellsAll },
	});
	const { filled } = counts;
	if (filled === 0) return out('is empty');
	if (counts.lists > 0) return out('holds lists or objects');
	if (counts.dates >= filled * 0.8) return out('holds dates; a number of days can be used');
	if (filled < rows.length * (1 - MOSTLY)) return out('is almost always empty');
	if (different.size === 1 && filled === rows.length) return out('is the same for everybody');
	const isNumber = counts.numbers >= filled * MOSTLY;
	const isOwn = different.size >= filled * MOSTLY && different.size > 20;
	if (isOwn && (!isNumber || (counts.whole === filled && ID_HEADER.test(wordsOf(of.name))))) {
		return out('is different for everybody: a number or name of the customer');
	}
	if (!isNumber && different.size > MOST_WORDS) {
		return out(`has ${different.size} different values; ${MOST_WORDS} are the most`);
	}
	const share = yield* shareTold(isNumber ? numbers : null, words, outcomes);
	if (share >= ALMOST_ALL) {
		return out('tells by itself who left: probably filled in afterwards', true);
	}
	const column: RawColumn = isNumber
		? { kind: 'number', name: of.name, values: numbers }
		: { kind: 'category', name: of.name, values: words };
	return { column, leftOut: null, tellsAll: false };
}

/** How well the column alone ranks who left (numbers, 0.5 to 1), or tells it (words), whichever is more. */
function* shareTold(
	numbers: Float64Array | null,
	words: readonly string[],
	outcomes: Uint8Array,
): Steps<number> {
	if (numbers !== null) {
		const marks = numbers.map((value) => (value === value ? 1 : 0));
		const known = numbers.filter((_, row) => marks[row] === 1);
		const became = outcomes.filter((_, row) => marks[row] === 1);
		const own = (yield* rankingAuc({ scores: known, outcomes: became })).auc ?? 0.5;
		const missing = (yield* rankingAuc({ scores: marks, outcomes })).auc ?? 0.5;
		return Math.max(own, 1 - own, missing, 1 - missing);
	}
	const rates = new Map<string, [left: number, all: number]>();
	yield* inChunks(words.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const rate = rates.get(words[row]) ?? [0, 0];
			rate[0] += outcomes[row];
			rate[1] += 1;
			rates.set(words[row], rate);
		}
	});
	const scores = Float64Array.from(words, (word) => rates.get(word)![0] / rates.get(word)![1]);
	// Rare words tell their own rows apart by chance.
	return rates.size > words.length / 10
		? 0.5
		: ((yield* rankingAuc({ scores, outcomes })).auc ?? 0.5);
}
