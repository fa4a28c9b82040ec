import type { Field } from '../../../shared/operation';
import { simplifyField } from '../../../shared/simplifyField';
import {
	candidateColumnsField,
	consentColumnsField,
	logColumnsField,
} from '../policy/column.fields';
import { messageFields } from '../policy/message.fields';
import { policyFields } from '../policy/policy.fields';

/** What is to be sent, the rules, and the columns of the three lists. */
export const decideFields: readonly Field[] = [
	...messageFields,
	{
		displayName: 'Message Carries a Discount',
		name: 'carriesDiscount',
		type: 'options',
		options: [
			{ name: 'As a Column Says', value: 'recognise', description: 'None without such a column' },
			{ name: 'No', value: 'no' },
			{ name: 'Yes', value: 'yes' },
		],
		default: 'recognise',
		description: 'Whether the message offers a discount, for the limit of discounts per customer',
	},
	...policyFields,
	candidateColumnsField,
	logColumnsField,
	consentColumnsField,
	simplifyField,
];
