import { inChunks, type Steps } from '../../core/steps';
import { InputError, type Item } from '../parse';
import {
	noDecimalEvidence,
	noteAmount,
	settledSign,
	type DecimalSign,
} from '../values/amountReader';
import type { DateOrder } from '../values/dateText';
import type { OrderSettings } from '../orderSettings';
import type { OrderFields } from './columns';
import type { NamedColumn } from '../columns/namedColumn';
import { settledDates } from '../columns/settledDates';

/** The date order and the decimal sign of a file, and what to tell the owner about them. */
export type Formats = Readonly<{
	dates: DateOrder;
	decimals: DecimalSign;
	hints: readonly string[];
}>;

const DATE_FORMAT_FIELD = "'Date Format' in 'Order Options'";

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
	const decimals = noDecimalEvidence();
	const moneyFields =
		chosen.decimals === 'unsettled' ? present(of.amount, of.refund, of.unitPrice, of.quantity) : [];
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			for (const field of moneyFields) noteAmount(decimals, field.read(items[row]), row);
		}
	});

	const hints = [...dates.hints];
	const sign = chosen.decimals === 'unsettled' ? settledSign(decimals) : chosen.decimals;
	if (decimals.open) {
		if (sign === 'unsettled') throw decimalQuestion(decimals.open, decimals.point, decimals.comma);
		const proof = decimals[sign]!;
		hints.push(
			`Amounts such as "${decimals.open.text}" are read with a decimal ${sign}, because of "${proof.text}"`,
		);
	}
	return { dates: dates.order, decimals: sign, hints };
}

const present = (...fields: readonly (NamedColumn | undefined)[]) =>
	fields.filter((field) => field !== undefined);

type Seen = { item: number; text: string } | null;

function decimalQuestion(example: NonNullable<Seen>, point: Seen, comma: Seen): InputError {
	const both = point && comma ? `, and the file has both "${point.text}" and "${comma.text}"` : '';
	return new InputError(
		`The amount "${example.text}" can be read with a decimal point or a decimal comma${both}`,
		"Choose 'Point' or 'Comma' under 'Decimal Sign' in 'Order Options'.",
		example.item,
	);
}
