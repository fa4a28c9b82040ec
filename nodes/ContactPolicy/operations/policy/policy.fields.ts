/** The fields of the owner's rules; they match `policyShape` and `limitShape`, and every operation has the same ones. */
import type { Field } from '../../../shared/operation';
import { consentOptions, gaps, quietTimes } from './consentAndTimes.fields';
import {
	capsField,
	discountLimitField,
	surveyPauseField,
	transactionalField,
} from './limit.fields';
import { ownConditions, personFirst } from './person.fields';
import { rulesField, shownFor } from './rules.fields';

const likelyToBuy: Field = {
	displayName: 'No Discount From Likelihood',
	name: 'likelyToBuyFrom',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
	default: 0.7,
	displayOptions: shownFor('discounts'),
	description:
		'Who buys anyway with this probability or more gets no discount, where a column says so (0 to 1)',
};

const budget: Field = {
	displayName: 'Budget',
	name: 'budget',
	type: 'collection',
	placeholder: 'Add Setting',
	default: { contacts: 500, reward: 0 },
	displayOptions: shownFor('budget'),
	description: 'What one run may spend; customers of the highest value and risk come first',
	options: [
		{
			displayName: 'Contacts per Run',
			name: 'contacts',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 500,
			description: 'At most so many contacts; 0 for no limit',
		},
		{
			displayName: 'Reward per Run',
			name: 'reward',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'At most so much reward altogether; 0 for no limit',
		},
	],
};

const timeZone: Field = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Berlin',
	description:
		"Zone of customers without one of their own, and of dates without one. Leave empty for the workflow's time zone.",
};

/** All of the owner's rules. */
export const policyFields: readonly Field[] = [
	rulesField(
		[
			...(['consent', 'caps', 'quietTimes', 'campaignOnce', 'surveyPause', 'gaps'] as const),
			...(['discounts', 'personFirst', 'budget'] as const),
		],
		'What is asked before somebody is contacted; each rule can be switched off',
	),
	capsField,
	quietTimes,
	gaps,
	surveyPauseField,
	discountLimitField,
	likelyToBuy,
	personFirst,
	ownConditions,
	budget,
	transactionalField,
	consentOptions,
	timeZone,
];
