import { inChunks, type Steps } from '../../core/steps';
import { refusals } from '../columns/refusals';
import { columnAt } from '../dataPath';
import { InputError, type Item, type Reading } from '../parse';
import { isBlank } from '../values/found';
import type { ConfirmSettings } from './confirmSettings';

/** Messages that a send node has taken, by the key of their reservation. */
export type SentMessages = Readonly<{ keys: readonly string[]; itemOf: Int32Array }>;

const KEY = 'idempotency_key';

/** Reads which reserved messages were sent; an item that carries an error was not. */
export function* readSentMessages(
	items: readonly Item[],
	{ idempotencyKey }: ConfirmSettings,
): Steps<Reading<SentMessages>> {
	if (idempotencyKey !== '' && items.length > 1) {
		throw new InputError(
			`'Idempotency Key' names one message, and ${items.length} items arrived`,
			`Confirm one message at a time, inside a loop, or leave the field empty and give every item the column "${KEY}".`,
		);
	}
	const read = columnAt(KEY, true);
	const refuse = refusals();
	const keys: string[] = [];
	const itemOf: number[] = [];
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const item = items[row];
			if (!isBlank(item.error)) {
				refuse.row(
					row,
					'error',
					'The item carries an error, so the message is not confirmed',
					REVIEW,
				);
				continue;
			}
			const key = idempotencyKey === '' ? read(item) : idempotencyKey;
			if (typeof key === 'string' && key.trim() !== '') {
				keys.push(key.trim());
				itemOf.push(row);
				continue;
			}
			refuse.row(row, KEY, `The item does not tell which reservation was sent`, NAME_IT);
		}
	});
	return { rows: { keys, itemOf: Int32Array.from(itemOf) }, bad: refuse.bad, hints: [] };
}

const REVIEW =
	'Connect only the success output of the node that sends. The reservation stays open and is listed for review.';
const NAME_IT = `Nodes that send give columns of their own: fill in 'Idempotency Key' with the "${KEY}" of the settled row.`;
