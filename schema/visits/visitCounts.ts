/** Counts of visits: in how many of how many periods somebody came, one item per customer or per pattern. */
import { inChunks, type Steps } from '../../core/steps';
import { foundColumns, type FoundColumns } from '../columns/foundColumns';
import { columnsThere, type NamedColumn } from '../columns/namedColumn';
import { refusals } from '../columns/refusals';
import { InputError, type Context, type Item, type Reading } from '../parse';
import { amountReader } from '../values/amountReader';
import { isBlank } from '../values/found';
import type { VisitSettings } from '../visitSettings';
import type { VisitRows } from './visitRows';

export type VisitCountColumn =
	| 'frequency'
	| 'recency'
	| 'periods'
	| 'customers'
	| 'value'
	| 'customer';

const LABELS: Readonly<Record<VisitCountColumn, string>> = {
	frequency: 'Times Column',
	recency: 'Last Period Column',
	periods: 'Periods Column',
	customers: 'Customers Column',
	value: 'Average Value Column',
	customer: 'Customer',
};

const HEADERS: Readonly<Record<VisitCountColumn, readonly string[]>> = {
	frequency: ['frequency', 'x', 'times', 'visits', 'gifts', 'donations', 'Besuche', 'Spenden'],
	recency: ['recency', 't_x', 'tx', 'last period', 'last', 'letzte Periode', 'dernière période'],
	periods: ['periods', 'n', 'opportunities', 'occasions', 'Perioden', 'Gelegenheiten', 'périodes'],
	customers: ['customers', 'weights', 'weight', 'donors', 'count', 'people', 'Kunden', 'Spender'],
	value: ['average value', 'monetaryValue', 'average gift', 'average donation'],
	customer: ['customer', 'customer_email', 'email', 'customer_id', 'donor', 'donor_id', 'member'],
};

const MOST_PERIODS = 1_000;

export function* visitCountColumns(
	items: readonly Item[],
	{ countColumns: named, customer }: VisitSettings,
): Steps<FoundColumns<VisitCountColumn>> {
	return yield* foundColumns<VisitCountColumn>(
		items,
		LABELS,
		{
			...{ frequency: named.frequencyColumn, recency: named.recencyColumn },
			...{ periods: named.periodsColumn, customers: named.customersColumn },
			...{ value: named.averageValueColumn, customer },
		},
		HEADERS,
	);
}

export function areVisitCounts({ frequency, recency, periods }: FoundColumns<VisitCountColumn>) {
	return frequency !== undefined && recency !== undefined && periods !== undefined;
}

export function* readVisitCounts(
	items: readonly Item[],
	of: FoundColumns<VisitCountColumn>,
	{ orderOptions }: VisitSettings,
	context: Context,
): Steps<Reading<VisitRows>> {
	requireCounts(items, of);
	const amounts = amountReader(orderOptions.decimalSign === 'comma' ? 'comma' : 'point');
	const refuse = refusals();
	const [frequency, recency, periods, customers, value] = Array.from({ length: 5 }, () =>
		new Float64Array(items.length).fill(NaN),
	);
	const rows = new Int32Array(items.length);
	const keys: Array<string | null> = [];
	const whole = (row: number, column: NamedColumn) => {
		const cell = column.read(items[row]);
		const number = isBlank(cell) ? NaN : amounts.read(cell);
		if (Number.isInteger(number) && number >= 0) return number;
		refuse.value(row, column, cell, 'which is no whole number from 0 on', 'Correct the cell.');
		return NaN;
	};
	let size = 0;
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const [x, tx, n] = [of.frequency!, of.recency!, of.periods!].map((one) => whole(row, one));
			const many = of.customers === undefined ? 1 : whole(row, of.customers);
			if (!(x >= 0 && tx >= 0 && n >= 0 && many >= 0)) continue;
			const wrong = contradiction(x, tx, n, of);
			if (wrong !== null) {
				refuse.row(row, wrong.column, wrong.message, 'Correct one of the numbers.');
				continue;
			}
			const cell = of.value?.read(items[row]);
			const mean = isBlank(cell) ? NaN : amounts.read(cell);
			if (!isBlank(cell) && !(mean >= 0)) {
				const why = mean < 0 ? 'which is below 0' : 'which is no amount';
				refuse.value(row, of.value!, cell, why, 'Correct the cell.');
				continue;
			}
			const who = of.customer?.read(items[row]);
			keys[size] = isBlank(who) ? null : String(who).trim();
			[frequency[size], recency[size], periods[size]] = [x, tx, n];
			[customers[size], value[size], rows[size]] = [many, x > 0 ? mean : NaN, row];
			size++;
		}
	});
	const upTo = (column: Float64Array) => column.subarray(0, size);
	return {
		rows: {
			...{ source: 'counts', keys, value: upTo(value) },
			attendances: {
				...{ frequency: upTo(frequency), recency: upTo(recency) },
				...{ periods: upTo(periods), customers: upTo(customers) },
			},
			...{ reason: () => null, cameSince: () => false, lastPeriod: null },
			itemsOf: (row) => ({ items: rows, from: row, to: row + 1 }),
			passedOn: (row) => items[rows[row]],
			timeZone: orderOptions.timeZone || context.timeZone,
			currency: orderOptions.currency || null,
		},
		bad: refuse.bad,
		hints: [],
	};
}

function requireCounts(items: readonly Item[], of: FoundColumns<VisitCountColumn>): void {
	const missing = (['frequency', 'recency', 'periods'] as const).filter(
		(name) => of[name] === undefined,
	);
	if (missing.length === 0) return;
	const labels = missing.map((name) => `'${LABELS[name]}'`).join(' and ');
	throw new InputError(
		`No column was recognised for ${labels}`,
		`Name it under 'Count Columns'. ${columnsThere(Object.keys(items[0]))}`,
	);
}

function contradiction(x: number, tx: number, n: number, of: FoundColumns<VisitCountColumn>) {
	const [times, last, all] = [of.frequency!.name, of.recency!.name, of.periods!.name];
	if (n > MOST_PERIODS) {
		return { column: all, message: `"${all}" holds ${n}, more than ${MOST_PERIODS} periods` };
	}
	if (tx > n)
		return { column: last, message: `"${last}" is ${tx}, after the last of ${n} periods` };
	if (x > tx) {
		const message = `"${times}" is ${x}, though "${last}" says that the last time was period ${tx}`;
		return { column: times, message };
	}
	if (x === 0 && tx > 0) {
		return { column: last, message: `"${last}" is ${tx}, though "${times}" says never` };
	}
	return null;
}
