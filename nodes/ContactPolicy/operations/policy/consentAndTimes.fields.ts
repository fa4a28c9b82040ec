/** Consent, and the times and days on which nobody is disturbed. */
import type { Field } from '../../../shared/operation';
import { shownFor } from './rules.fields';

const days = (displayName: string, name: string, preset: number, description: string): Field => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3650 },
	default: preset,
	description,
});

export const consentOptions: Field = {
	displayName: 'Consent Options',
	name: 'consentOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'How the records of consent are understood',
	options: [
		days(
			'Valid for Days',
			'validDays',
			0,
			'How long a consent holds after it was recorded; 0 for as long as it says',
		),
		{
			displayName: 'When Records Differ',
			name: 'whenRecordsDiffer',
			type: 'options',
			options: [
				{
					name: 'The Most Restrictive Counts',
					value: 'mostRestrictive',
					description: 'One refusal is enough, whenever it was made',
				},
				{
					name: 'The Newest Counts',
					value: 'newest',
					description: 'A consent that was given after a refusal holds again',
				},
			],
			default: 'mostRestrictive',
			description: 'Which of several records of one customer decides',
		},
	],
};

export const quietTimes: Field = {
	displayName: 'Quiet Times',
	name: 'quietTimes',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {
		from: '20:00',
		until: '08:00',
		weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
	},
	displayOptions: shownFor('quietTimes'),
	description: 'When customers are left in peace, on their own clock',
	options: [
		{
			displayName: 'Days With Messages',
			name: 'weekdays',
			type: 'multiOptions',
			options: [
				{ name: 'Friday', value: 'friday' },
				{ name: 'Monday', value: 'monday' },
				{ name: 'Saturday', value: 'saturday' },
				{ name: 'Sunday', value: 'sunday' },
				{ name: 'Thursday', value: 'thursday' },
				{ name: 'Tuesday', value: 'tuesday' },
				{ name: 'Wednesday', value: 'wednesday' },
			],
			default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
			description: 'On the other days nothing is sent',
		},
		{
			displayName: 'Quiet From',
			name: 'from',
			type: 'string',
			default: '20:00',
			placeholder: 'e.g. 20:00',
			description:
				'Time of day from which nothing is sent. The same time as Quiet Until means no quiet hours.',
		},
		{
			displayName: 'Quiet Until',
			name: 'until',
			type: 'string',
			default: '08:00',
			placeholder: 'e.g. 08:00',
			description: 'Time of day from which messages are sent again',
		},
	],
};

export const gaps: Field = {
	displayName: 'Gaps',
	name: 'gaps',
	type: 'collection',
	placeholder: 'Add Setting',
	default: { afterOrder: 2, afterComplaint: 14, afterRefund: 14 },
	displayOptions: shownFor('gaps'),
	description: 'Days of peace after something happened, where the candidates have its date',
	options: [
		days('After a Complaint', 'afterComplaint', 14, 'Days after the last complaint; 0 for none'),
		days('After a Refund', 'afterRefund', 14, 'Days after the last refund; 0 for none'),
		days('After an Order', 'afterOrder', 2, 'Days after the last order; 0 for none'),
	],
};
