import { inChunks, type Steps } from '../../core/steps';
import type { Item } from '../parse';
import { isBlank } from '../values/found';

/** What came by an input. `empty`: it was read and holds nothing. `failed`: an item carries an error. */
export type Arrival = 'rows' | 'empty' | 'failed';

/** n8n hands on `{}` where a read found nothing, and `{ error }` where it failed and the workflow goes on. */
export function* arrivalOf(items: readonly Item[]): Steps<Arrival> {
	let arrival: Arrival = 'empty';
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to && arrival !== 'failed'; row += 1) {
			const item = items[row];
			if (!isBlank(item.error)) arrival = 'failed';
			else if (arrival === 'empty' && Object.keys(item).length > 0) arrival = 'rows';
		}
	});
	return arrival;
}
