/** What an owner chooses about cohorts, and the same as a schema. */
import { z } from 'zod/v4';

import type { Field } from '../../../shared/operation';

export const cohortShape = {
	cohortPeriod: z.enum(['week', 'month', 'quarter', 'year']).default('month'),
	retentionKind: z.enum(['classic', 'rolling']).default('classic'),
	measure: z.enum(['rates', 'counts', 'revenue', 'revenuePerCustomer']).default('rates'),
	output: z.enum(['cohorts', 'spreadsheet', 'cells', 'page']).default('cohorts'),
};

export type Measure = z.output<typeof cohortShape.measure>;

export const cohortFields: readonly Field[] = [
	{
		displayName: 'Cohort Period',
		name: 'cohortPeriod',
		type: 'options',
		options: [
			{ name: 'Month', value: 'month' },
			{ name: 'Quarter', value: 'quarter' },
			{ name: 'Week', value: 'week', description: 'From Monday to Sunday' },
			{ name: 'Year', value: 'year' },
		],
		default: 'month',
		description: 'Customers who first bought in the same period make one cohort',
	},
	{
		displayName: 'Who Counts as Retained',
		name: 'retentionKind',
		type: 'options',
		options: [
			{
				name: 'Bought in That Period',
				value: 'classic',
				description: 'Classic retention',
			},
			{
				name: 'Bought in That Period or Later',
				value: 'rolling',
				description: 'Rolling retention: a pause does not count as a loss',
			},
		],
		default: 'classic',
		description: 'What a customer has to do to be counted a number of periods later',
	},
	{
		displayName: 'Figures',
		name: 'measure',
		type: 'options',
		options: [
			{ name: 'Number of Customers', value: 'counts' },
			{ name: 'Revenue', value: 'revenue', description: 'Sales minus refunds' },
			{
				name: 'Revenue per Customer',
				value: 'revenuePerCustomer',
				description: 'Divided by all customers of the cohort, whether they bought or not',
			},
			{ name: 'Share of Customers', value: 'rates' },
		],
		default: 'rates',
		description: 'What to follow from period to period',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item per Cell',
				value: 'cells',
				description: 'For a chart or a pivot table',
			},
			{ name: 'One Item per Cohort', value: 'cohorts', description: 'The periods as a list' },
			{
				name: 'One Item per Cohort, a Column per Period',
				value: 'spreadsheet',
				description: 'For a spreadsheet: period0, period1, period2 and so on',
			},
			{
				name: 'One Item With a Heat Map',
				value: 'page',
				description: 'A page to read or to send, and the average over all cohorts',
			},
		],
		default: 'cohorts',
		description: 'What the items are',
	},
];
