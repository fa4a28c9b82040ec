import type { Steps } from '../../core/steps';
import { foundColumns, type FoundColumns } from '../columns/foundColumns';
import { columnsThere, type NamedColumn } from '../columns/namedColumn';
import type { MembershipSettings } from '../membershipSettings';
import { InputError, type Item } from '../parse';
import { MEMBERSHIP_HEADERS, MEMBERSHIP_LABELS, type MembershipColumn } from './headers';

/** The columns of a list of memberships: without a start and an end nobody joins or leaves. */
export type MembershipColumns = FoundColumns<MembershipColumn> &
	Readonly<Record<'start' | 'end', NamedColumn>>;

export function* membershipColumns(
	items: readonly Item[],
	{ startDate, endDate, customer, groupBy, membershipOptions }: MembershipSettings,
): Steps<MembershipColumns> {
	const of = yield* foundColumns<MembershipColumn>(
		items,
		MEMBERSHIP_LABELS,
		{
			...{ start: startDate, end: endDate, customer, status: membershipOptions.statusColumn },
			group: groupBy,
		},
		MEMBERSHIP_HEADERS,
	);
	const { start, end } = of;
	if (start && end) return { ...of, start, end };
	const missing = (['start', 'end'] as const).filter((name) => of[name] === undefined);
	const labels = missing.map((name) => `'${MEMBERSHIP_LABELS[name]}'`).join(' and ');
	throw new InputError(
		`No column was recognised for ${labels}`,
		`Drag the column onto ${labels}, or type its name there. Those who are still members have an empty end date. ${columnsThere(Object.keys(items[0]))}`,
	);
}
