// @ts-check
/** Asks n8n again when it drops a connection, as it does after it was too busy to serve it. */
import { setTimeout as pause } from 'node:timers/promises';

import { RestError } from '../../playground/restClient.mjs';

/**
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
export async function patiently(ask) {
	for (let left = 5; ; left--) {
		try {
			return await ask();
		} catch (error) {
			// An answer is an answer, even a refusal.
			if (error instanceof RestError || left === 0) throw error;
			await pause(200);
		}
	}
}
