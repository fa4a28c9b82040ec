/** What the columns of survey answers are called in plain lists and in the exports of survey programs. */
import { PLAIN_LIST } from '../orders/headers';

export type AnswerColumn =
	| 'score'
	| 'date'
	| 'customer'
	| 'survey'
	| 'kind'
	| 'wave'
	| 'invited'
	| 'group';

export type Survey = 'NPS' | 'CSAT' | 'CES';

/** What the settings call each column. */
export const ANSWER_LABELS: Readonly<Record<AnswerColumn, string>> = {
	score: 'Score',
	date: 'Date Answered',
	customer: 'Customer',
	survey: 'Survey Column',
	kind: 'Kind of Survey Column',
	wave: 'Wave Column',
	invited: 'Date Invited Column',
	group: 'Group By',
};

/** Score columns that name their survey, and what the question itself says where it is the header, as in form exports. */
export const OWN_SCORE: Readonly<
	Record<Survey, Readonly<{ headers: readonly string[]; question: RegExp }>>
> = {
	NPS: {
		headers: ['nps_score', 'nps', 'nps rating', 'NPS-Wert', 'note NPS', 'net promoter score'],
		question: /recommend|empfehl|recommand/i,
	},
	CSAT: {
		headers: [
			...['csat_score', 'csat', 'csat rating', 'satisfaction score', 'satisfaction rating'],
			...['satisfaction', 'Zufriedenheit', 'CSAT-Wert', 'note CSAT'],
		],
		question: /satisf|zufrieden/i,
	},
	CES: {
		headers: [
			...['ces_score', 'ces', 'ces rating', 'effort score', 'customer effort score', 'effort'],
			...['CES-Wert', 'note CES'],
		],
		question: /\beas[iy]|effort|einfach|leicht|aufwand|facile/i,
	},
};

/** Score columns of any survey. */
export const ANY_SCORE: readonly string[] = [
	...['score', 'rating', 'answer', 'value', 'response', 'Bewertung', 'Punktzahl', 'Punkte'],
	...['Wert', 'Antwort', 'note', 'évaluation', 'réponse'],
];

/** The other columns, best first; compared without case, spaces, signs and accents. */
export const HEADERS: Readonly<
	Record<Exclude<AnswerColumn, 'score' | 'group'>, readonly string[]>
> = {
	date: [
		...['answered_at', 'answered', 'date answered', 'answer date', 'responded_at', 'responded'],
		...['response date', 'date of response', 'submitted_at', 'Submit Date (UTC)', 'submitted'],
		...[
			'completed_at',
			'date completed',
			'End Date',
			'survey date',
			'date submitted',
			'timestamp',
			'created_at',
		],
		...['created', 'date created', 'date', 'Zeitstempel', 'Antwortdatum', 'Beantwortet am'],
		...['Abgabedatum', 'Datum', 'Horodateur', 'Date de réponse', 'Répondu le'],
	],
	customer: [
		...['person email', 'person.email', 'respondent email', 'contact email', 'end_user.email'],
		...(PLAIN_LIST.columns.customer ?? []),
		...['person_id', 'contact_id', 'end_user.id', 'person', 'respondent'],
	],
	survey: [
		...['survey_type', 'question_type', 'survey', 'survey name', 'metric', 'type'],
		...['Umfragetyp', 'Umfrage', "Type d'enquête", 'Enquête'],
	],
	kind: [
		...['kind', 'survey kind', 'kind of survey', 'nps type', 'survey category', 'type'],
		...['Umfrageart', 'Art der Umfrage', 'Art', "Genre d'enquête", "Nature de l'enquête"],
	],
	wave: [
		...['wave', 'survey wave', 'wave name', 'Welle', 'Umfragewelle', 'Befragungswelle'],
		...['vague', "Vague d'enquête"],
	],
	invited: [
		...['invited_at', 'date invited', 'invitation date', 'sent_at', 'sent', 'date sent'],
		...['survey sent', 'Eingeladen am', 'Einladungsdatum', 'Gesendet am', 'Versanddatum'],
		...["Date d'invitation", "Date d'envoi", 'Envoyé le'],
	],
};
