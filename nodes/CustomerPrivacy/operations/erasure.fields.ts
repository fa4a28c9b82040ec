import { DEFAULT_SUPPRESSIONS, DEFAULT_TABLES } from '../../../schema/privacy/erasureSettings';
import type { Field } from '../../shared/operation';

/** Whom it is about, and the tables that may hold the person; they match `verifyErasureSettings`. */
export const erasureFields: readonly Field[] = [
	{
		displayName: 'E-Mails',
		name: 'emails',
		type: 'string',
		default: '',
		placeholder: 'e.g. anna@example.com',
		description:
			'The e-mail addresses of the person, separated by commas. An expression is read once, with the first item.',
	},
	{
		displayName: 'Customer Numbers',
		name: 'customerNumbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1042',
		description:
			'The numbers that you know the person by, separated by commas. They are only looked for in columns about customers.',
	},
	{
		displayName: 'Tables',
		name: 'tables',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Table', sortable: true },
		placeholder: 'Add Table',
		default: { rows: DEFAULT_TABLES.map((row) => ({ ...row })) },
		description: 'Every table that may hold customers, and what is to become of their rows',
		options: [
			{
				displayName: 'Table',
				name: 'rows',
				values: [
					{
						displayName: 'Table',
						name: 'table',
						type: 'string',
						default: '',
						placeholder: 'e.g. Loyalty Orders',
						description: 'Name of the table',
					},
					{
						displayName: 'Columns About the Person',
						name: 'columns',
						type: 'string',
						default: '',
						placeholder: 'e.g. customer_email, customer_name',
						description:
							'Separated by commas. Leave empty to recognise columns with the e-mail or number; other columns, such as a name, have to be listed here to be emptied.',
					},
					{
						displayName: 'Rows Are',
						name: 'treatment',
						type: 'options',
						options: [
							{ name: 'Deleted', value: 'delete' },
							{
								name: 'Kept as They Are',
								value: 'keep',
								description: 'Because a law demands it: say which',
							},
							{
								name: 'Kept Without the Person',
								value: 'replace',
								description:
									'The columns about the person are emptied, so that an order still counts as revenue',
							},
						],
						default: 'delete',
						description: 'What becomes of the rows of the person',
					},
					{
						displayName: 'Why They Are Kept',
						name: 'why',
						type: 'string',
						displayOptions: { show: { treatment: ['keep', 'replace'] } },
						default: '',
						placeholder: 'e.g. invoices, kept as the tax law demands',
						description: 'The reason, which the person may ask for',
					},
				],
			},
		],
	},
	{
		displayName: 'Protect From Being Written to Again',
		name: 'suppress',
		type: 'boolean',
		default: true,
		description:
			'Whether the person goes onto the list of those whom nobody writes to again. This, and finding codes that stand for the person in your tables, needs the Loyalty Secret.',
	},
	{
		displayName: 'Suppression Table',
		name: 'suppressionTable',
		type: 'string',
		default: DEFAULT_SUPPRESSIONS,
		description:
			'The list of those whom nobody writes to again. It holds codes by which they are recognised, and no personal data.',
	},
	{
		displayName: 'Table Column',
		name: 'tableColumn',
		type: 'string',
		requiresDataPath: 'single',
		default: 'table',
		description:
			'Column that tells which table a row is from. Not needed where only one table is listed.',
	},
];
