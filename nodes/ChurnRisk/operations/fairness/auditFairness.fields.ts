import type { Field } from '../../../shared/operation';

/** They match `choiceSettings`. */
export const fairnessFields: readonly Field[] = [
	{
		displayName: 'Group',
		name: 'group',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. gender',
		hint: 'Leave empty to recognise it',
		description: 'Column with the groups to compare, such as gender, age group or region',
	},
	{
		displayName: 'Chosen',
		name: 'chosen',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. riskBand',
		hint: 'Leave empty to recognise it',
		description:
			'Column that says who was chosen for a coupon, a call or a warning: yes or no, a risk band (High is chosen), or a chance',
	},
	{
		displayName: 'Chosen When',
		name: 'chosenWhen',
		type: 'string',
		default: '',
		placeholder: 'e.g. High, Medium',
		description:
			'Values that mean chosen, with commas between them. Leave empty for yes, 1, true or High.',
	},
	{
		displayName: 'Chosen From',
		name: 'chosenFrom',
		type: 'number',
		default: 0.5,
		description: 'Where the column holds chances: from which one on a customer counts as chosen',
	},
	{
		displayName: 'Left or Stayed',
		name: 'outcome',
		type: 'string',
		requiresDataPath: 'single',
		default: '',
		placeholder: 'e.g. churned',
		hint: 'Leave empty to recognise it',
		description: 'Column that says whether the customer left in the end',
	},
];
