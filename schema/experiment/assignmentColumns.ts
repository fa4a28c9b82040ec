import type { Steps } from '../../core/steps';
import { AUTOMATION_HEADERS, CAMPAIGN_HEADERS } from '../automationTags';
import { foundColumns, type FoundColumns, type Sample } from '../columns/foundColumns';
import { columnsThere, type NamedColumn } from '../columns/namedColumn';
import { HOLDOUT_HEADERS } from '../contacts/arms';
import { CONTACT_HEADERS } from '../contacts/headers';
import { InputError, type Item } from '../parse';
import type { CompareGroupsSettings } from './compareGroupsSettings';

const LABELS = {
	customer: 'Customer Column',
	campaign: 'Campaign Column',
	arm: 'Group',
	date: 'Date Assigned Column',
	global: 'Global Holdout Column',
};

const HEADERS = {
	customer: CONTACT_HEADERS.customer,
	campaign: [...CAMPAIGN_HEADERS, ...AUTOMATION_HEADERS],
	arm: ['arm', ...HOLDOUT_HEADERS],
	date: ['assigned_at', 'assignedAt', 'assignment date', 'date assigned', ...CONTACT_HEADERS.date],
	global: ['global holdout', 'globalHoldout'],
};

/** The columns of a list of assignments; the customer's is always there. */
export type AssignmentColumns = FoundColumns<keyof typeof LABELS> &
	Readonly<{ customer: NamedColumn }>;

export const CHOOSE_CUSTOMER =
	"Choose the column with the e-mail or number in 'Customer Column' in 'Assignment Options'.";

export function* assignmentColumns(
	items: readonly Item[],
	sample: Sample,
	settings: CompareGroupsSettings,
): Steps<AssignmentColumns> {
	const options = settings.assignmentOptions;
	const of = yield* foundColumns(
		items,
		LABELS,
		{
			...{ customer: options.customerColumn, campaign: options.campaignColumn },
			...{ arm: settings.arm, date: options.dateColumn, global: options.globalColumn },
		},
		HEADERS,
	);
	const { customer } = of;
	if (customer === undefined) {
		throw new InputError(
			"No column of the assignments was recognised for 'Customer Column'",
			`${CHOOSE_CUSTOMER} ${columnsThere(sample.headers)}`,
		);
	}
	return { ...of, customer };
}
