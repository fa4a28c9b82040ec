import type { Item } from '../parse';
import { isBlank } from '../values/found';

/** What came by an input. `empty`: it was read and holds nothing. `failed`: an item carries an error. */
export type Arrival = 'rows' | 'empty' | 'failed';

/** n8n hands on `{}` where a read found nothing, and `{ error }` where it failed and the workflow goes on. */
export function arrivalOf(items: readonly Item[]): Arrival {
	if (items.some((item) => !isBlank(item.error))) return 'failed';
	return items.every((item) => Object.keys(item).length === 0) ? 'empty' : 'rows';
}
