import type { Steps } from '../../core/steps';
import { InputError, type Context, type Item } from '../parse';
import type { OrderSettings } from '../orderSettings';
import { amountReader } from '../values/amountReader';
import { customerKeys } from '../values/customerKeys';
import { dayReader } from '../values/dayReader';
import { localDays } from '../values/localDays';
import { COLUMN_LABELS, orderFields, type OrderFields } from './columns';
import { currencies } from './currencies';
import { chosenFormats, settledFormats, type Formats } from './formats';
import type { NamedColumn } from '../columns/namedColumn';
import { orderIds, sequentialIds, type OrderIds } from './orderIds';
import { readRows } from './readRows';
import { refusals } from '../columns/refusals';
import { requireColumns } from './requiredColumns';
import type { RowReading } from './rowReading';
import { rowTable } from './rowTable';
import { statusReader } from './statuses';
import { tallies } from './tallies';

/** The rows as they were read, with everything that reading them took. */
export type OrderReading = RowReading &
	Readonly<{ hints: readonly string[]; today: number; timeZone: string }>;

/** Reads the rows as they come; again where some read two ways, by what the whole input settles. */
export function* orderReading(
	items: readonly Item[],
	settings: OrderSettings & Readonly<{ isAmountOptional?: boolean }>,
	context: Context,
): Steps<OrderReading> {
	const read = yield* orderFields(items, namedColumns(settings));
	requireColumns(items, read, settings.isAmountOptional);
	const fields = settings.isAmountOptional ? withAmount(read) : read;
	yield;
	let assumed: Assumed = {
		formats: chosenFormats(fields, settings),
		isSettled: false,
		inSequence: fields.of.refundedOrder === undefined,
	};
	// At most three times: each assumption can fail only once.
	for (;;) {
		const reading = readingWith(assumed, items, fields, settings, context);
		yield;
		if (yield* readRows(reading)) return reading;
		if (reading.orders?.isOutOfSequence) assumed = { ...assumed, inSequence: false };
		else {
			const formats = yield* settledFormats(items, fields, settings);
			assumed = { ...assumed, formats, isSettled: true };
		}
	}
}

/** Visits may cost nothing: a list without amounts is read as one of orders worth 0. */
function withAmount({ source, of }: OrderFields): OrderFields {
	if (of.amount !== undefined || (of.quantity && of.unitPrice)) return { source, of };
	const label = COLUMN_LABELS.amount;
	return { source, of: { ...of, amount: { name: label, label, read: () => 0, required: false } } };
}

type Assumed = Readonly<{ formats: Formats; isSettled: boolean; inSequence: boolean }>;

function readingWith(
	{ formats, isSettled, inSequence }: Assumed,
	items: readonly Item[],
	fields: OrderFields,
	settings: OrderSettings,
	context: Context,
): OrderReading {
	const options = settings.orderOptions;

	const timeZone = options.timeZone || context.timeZone;
	const localDay = localDays(timeZone);
	const today = localDay(context.now);
	const { orderId, firstOrder } = fields.of;
	return {
		items,
		fields,
		hints: formats.hints,
		timeZone,
		today,
		// A shop ahead of our clock may have orders of tomorrow.
		lastDay: today + 1,
		isSettled,
		days: dayReader(formats.dates, localDay),
		amounts: amountReader(formats.decimals),
		customers: customerKeys(),
		orders: orderId ? idsOf(items, orderId, inSequence) : null,
		statusOf: statusReader(settings.statuses.rows),
		currencies: currencies(options.currency, minorUnitsOf(fields, options)),
		countTests: options.testOrders === 'count',
		firstOrderDays: firstOrder ? [] : null,
		refuse: refusals(),
		tallies: tallies(),
		table: rowTable(items.length),
	};
}

function idsOf(items: readonly Item[], { read }: NamedColumn, inSequence: boolean): OrderIds {
	return inSequence
		? sequentialIds(items.length, (row) => read(items[row]))
		: orderIds(items.length);
}

function namedColumns({ customer, date, amount, orderOptions }: OrderSettings) {
	return {
		customer,
		date,
		amount,
		orderId: orderOptions.orderIdColumn,
		status: orderOptions.statusColumn,
		currency: orderOptions.currencyColumn,
		refund: orderOptions.refundColumn,
		refundedOrder: orderOptions.refundedOrderColumn,
		quantity: orderOptions.quantityColumn,
		unitPrice: orderOptions.unitPriceColumn,
		firstOrder: orderOptions.firstOrderColumn,
		test: orderOptions.testColumn,
	};
}

function minorUnitsOf(
	{ source, of }: OrderFields,
	{ amountUnit, currency }: OrderSettings['orderOptions'],
) {
	if (amountUnit === 'units') return undefined;
	if (amountUnit === 'recognise') return source.minorUnits;
	if (!of.currency && currency === '') {
		throw new InputError(
			'Amounts in minor units, such as cents, need to know the currency: 100 are 1.00 dollar, but 100 yen',
			`Choose the currency under 'Currency', or its column in '${COLUMN_LABELS.currency}', in 'Order Options'.`,
		);
	}
	return source.minorUnits ?? 'iso';
}
