import { headerKey } from '../columns/foundColumns';

/** Statuses of tickets that are none: the list that the owner sees and can change. */
export const LEFT_OUT_STATUSES =
	'merged, spam, junk, deleted, trash, duplicate, zusammengeführt, gelöscht, Duplikat, fusionné, supprimé, indésirable, doublon';

/** Statuses of tickets that are done, even where the list does not say since when. */
export const CLOSED_STATUSES =
	'resolved, solved, closed, done, completed, gelöst, geschlossen, erledigt, résolu, fermé, clos, terminé';

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
