import type { Steps } from '../../core/steps';
import {
	firstFilled,
	foundColumns,
	headerKey,
	plainPaths,
	sampleOf,
	type FoundColumns,
} from '../columns/foundColumns';
import type { NamedColumn } from '../columns/namedColumn';
import type { Refusals } from '../columns/refusals';
import { settledDecimals } from '../columns/settledDecimals';
import type { PricedSettings } from '../membershipSettings';
import { InputError, type Item } from '../parse';
import { amountReader } from '../values/amountReader';
import { currencyOfMark, mayBe } from '../values/currencyMarks';
import { unitsOf } from '../values/currencyUnits';
import { isBlank } from '../values/found';
import { billingMonths } from './billingMonths';
import {
	PRICE_HEADERS,
	PRICE_LABELS,
	PRICES_IN_MINOR_UNITS,
	QUANTITY_OF,
	type PriceColumn,
} from './headers';
import type { MembershipTable } from './membershipTable';

/** Reads what memberships cost per month, and what it cost to win them. */
export type PriceReader = Readonly<{
	/** False where the item is refused. */
	read: (row: number, item: Item, place: number) => boolean;
	/** The one currency of the amounts, null when none is named; refuses two. */
	currency: () => string | null;
	hints: () => string[];
}>;

const FIXED_MONTHS = { week: (12 * 7) / 365.2425, month: 1, quarter: 3, year: 12 } as const;

export function* priceReader(
	items: readonly Item[],
	{ price, cost, membershipOptions: options }: PricedSettings,
	table: MembershipTable,
	refuse: Refusals,
): Steps<PriceReader> {
	const of = yield* foundColumns<PriceColumn>(
		items,
		PRICE_LABELS,
		{
			...{ price, cost, currency: options.currencyColumn, interval: options.intervalColumn },
			intervalCount: options.intervalCountColumn,
		},
		PRICE_HEADERS,
	);
	const decimals = yield* settledDecimals(
		items,
		[of.price, of.cost].filter((column) => column !== undefined),
		options.decimalSign === 'recognise' ? 'unsettled' : options.decimalSign,
		"'Decimal Sign' in 'Options'",
	);
	const amounts = amountReader(decimals.sign);
	const inMinorUnits =
		options.amountUnit === 'minorUnits' ||
		(options.amountUnit === 'recognise' &&
			price === '' &&
			PRICES_IN_MINOR_UNITS.some((path) => headerKey(path) === headerKey(of.price?.name ?? '')));
	const seen = currenciesSeen(options.currency);
	const quantityOf = quantityReader(items, price === '' ? of.price : undefined, refuse);
	const monthsOf = monthsReader(of, options.pricePer, refuse);

	const amountOf = (row: number, column: NamedColumn, value: unknown): number => {
		const amount = amounts.read(value);
		if (amount >= 0) return amount;
		const why = amount < 0 ? 'which is below 0' : 'which is no amount';
		refuse.value(row, column, value, why, 'Correct the cell, or choose another column.');
		return NaN;
	};
	return {
		read(row, item, place) {
			const before = refuse.bad.length;
			const priceCell = of.price?.read(item);
			if (of.price && !isBlank(priceCell)) {
				const amount = amountOf(row, of.price, priceCell);
				const currency = seen.note(of.currency?.read(item), amounts.mark);
				const months = monthsOf(row, item);
				const units = inMinorUnits ? unitsOf(currency, 'stripe') : 1;
				const paid = (amount * quantityOf(row, item)) / units / months;
				table.price[place] = seen.isForeign(currency) ? NaN : paid;
			} else table.price[place] = NaN;
			const costCell = of.cost?.read(item);
			table.cost[place] = of.cost && !isBlank(costCell) ? amountOf(row, of.cost, costCell) : NaN;
			return refuse.bad.length === before;
		},
		currency: seen.theOne,
		hints: () => [...decimals.hints, ...seen.hints(), ...monthsHint(of, options.pricePer)],
	};
}

/** How many pieces the price is paid for: 1, unless the list is one that gives the price of a piece. */
function quantityReader(
	items: readonly Item[],
	price: NamedColumn | undefined,
	refuse: Refusals,
): (row: number, item: Item) => number {
	const key = headerKey(price?.name ?? '');
	const [, candidates = []] =
		Object.entries(QUANTITY_OF).find(([path]) => headerKey(path) === key) ?? [];
	const sample = sampleOf(items);
	const paths = plainPaths(sample, candidates);
	if (paths.length === 0) return () => 1;
	const [name] = paths;
	const read = firstFilled(paths, sample.headers);
	const column: NamedColumn = { name, label: PRICE_LABELS.price, read, required: false };
	return (row, item) => {
		const cell = read(item);
		// A price by use has no quantity, and no amount either.
		if (isBlank(cell)) return 1;
		const quantity = Number(cell);
		if (quantity >= 0 && quantity < Infinity) return quantity;
		const advice = "Correct the cell, or choose another column in 'Price'.";
		refuse.value(row, column, cell, 'which is no quantity', advice);
		return NaN;
	};
}

/** How many months the price of an item is for. */
function monthsReader(
	of: FoundColumns<PriceColumn>,
	pricePer: PricedSettings['membershipOptions']['pricePer'],
	refuse: Refusals,
): (row: number, item: Item) => number {
	if (pricePer !== 'recognise') return () => FIXED_MONTHS[pricePer];
	const { interval, intervalCount } = of;
	if (interval === undefined) {
		const months = isYearly(of) ? 12 : 1;
		return () => months;
	}
	return (row, item) => {
		const cell = interval.read(item);
		const months = billingMonths(cell);
		if (!(months > 0)) {
			const why = 'which is no time such as month, 3 months or year';
			const advice = "Correct the cell, or choose what the price is for under 'Price Is Per'.";
			refuse.value(row, interval, cell, why, advice);
			return NaN;
		}
		const count = Number(intervalCount?.read(item) ?? 1);
		return count > 0 ? months * count : months;
	};
}

function isYearly({ price }: FoundColumns<PriceColumn>): boolean {
	return /year|annual|annuel|jahr/.test(headerKey(price?.name ?? ''));
}

function monthsHint(
	of: FoundColumns<PriceColumn>,
	pricePer: PricedSettings['membershipOptions']['pricePer'],
): string[] {
	if (of.price === undefined || of.interval || pricePer !== 'recognise') return [];
	const time = isYearly(of) ? 'year' : 'month';
	return [
		`"${of.price.name}" is read as the price per ${time}; choose otherwise under 'Price Is Per' in 'Options'`,
	];
}

/** Notes the currencies of the prices; those that the owner does not want are left out of the average price. */
function currenciesSeen(wanted: string) {
	const counts = new Map<string, number>();
	const isForeign = (name: string) => wanted !== '' && name !== '' && !mayBe(name, wanted);
	return {
		isForeign,
		note(cell: unknown, mark: string): string {
			const named = currencyOfMark(String(isBlank(cell) ? mark : cell).trim());
			if (named !== '') counts.set(named, (counts.get(named) ?? 0) + 1);
			return named === '' ? wanted : named;
		},
		theOne(): string | null {
			if (wanted !== '') return wanted;
			const names = [...counts.keys()];
			if (names.length > 1) {
				const list = names.map((name) => `${name} (${counts.get(name)})`).join(', ');
				throw new InputError(
					`The prices are in ${names.length} currencies: ${list}`,
					"Amounts in different currencies cannot be added up. Choose one under 'Currency' in 'Options', or convert the amounts in a node before this one.",
				);
			}
			return names.length === 1 && /^[A-Z]{3}$/.test(names[0]) ? names[0] : null;
		},
		hints(): string[] {
			let foreign = 0;
			for (const [name, count] of counts) if (isForeign(name)) foreign += count;
			return foreign === 0
				? []
				: [`${foreign} prices in other currencies are left out of the average price`];
		},
	};
}
