import type { Steps } from '../../core/steps';
import { isoDay } from '../calendarDay';
import type { NamedColumn } from '../columns/namedColumn';
import { settledDates } from '../columns/settledDates';
import { settledDecimals } from '../columns/settledDecimals';
import { knownEnd } from '../observationEnd';
import type { Context, Item } from '../parse';
import type { Condition, RuleSettings } from '../ruleSettings';
import { amountReader } from '../values/amountReader';
import { dayReader } from '../values/dayReader';
import { isBlank } from '../values/found';
import { localDays, type LocalDays } from '../values/localDays';
import { exactNumberIn, isIsoDate, type Readers } from './cells';
import { needOf } from './operators';

type ReadingSettings = Pick<RuleSettings, 'ruleOptions' | 'observationEnd'>;

type Asked = Readonly<{
	conditions: readonly Condition[];
	columns: ReadonlyMap<string, NamedColumn>;
}>;

/** Readers of numbers and dates as these columns write them. */
export function* ruleReaders(
	items: readonly Item[],
	settings: ReadingSettings,
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
	const { end, hints } = countsDays
		? lastDayOf(items, settings, context, { timeZone, localDay })
		: { end: NaN, hints: [] };
	return {
		readers: {
			amounts: amountReader(decimals.sign),
			days: dayReader(dates.order, localDay),
			end,
		},
		hints: [...dates.hints, ...decimals.hints, ...hints],
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

/** The day that was chosen, else the one that summaries carry, else today; and what the owner should know of it. */
function lastDayOf(
	items: readonly Item[],
	settings: ReadingSettings,
	context: Context,
	{ timeZone, localDay }: Calendar,
): Readonly<{ end: number; hints: readonly string[] }> {
	const today = localDay(context.now);
	const counted = (end: number) => `Days are counted back from ${isoDay(end)}`;
	if (!isBlank(settings.observationEnd)) {
		const { end, ahead } = knownEnd(settings.observationEnd, today, context, timeZone);
		return { end, hints: [ahead ?? counted(end)] };
	}
	const carried = dayReader('yearFirst', localDay).read(items[0].observationEnd);
	const end = carried === carried ? carried : today;
	return { end, hints: [counted(end)] };
}
