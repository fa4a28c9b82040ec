import { AUTOMATION_HEADERS, CAMPAIGN_HEADERS } from '../automationTags';
import { PLAIN_LIST } from '../orders/headers';
import { HOLDOUT_HEADERS } from './arms';

export type ContactColumn = 'customer' | 'date' | 'automation' | 'holdout';

/** What the settings call each column. */
export const CONTACT_LABELS: Readonly<Record<ContactColumn, string>> = {
	customer: 'Customer Column',
	date: 'Date Sent Column',
	automation: 'Automation of Contacts',
	holdout: 'Holdout',
};

/** Headers of message logs in English, German and French, best first; compared without case, spaces, signs and accents. */
export const CONTACT_HEADERS: Readonly<Record<ContactColumn, readonly string[]>> = {
	customer: [
		...['recipient email', 'contact email', 'subscriber email', 'to email', 'email to'],
		...(PLAIN_LIST.columns.customer ?? []),
		...['recipient', 'contact', 'contact_id', 'subscriber', 'to', 'Empfänger', 'destinataire'],
	],
	date: [
		...['sent_at', 'date sent', 'sent date', 'send date', 'send time', 'sent on', 'sent'],
		...['delivered_at', 'delivery date', 'contacted_at', 'contact date', 'message date'],
		...['assigned_at', 'event time', 'timestamp', 'datetime', 'date', 'created_at', 'created'],
		...['Gesendet am', 'Versendet am', 'Versanddatum', 'Sendedatum', 'Kontaktdatum', 'Datum'],
		...['Envoyé le', "Date d'envoi", 'Date de contact'],
	],
	automation: [...AUTOMATION_HEADERS, ...CAMPAIGN_HEADERS],
	holdout: HOLDOUT_HEADERS,
};
