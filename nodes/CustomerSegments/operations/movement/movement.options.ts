/** How a kept snapshot is read, where that needs saying. */
import { dateFormatField, timeZoneField } from '../../../shared/calendarFields';
import type { Field } from '../../../shared/operation';

const column = (displayName: string, name: string, description: string): Field => ({
	displayName,
	name,
	type: 'string',
	requiresDataPath: 'single',
	default: '',
	description,
});

export const snapshotOptions: Field = {
	displayName: 'Snapshot Options',
	name: 'snapshotOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Customers Listed on the Page',
			name: 'mostListed',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1000 },
			default: 10,
			description: 'How many of those who slipped, and of those who rose, the page names',
		},
		dateFormatField,
		{
			displayName: 'If Few Customers Are in Both',
			name: 'fewShared',
			type: 'options',
			options: [
				{ name: 'Compare Anyway', value: 'compare' },
				{
					name: 'Stop',
					value: 'stop',
					description: 'Under 10 %: probably the snapshot of another shop',
				},
			],
			default: 'stop',
			description: 'What to do when hardly any customer of the snapshot is in the current list',
		},
		column(
			'Run Column',
			'runColumn',
			'Column of the snapshot that tells the run. Where a customer stands twice for a day, the later run counts. Leave empty to recognise it.',
		),
		{
			displayName: 'Shop',
			name: 'shop',
			type: 'string',
			default: '',
			placeholder: 'e.g. my orders',
			description:
				'Only read snapshot rows of this shop. Needed when one table keeps snapshots of several.',
		},
		column(
			'Shop Column',
			'shopColumn',
			'Column of the snapshot that tells the shop. Leave empty to recognise it.',
		),
		column(
			'Snapshot Customer Column',
			'snapshotCustomerColumn',
			'Column of the snapshot with the customer. Leave empty where it is called as in the current list, or to recognise it.',
		),
		column(
			'Snapshot Segment Column',
			'snapshotSegmentColumn',
			'Column of the snapshot with the segment. Leave empty where it is called as in the current list, or to recognise it.',
		),
		timeZoneField,
	],
};
