import type { Steps } from '../../core/steps';
import { NO_SEGMENT } from './segmentColumns';
import { foundColumns, sampleOf, type FoundColumns } from '../columns/foundColumns';
import { columnsThere } from '../columns/namedColumn';
import { InputError, type Item } from '../parse';
import type { ProfileSettings } from '../segmentSettings';
import { PROFILE_HEADERS, PROFILE_LABELS, type ProfileColumn } from './headers';

/** The columns of customers with segments; figures may be missing. */
export type ProfileColumns = FoundColumns<ProfileColumn> &
	Readonly<Required<Pick<FoundColumns<ProfileColumn>, 'segment'>>>;

export function* profileColumns(
	items: readonly Item[],
	{ customer, segment: named, profileOptions: options }: ProfileSettings,
): Steps<ProfileColumns> {
	const of = yield* foundColumns(
		items,
		PROFILE_LABELS,
		{
			...{ customer, segment: named, orders: options.ordersColumn },
			...{ revenue: options.revenueColumn, daysSince: options.daysSinceColumn },
			currency: options.currencyColumn,
		},
		PROFILE_HEADERS,
	);
	const { segment } = of;
	if (segment) return { ...of, segment };
	throw new InputError(
		"No column was recognised for 'Segment'",
		`Drag the column onto 'Segment', or type its name there. ${NO_SEGMENT}${columnsThere(sampleOf(items).headers)}`,
	);
}
