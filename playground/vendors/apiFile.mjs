// @ts-check
/** Where the vendors' own API descriptions lie: beside the checkout, never inside it. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { checkout } from '../cache.mjs';

/** @param {string[]} names @returns {string | undefined} undefined where the file is not there */
export function apiFile(...names) {
	const folder = process.env.LOYALTY_APIS ?? join(checkout, '..', 'shared', 'apis');
	const file = join(resolve(folder), ...names);
	return existsSync(file) ? file : undefined;
}
