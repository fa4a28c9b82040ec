/** Whom a person takes first. */
import { conditionFields } from '../../../shared/conditionFields';
import type { Field } from '../../../shared/operation';
import { shownFor } from './rules.fields';

export const personFirst: Field = {
	displayName: 'A Person First',
	name: 'personFirst',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {
		openTicket: true,
		negativeAnswer: true,
		negativeUpTo: 6,
		valueFrom: 1000,
		rewardFrom: 20,
		confidenceBelow: 0.6,
	},
	displayOptions: shownFor('personFirst'),
	description: 'When a person takes over, where the candidates have the column',
	options: [
		{
			displayName: 'Confidence Below',
			name: 'confidenceBelow',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.6,
			description: 'A score that is less sure than this is looked at (0 to 1); 0 for never',
		},
		{
			displayName: 'Negative Answer',
			name: 'negativeAnswer',
			type: 'boolean',
			default: true,
			description: 'Whether a person takes customers whose last survey answer was a bad one',
		},
		{
			displayName: 'Negative Up To',
			name: 'negativeUpTo',
			type: 'number',
			default: 6,
			description: 'The highest score that is a bad answer',
		},
		{
			displayName: 'Open Ticket',
			name: 'openTicket',
			type: 'boolean',
			default: true,
			description: 'Whether a person takes customers with an open ticket or complaint',
		},
		{
			displayName: 'Reward From',
			name: 'rewardFrom',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 20,
			description: 'A reward of this much or more is looked at; 0 for never',
		},
		{
			displayName: 'Value From',
			name: 'valueFrom',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 1000,
			description: 'Customers worth this much or more are taken by a person; 0 for none',
		},
	],
};

export const ownConditions: Field = {
	displayName: 'Your Own Conditions',
	name: 'ownConditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Condition' },
	placeholder: 'Add Condition',
	default: {},
	displayOptions: shownFor('personFirst'),
	description: 'A person takes every customer for whom one of these is true',
	options: [{ displayName: 'Condition', name: 'rows', values: [...conditionFields] }],
};
