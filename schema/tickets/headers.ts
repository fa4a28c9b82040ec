export type TicketColumn =
	| 'opened'
	| 'firstResponse'
	| 'resolved'
	| 'reopened'
	| 'ticketId'
	| 'status';

/** What the settings call each column. */
export const TICKET_LABELS: Readonly<Record<TicketColumn, string>> = {
	opened: 'Opened',
	firstResponse: 'First Response',
	resolved: 'Resolved',
	reopened: 'Reopened',
	ticketId: 'Ticket Number Column',
	status: 'Status Column',
};

/**
 * Headers of lists in English, German and French and of the APIs and exports of Zendesk (ticket metrics),
 * Intercom (conversation statistics), Freshdesk (ticket stats), HubSpot and Help Scout; best first. A path with
 * a point is looked for as it is; a column that holds how long it took comes after those that hold when.
 */
export const TICKET_HEADERS: Readonly<Record<TicketColumn, readonly string[]>> = {
	opened: [
		...['opened_at', 'opened', 'opened on', 'ticket created', 'created_at', 'created time'],
		...['create date', 'created', 'date created', 'created on', 'properties.createdate'],
		...['submitted_at', 'received_at', 'open date', 'Erstellt am', 'Erstellt', 'Erstellungsdatum'],
		...['Eröffnet am', 'Eröffnet', 'Eingang', 'Eingangsdatum', 'Créé le', 'Date de création'],
		...['Ouvert le', "Date d'ouverture", 'date', 'Datum'],
	],
	firstResponse: [
		...['first_response_at', 'first response', 'first_responded_at', 'first_reply_at'],
		...['first_replied_at', 'first reply', 'first_admin_reply_at', 'first_agent_reply_date'],
		...['first agent email response date', 'initial response time', 'first response date'],
		...['statistics.first_admin_reply_at', 'stats.first_responded_at'],
		...['properties.first_agent_reply_date', 'answered_at', 'responded_at', 'replied_at'],
		...['Erste Antwort am', 'Erste Antwort', 'Erstantwort', 'Beantwortet am'],
		...['Première réponse le', 'Première réponse', 'Date de première réponse', 'Répondu le'],
		...['reply_time_in_minutes.calendar', 'metric_set.reply_time_in_minutes.calendar'],
		...['first_response_minutes', 'first_response_hours', 'first response time (in hrs)'],
		...['first reply time (min)', 'first reply time (hrs)'],
	],
	resolved: [
		...['resolved_at', 'resolved on', 'resolved time', 'resolved date', 'resolution date'],
		...['solved_at', 'solved on', 'first_resolved_at', 'first_close_at', 'closed_at'],
		...['closed time', 'closed date', 'closed on', 'close date', 'resolved', 'solved'],
		...['stats.resolved_at', 'metric_set.solved_at', 'statistics.first_close_at'],
		...['properties.closed_date', 'stats.closed_at'],
		...['Gelöst am', 'Gelöst', 'Erledigt am', 'Geschlossen am', 'Abgeschlossen am'],
		...['Résolu le', 'Résolu', 'Fermé le', 'Clos le', 'Date de résolution', 'Date de clôture'],
		...['first_resolution_time_in_minutes.calendar', 'full_resolution_time_in_minutes.calendar'],
		...['resolution_minutes', 'resolution_hours', 'resolution time (in hrs)'],
	],
	reopened: [
		...['reopened_at', 'reopened', 'reopens', 'count_reopens', 'reopen count', 'times reopened'],
		...['number of reopens', 'statistics.count_reopens', 'metric_set.reopens'],
		...['stats.reopened_at', 'Wiedereröffnet am', 'Wiedereröffnet', 'Wieder geöffnet am'],
		...['Wieder geöffnet', 'Rouvert le', 'Rouvert', 'Réouvert', 'Réouvertures'],
	],
	ticketId: [
		...['ticket_id', 'ticket number', 'ticket no', 'ticket #', 'ticket key', 'ticket'],
		...['case number', 'case_id', 'conversation_id', 'conversation number', 'request_id'],
		...['id', 'number', 'Ticketnummer', 'Ticket-Nr', 'Vorgangsnummer', 'Nummer'],
		...['Numéro de ticket', 'N° de ticket', 'N° ticket', 'Numéro'],
	],
	status: ['ticket status', 'status', 'state', 'conversation state', 'Zustand', 'Statut', 'État'],
};
