import { headerKey } from '../columns/foundColumns';

/** Statuses of tickets that are none: the list that the owner sees and can change. */
export const LEFT_OUT_STATUSES =
	'merged, spam, junk, deleted, trash, duplicate, zusammengeführt, gelöscht, Duplikat, fusionné, supprimé, indésirable, doublon';

/** Statuses of tickets that are done, even where the list does not say since when. */
export const CLOSED_STATUSES =
	'resolved, solved, closed, done, completed, gelöst, geschlossen, erledigt, résolu, fermé, clos, terminé';

/** The statuses of Freshdesk's API, which gives numbers: developers.freshdesk.com/api/#ticket_attributes. */
const FRESHDESK: Readonly<Record<string, string>> = {
	2: 'Open',
	3: 'Pending',
	4: 'Resolved',
	5: 'Closed',
};

/** Only Freshdesk's lists have them, and numbers mean something else elsewhere. */
const ONLY_FRESHDESK = ['fr_escalated', 'fr_due_by'];

/** The words for the statuses of these tickets, where the list has numbers whose meaning is known. */
export function statusWords(headers: readonly string[]): (status: unknown) => unknown {
	if (!ONLY_FRESHDESK.some((header) => headers.includes(header))) return (status) => status;
	return (status) => FRESHDESK[String(status)] ?? status;
}

/** Is a status on the comma-separated list? Without regard to case, spaces, signs and accents. */
export function statusList(list: string): (status: unknown) => boolean {
	const keys = new Set(list.split(/[,;\n]/).map(headerKey));
	keys.delete('');
	const known = new Map<unknown, boolean>();
	return (status) => {
		let isListed = known.get(status);
		if (isListed === undefined) {
			isListed = typeof status === 'string' && keys.has(headerKey(status));
			known.set(status, isListed);
		}
		return isListed;
	};
}
