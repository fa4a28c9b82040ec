/** The fields of `schema/calendarSettings.ts`. */
import type { Field } from './operation';

export const dateFormatField: Field = {
	displayName: 'Date Format',
	name: 'dateFormat',
	type: 'options',
	options: [
		{ name: 'Day First', value: 'dayFirst', description: '7/10/2025 is 7 October' },
		{ name: 'Month First', value: 'monthFirst', description: '7/10/2025 is 10 July' },
		{ name: 'Recognise', value: 'recognise', description: 'Take what the dates settle' },
		{ name: 'Year First', value: 'yearFirst', description: 'Only dates such as 2025-10-07' },
	],
	default: 'recognise',
	description: 'How to read dates in which day and month could be swapped',
};

/** How numbers are written in the same lists. */
export const decimalSignField: Field = {
	displayName: 'Decimal Sign',
	name: 'decimalSign',
	type: 'options',
	options: [
		{ name: 'Comma', value: 'comma', description: '1.234,50' },
		{ name: 'Point', value: 'point', description: '1,234.50' },
		{ name: 'Recognise', value: 'recognise', description: 'Take what the numbers settle' },
	],
	default: 'recognise',
	description: 'How to read numbers such as 1.234',
};

export const timeZoneField: Field = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Berlin',
	description: "Zone of the shop's calendar. Leave empty for the workflow's time zone.",
};
