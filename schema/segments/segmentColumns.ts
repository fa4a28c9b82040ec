import type { Steps } from '../../core/steps';
import { foundColumns, plainPaths, sampleOf, type FoundColumns } from '../columns/foundColumns';
import { columnsThere, has, type NamedColumn } from '../columns/namedColumn';
import { InputError, type Item } from '../parse';
import type { MovementSettings } from '../segmentSettings';
import { SEGMENT_HEADERS, SEGMENT_LABELS, type SegmentColumn } from './headers';

/** The columns of one of the two lists; without customer and segment it tells nothing. */
export type SegmentColumns = FoundColumns<SegmentColumn> &
	Readonly<Required<Pick<FoundColumns<SegmentColumn>, 'customer' | 'segment'>>>;

/** Which of the two lists, as sentences call it. */
export type Side = 'current customers' | 'earlier snapshot';

export function* segmentColumns(
	items: readonly Item[],
	side: Side,
	settings: MovementSettings,
): Steps<SegmentColumns> {
	const { customer, segment, snapshotDate, snapshotOptions } = settings;
	const { runColumn, shop, shopColumn, snapshotCustomerColumn, snapshotSegmentColumn } =
		snapshotOptions;
	const sample = sampleOf(items);
	// A name is meant for both lists, but a kept snapshot often calls its columns otherwise.
	const ifThere = (name: string) => (sample.items.some((item) => has(item, name)) ? name : '');
	const isSnapshot = side === 'earlier snapshot';
	const named = {
		customer: isSnapshot ? snapshotCustomerColumn || ifThere(customer) : customer,
		segment: isSnapshot ? snapshotSegmentColumn || ifThere(segment) : segment,
		date: isSnapshot ? snapshotDate : ifThere(snapshotDate),
		run: isSnapshot ? runColumn : '',
		shop: isSnapshot ? shopColumn : '',
		revenue: '',
	};
	const of = yield* foundColumns(items, SEGMENT_LABELS, named, SEGMENT_HEADERS);
	if (isSnapshot && shop !== '' && of.shop === undefined) throw missing(items, side, 'shop');
	return required(items, side, of);
}

/**
 * A sentence where further columns could have been meant by the segment, and the owner named none.
 *
 * @param whose continues "The segments"
 */
export function segmentDoubt(
	items: readonly Item[],
	named: string,
	read: NamedColumn,
	whose: string,
): readonly string[] {
	const others = plainPaths(sampleOf(items), SEGMENT_HEADERS.segment)
		.filter((path) => path !== read.name)
		.map((path) => `"${path}"`);
	if (named !== '' || others.length === 0) return [];
	const are = others.length === 1 ? 'is' : 'are';
	return [
		`The segments${whose} are read from "${read.name}"; ${others.join(', ')} ${are} there too`,
	];
}

function required(
	items: readonly Item[],
	side: Side,
	of: FoundColumns<SegmentColumn>,
): SegmentColumns {
	const { customer, segment } = of;
	if (customer && segment) return { ...of, customer, segment };
	throw missing(items, side, customer ? 'segment' : 'customer');
}

/** What the owner may have left out. */
export const NO_SEGMENT =
	'Where customers have no segment yet, put RFM Segments, or another operation that gives one, before this node. ';

function missing(items: readonly Item[], side: Side, column: SegmentColumn): InputError {
	const label = SEGMENT_LABELS[column];
	const setting =
		side === 'earlier snapshot' && (column === 'customer' || column === 'segment')
			? `Snapshot ${label} Column`
			: label;
	return new InputError(
		`No column of the ${side} was recognised for '${label}'`,
		`Drag the column onto '${setting}', or type its name there. ${column === 'segment' ? NO_SEGMENT : ''}${columnsThere(sampleOf(items).headers)}`,
	);
}
