import type { Steps } from '../../core/steps';
import type { Item } from '../parse';
import type { DecimalSign } from '../values/amountReader';
import type { DateOrder } from '../values/dateText';
import type { OrderSettings } from '../orderSettings';
import type { OrderFields } from './columns';
import type { NamedColumn } from '../columns/namedColumn';
import { settledDates } from '../columns/settledDates';
import { settledDecimals } from '../columns/settledDecimals';

/** The date order and the decimal sign of a file, and what to tell the owner about them. */
export type Formats = Readonly<{
	dates: DateOrder;
	decimals: DecimalSign;
	hints: readonly string[];
}>;

const DATE_FORMAT_FIELD = "'Date Format' in 'Order Options'";
const DECIMAL_SIGN_FIELD = "'Decimal Sign' in 'Order Options'";

type Settings = Pick<OrderSettings, 'orderOptions'>;

/** What is known before any item was read: what the owner chose, and what the source always does. */
export function chosenFormats({ source }: OrderFields, { orderOptions }: Settings): Formats {
	const { dateFormat, decimalSign } = orderOptions;
	let decimals: DecimalSign = source.decimalPoint ? 'point' : 'unsettled';
	if (decimalSign !== 'recognise') decimals = decimalSign;
	return { dates: dateFormat === 'recognise' ? 'unsettled' : dateFormat, decimals, hints: [] };
}

/** Takes what the owner chose; else lets the input itself settle it; else asks. */
export function* settledFormats(
	items: readonly Item[],
	fields: OrderFields,
	settings: Settings,
): Steps<Formats> {
	const chosen = chosenFormats(fields, settings);
	const { of } = fields;
	const dates = yield* settledDates(
		items,
		present(of.date, of.firstOrder),
		chosen.dates,
		DATE_FORMAT_FIELD,
	);
	const decimals = yield* settledDecimals(
		items,
		present(of.amount, of.refund, of.unitPrice, of.quantity),
		chosen.decimals,
		DECIMAL_SIGN_FIELD,
	);
	return {
		dates: dates.order,
		decimals: decimals.sign,
		hints: [...dates.hints, ...decimals.hints],
	};
}

const present = (...fields: readonly (NamedColumn | undefined)[]) =>
	fields.filter((field) => field !== undefined);
