import type { SegmentedFigures } from '../core/metrics/segmentProfile';
import { inChunks, type Steps } from '../core/steps';
import { refusals } from './columns/refusals';
import { settledDecimals } from './columns/settledDecimals';
import { oneCurrency } from './customers/oneCurrency';
import { isEmptyInput } from './orders/orderHints';
import { InputError, type Item, type Reading } from './parse';
import { PROFILE_LABELS } from './segments/headers';
import { profileColumns } from './segments/profileColumns';
import { readProfileRow, type ProfileReading } from './segments/profileRow';
import { segmentDoubt } from './segments/segmentColumns';
import { segmentNames } from './segments/segmentNames';
import type { ProfileSettings } from './segmentSettings';
import { amountReader } from './values/amountReader';
import { customerKeys } from './values/customerKeys';

/** Customers with segments, and the figures that stand beside them. */
export type SegmentedCustomers = Readonly<{
	/** Numbered as in `figures`; one that only refused items name has no customers. */
	segments: readonly string[];
	figures: SegmentedFigures;
	/** For each segment the first item that is in it. */
	firstItem: readonly number[];
	/** Figures that the list has no column for, as the settings call them. */
	missing: readonly string[];
	currency: string | null;
}>;

export function* readSegmented(
	items: readonly Item[],
	settings: ProfileSettings,
): Steps<Reading<SegmentedCustomers>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no customers with segments to look at',
			'Put an operation that gives segments before this one, such as RFM Segments.',
		);
	}
	const of = yield* profileColumns(items, settings);
	const { decimalSign } = settings.profileOptions;
	const decimals = yield* settledDecimals(
		items,
		of.revenue ? [of.revenue] : [],
		decimalSign === 'recognise' ? 'unsettled' : decimalSign,
		"'Decimal Sign' in 'Profile Options'",
	);
	const column = () => new Float64Array(items.length);
	const reading: ProfileReading = {
		...{ items, of, amounts: amountReader(decimals.sign), people: customerKeys() },
		...{ names: segmentNames(of.segment.name), refuse: refusals() },
		table: {
			...{ orders: column(), revenue: column(), daysSinceLastPurchase: column() },
			segment: new Int32Array(items.length),
			...{ currencies: new Set(), itemOf: [], firstItem: [] },
		},
	};
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) readProfileRow(reading, row);
	});
	const { table, names, refuse } = reading;
	const customers = table.itemOf.length;
	const figures = ['orders', 'revenue', 'daysSince'] as const;
	return {
		rows: {
			segments: names.names,
			figures: {
				segment: table.segment.subarray(0, customers),
				orders: table.orders.subarray(0, customers),
				revenue: table.revenue.subarray(0, customers),
				daysSinceLastPurchase: table.daysSinceLastPurchase.subarray(0, customers),
			},
			firstItem: table.firstItem,
			missing: figures.filter((name) => !of[name]).map((name) => PROFILE_LABELS[name]),
			currency: oneCurrency(table.currencies),
		},
		bad: refuse.bad,
		hints: [...decimals.hints, ...segmentDoubt(items, settings.segment, of.segment, '')],
	};
}
