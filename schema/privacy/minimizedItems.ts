import { inChunks, type Steps } from '../../core/steps';
import { dayOfInstant, dayOfSetting } from '../calendarDay';
import { refusals } from '../columns/refusals';
import { settledDates } from '../columns/settledDates';
import { settledDecimals } from '../columns/settledDecimals';
import type { Sample } from '../columns/foundColumns';
import { InputError, type Context, type Item, type Reading } from '../parse';
import { localDays } from '../values/localDays';
import { chosenColumns, type ChosenColumn } from './chosenColumns';
import { emailColumns, emailHint } from './emailColumns';
import { generaliser, Unreadable } from './generalisers';
import { eachLeaf, pathText } from './leaves';
import type { MinimizeSettings, Treatment } from './minimizeSettings';
import { rareHint } from './rareCombinations';
import { writtenAt } from './writtenAt';

/** Items with nothing but the kept columns. */
export type MinimizedItems = Readonly<{ jsons: readonly Item[]; itemOf: Int32Array }>;

const WITH_DATES: readonly Treatment[] = ['ageBand', 'month', 'quarter', 'year'];

export function* readMinimizedItems(
	items: readonly Item[],
	settings: MinimizeSettings,
	context: Context,
): Steps<Reading<MinimizedItems>> {
	const kept = settings.keptColumns.rows.filter(({ column }) => column !== '');
	const names = kept.map(({ column }) => column);
	refuseTwice(names);
	const { columns, sample } = yield* chosenColumns(items, names, 'Columns to Keep');
	const of = (treatments: readonly Treatment[]) =>
		columns.filter((_, at) => treatments.includes(kept[at].treatment));
	const { dateFormat, decimalSign, timeZone: chosenZone } = settings.minimizeOptions;
	const timeZone = chosenZone || context.timeZone;
	const dates = yield* settledDates(
		items,
		of(WITH_DATES),
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Options'",
	);
	const decimals = yield* settledDecimals(
		items,
		of(['amountBand']),
		decimalSign === 'recognise' ? 'unsettled' : decimalSign,
		"'Decimal Sign' in 'Options'",
	);
	const reading = {
		dateOrder: dates.order,
		decimalSign: decimals.sign,
		localDay: localDays(timeZone),
		end: endOf(settings.observationEnd, context, timeZone),
	};
	const generalisers = kept.map((one) => generaliser(one, reading));

	const refuse = refusals();
	const jsons: Item[] = [];
	const itemOf: number[] = [];
	const minimize = (row: number) => {
		let json: unknown = {};
		for (let at = 0; at < columns.length; at += 1) {
			const cell = columns[at].read(items[row]);
			const value = generalisers[at](cell);
			if (value instanceof Unreadable) {
				return refuse.value(row, columns[at], cell, value.why, value.advice);
			}
			json = writtenAt(json, columns[at].steps, value === undefined ? null : value);
		}
		jsons.push(json as Item);
		itemOf.push(row);
	};
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) minimize(row);
	});
	const addresses = emailHint(
		yield* emailColumns(jsons, []),
		'Pseudonymize them first, or leave them out.',
	);
	const generalised = columns.filter((_, at) => kept[at].treatment !== 'keep');
	return {
		rows: { jsons, itemOf: Int32Array.from(itemOf) },
		bad: refuse.bad,
		hints: [
			...dates.hints,
			...decimals.hints,
			leftOut(sample, columns),
			yield* rareHint(jsons, generalised),
			addresses,
		].filter((hint) => hint !== null),
	};
}

function refuseTwice(names: readonly string[]): void {
	const twice = names.find((name, at) => names.indexOf(name) !== at);
	if (twice === undefined) return;
	throw new InputError(
		`The column "${twice}" stands twice under 'Columns to Keep'`,
		'Take one of the two out.',
	);
}

/** Ages are counted on this day: the chosen one, else today. */
function endOf(setting: unknown, { now }: Context, timeZone: string): number {
	if (setting === undefined || setting === null || setting === '')
		return dayOfInstant(now, timeZone);
	const day = dayOfSetting(setting, timeZone);
	if (day !== null) return day;
	throw new InputError(
		`'Observation End' needs a date such as 2026-06-30; it holds ${JSON.stringify(setting)}`,
		"Pick a day under 'Observation End', or leave it empty for today.",
	);
}

/** Names what is not in the output any more; null where nothing is missing. */
function leftOut({ items }: Sample, columns: readonly ChosenColumn[]): string | null {
	const kept = new Set(columns.map(({ steps }) => pathText(steps)));
	const missing = new Set<string>();
	for (const item of items) {
		eachLeaf(item, (_leaf, steps) => {
			const isKept = steps.some((_step, at) => kept.has(pathText(steps.slice(0, at + 1))));
			if (!isKept) missing.add(pathText(steps));
		});
	}
	if (missing.size === 0) return null;
	const shown = [...missing].slice(0, 20).map((path) => `"${path}"`);
	const more = missing.size > shown.length ? ` and ${missing.size - shown.length} more` : '';
	return `Left out: ${shown.join(', ')}${more}`;
}
