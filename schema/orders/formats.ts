import { inChunks, type Steps } from '../../core/steps';
import { InputError, type Item } from '../parse';
import {
	noDecimalEvidence,
	noteAmount,
	settledSign,
	type DecimalSign,
} from '../values/amountReader';
import { noDateEvidence, noteDate, settledOrder } from '../values/dateOrder';
import type { DateOrder } from '../values/dateText';
import type { OrderSettings } from '../orderSettings';
import type { OrderFields } from './columns';
import type { OrderField } from './namedColumn';

/** The date order and the decimal sign of a file, and what to tell the owner about them. */
export type Formats = Readonly<{
	dates: DateOrder;
	decimals: DecimalSign;
	hints: readonly string[];
}>;

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
	const dates = noDateEvidence();
	const decimals = noDecimalEvidence();
	const dateFields = chosen.dates === 'unsettled' ? present(of.date, of.firstOrder) : [];
	const moneyFields =
		chosen.decimals === 'unsettled' ? present(of.amount, of.refund, of.unitPrice, of.quantity) : [];
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			for (const field of dateFields) noteDate(dates, field.read(items[row]), row);
			for (const field of moneyFields) noteAmount(decimals, field.read(items[row]), row);
		}
	});

	const hints: string[] = [];
	const order = chosen.dates === 'unsettled' ? settledOrder(dates) : chosen.dates;
	if (dates.either) {
		if (order === 'unsettled') throw dateQuestion(dates.either, dates.dayFirst, dates.monthFirst);
		const proof = (order === 'dayFirst' ? dates.dayFirst : dates.monthFirst)!;
		const way = order === 'dayFirst' ? 'day first' : 'month first';
		hints.push(`Dates such as "${dates.either.text}" are read ${way}, because of "${proof.text}"`);
	}
	const sign = chosen.decimals === 'unsettled' ? settledSign(decimals) : chosen.decimals;
	if (decimals.open) {
		if (sign === 'unsettled') throw decimalQuestion(decimals.open, decimals.point, decimals.comma);
		const proof = decimals[sign]!;
		hints.push(
			`Amounts such as "${decimals.open.text}" are read with a decimal ${sign}, because of "${proof.text}"`,
		);
	}
	return { dates: order, decimals: sign, hints };
}

const present = (...fields: readonly (OrderField | undefined)[]) =>
	fields.filter((field) => field !== undefined);

type Seen = { item: number; text: string } | null;

function dateQuestion(example: NonNullable<Seen>, dayFirst: Seen, monthFirst: Seen): InputError {
	const both =
		dayFirst && monthFirst
			? `, and the file has both "${dayFirst.text}" and "${monthFirst.text}"`
			: '';
	return new InputError(
		`The date "${example.text}" can be read day first or month first${both}`,
		"Choose 'Day First' or 'Month First' under 'Date Format' in 'Order Options'.",
		example.item,
	);
}

function decimalQuestion(example: NonNullable<Seen>, point: Seen, comma: Seen): InputError {
	const both = point && comma ? `, and the file has both "${point.text}" and "${comma.text}"` : '';
	return new InputError(
		`The amount "${example.text}" can be read with a decimal point or a decimal comma${both}`,
		"Choose 'Point' or 'Comma' under 'Decimal Sign' in 'Order Options'.",
		example.item,
	);
}
