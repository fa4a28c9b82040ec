import type { Field } from './operation';

/** The one field of every operation that looks back. */
export const observationEndField: Field = {
	displayName: 'Observation End',
	name: 'observationEnd',
	type: 'dateTime',
	default: '',
	description:
		'The last day to look at; later orders are left out. Leave empty for the day after the newest order.',
};
