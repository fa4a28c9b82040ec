import type { Steps } from '../../core/steps';
import { foundColumns, sampleOf, type FoundColumns } from '../columns/foundColumns';
import { columnsThere } from '../columns/namedColumn';
import type { ContactSettings } from '../contactSettings';
import { InputError, type Item } from '../parse';
import { CONTACT_HEADERS, CONTACT_LABELS, type ContactColumn } from './headers';

/** The columns of a list of messages; without these three it tells nothing. */
export type ContactColumns = FoundColumns<ContactColumn> &
	Readonly<Required<Pick<FoundColumns<ContactColumn>, 'customer' | 'date' | 'automation'>>>;

export function* contactColumns(
	items: readonly Item[],
	settings: ContactSettings,
): Steps<ContactColumns> {
	const { contactAutomation, holdout, contactOptions } = settings;
	const of = yield* foundColumns(
		items,
		CONTACT_LABELS,
		{
			customer: contactOptions.customerColumn,
			date: contactOptions.dateColumn,
			automation: contactAutomation,
			holdout,
		},
		CONTACT_HEADERS,
	);
	const { customer, date, automation } = of;
	const missing = (['customer', 'date', 'automation'] as const).find(
		(column) => of[column] === undefined,
	);
	if (missing !== undefined || !customer || !date || !automation) {
		const label = CONTACT_LABELS[missing ?? 'customer'];
		throw new InputError(
			`No column of the contacts was recognised for '${label}'`,
			`Drag the column onto '${label}', or type its name there. ${columnsThere(sampleOf(items).headers)}`,
		);
	}
	return { ...of, customer, date, automation };
}
