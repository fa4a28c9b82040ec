/** What an owner chooses about the profile of segments, and the same as a schema. */
import { z } from 'zod/v4';

import { profileSettings } from '../../../../schema/segmentSettings';
import { decimalSignField } from '../../../shared/calendarFields';
import type { Field } from '../../../shared/operation';
import { simplifyField } from '../../../shared/simplifyField';
import { segmentedColumns, segmentOrderField } from '../../segmentOrder';
import { recognisedColumn } from '../../../shared/recognisedColumn';

export const profileParams = profileSettings.extend({
	output: z.enum(['segments', 'page']).default('segments'),
	simplify: z.boolean(),
});

const profileOptions: Field = {
	displayName: 'Profile Options',
	name: 'profileOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		recognisedColumn('Currency Column', 'currencyColumn', 'the currency', 'currency'),
		recognisedColumn(
			'Days Since Last Order Column',
			'daysSinceColumn',
			'the days since the last order',
			'daysSinceLastPurchase',
		),
		decimalSignField,
		recognisedColumn('Orders Column', 'ordersColumn', 'the number of orders', 'orders'),
		recognisedColumn('Revenue Column', 'revenueColumn', 'what the customer has spent', 'revenue'),
	],
};

export const profileFields: readonly Field[] = [
	...segmentedColumns,
	segmentOrderField,
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item per Segment',
				value: 'segments',
				description: 'The best segment first where it is known which is best, else the largest',
			},
			{ name: 'One Item With a Page', value: 'page', description: 'A page to read or to send' },
		],
		default: 'segments',
		description: 'What to return',
	},
	simplifyField,
	profileOptions,
];
