import type { Steps } from '../core/steps';
import { isoDay } from './calendarDay';
import { sampleOf } from './columns/foundColumns';
import { namedField, type NamedColumn } from './columns/namedColumn';
import { refusals } from './columns/refusals';
import { settledDates } from './columns/settledDates';
import { settledDecimals } from './columns/settledDecimals';
import { observationEnd } from './observationEnd';
import { isEmptyInput } from './orders/orderHints';
import { InputError, type Context, type Item, type Reading } from './parse';
import { exactNumberIn, isIsoDate, type Readers } from './rules/cells';
import { checkOf, type Check } from './rules/check';
import { needOf } from './rules/operators';
import { appliedRules, type AppliedRules } from './rules/appliedRules';
import type { Condition, RuleSettings } from './ruleSettings';
import { amountReader } from './values/amountReader';
import { dayReader } from './values/dayReader';
import { isBlank } from './values/found';
import { localDays, type LocalDays } from './values/localDays';

/** Items in their order, each with the first rule that applies to it. */
export type RuledItems = Readonly<{ items: readonly Item[] }> & AppliedRules;

/** Reads the columns that the owner's rules ask for, and applies the rules item by item. */
export function* readRuledItems(
	items: readonly Item[],
	settings: RuleSettings,
	context: Context,
): Steps<Reading<RuledItems>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no customers to look at',
			'The node before this one gave no items.',
		);
	}
	const rules = settings.segments.rows;
	const columns = yield* columnsOf(items, settings);
	const conditions = rules.flatMap((rule) => rule.conditions.rows);
	const { readers, hints } = yield* readersFor(items, settings, context, { conditions, columns });
	const checked = rules.map(({ name, match, conditions: { rows } }) => ({
		name,
		match,
		checks: rows.map((row): Check => checkOf(row, columns.get(row.column)!, readers, name)),
	}));
	const refuse = refusals();
	const applied = yield* appliedRules(items, checked, refuse);
	return {
		rows: { items, ...applied.rules },
		bad: refuse.bad,
		hints: [...hints, ...applied.hints],
	};
}

/** Each column that a condition names, once. */
function* columnsOf(
	items: readonly Item[],
	{ segments }: RuleSettings,
): Steps<ReadonlyMap<string, NamedColumn>> {
	const sample = sampleOf(items);
	const columns = new Map<string, NamedColumn>();
	for (const { name, conditions } of segments.rows) {
		for (const { column } of conditions.rows) {
			if (columns.has(column)) continue;
			const label = `Column of "${name}"`;
			columns.set(column, yield* namedField(items, sample.items, sample.headers, column, label));
		}
	}
	return columns;
}

type Asked = Readonly<{
	conditions: readonly Condition[];
	columns: ReadonlyMap<string, NamedColumn>;
}>;

/** Readers of numbers and dates as these columns write them. */
function* readersFor(
	items: readonly Item[],
	settings: RuleSettings,
	context: Context,
	{ conditions, columns }: Asked,
): Steps<Readonly<{ readers: Readers; hints: readonly string[] }>> {
	const { dateFormat, decimalSign, timeZone: zone } = settings.ruleOptions;
	const timeZone = zone || context.timeZone;
	const localDay = localDays(timeZone);
	const asked = (isOf: (condition: Condition) => boolean) => [
		...new Set(conditions.filter(isOf).map(({ column }) => columns.get(column)!)),
	];
	const dates = yield* settledDates(
		items,
		asked(isDated),
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Rule Options'",
	);
	const decimals = yield* settledDecimals(
		items,
		asked(isNumeric),
		decimalSign === 'recognise' ? 'unsettled' : decimalSign,
		"'Decimal Sign' in 'Rule Options'",
	);
	const countsDays = conditions.some(({ operator }) => needOf(operator) === 'days');
	const end = countsDays ? lastDayOf(items, settings, context, { timeZone, localDay }) : NaN;
	return {
		readers: {
			amounts: amountReader(decimals.sign),
			days: dayReader(dates.order, localDay),
			end,
		},
		hints: [
			...dates.hints,
			...decimals.hints,
			...(countsDays ? [`Days are counted back from ${isoDay(end)}`] : []),
		],
	};
}

/** Does it compare numbers? Equality does where its value is one. */
function isNumeric({ operator, value }: Condition): boolean {
	const need = needOf(operator);
	if (need !== 'anything') return need === 'number';
	return !Number.isNaN(exactNumberIn(value, amountReader('point')));
}

/** Does it compare days? Equality does where its value is one. */
function isDated({ operator, value }: Condition): boolean {
	const need = needOf(operator);
	return need === 'anything' ? isIsoDate(value) : need === 'date' || need === 'days';
}

type Calendar = Readonly<{ timeZone: string; localDay: LocalDays }>;

/** The day that was chosen, else the one that summaries carry, else today. */
function lastDayOf(
	items: readonly Item[],
	settings: RuleSettings,
	{ now }: Context,
	{ timeZone, localDay }: Calendar,
): number {
	const today = localDay(now);
	if (!isBlank(settings.observationEnd)) {
		return observationEnd(settings.observationEnd, today, timeZone).end;
	}
	const carried = dayReader('yearFirst', localDay).read(items[0].observationEnd);
	return carried === carried ? carried : today;
}
