// @ts-check
/** Where the real data sets lie: beside the checkout, never inside it. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { checkout } from '../playground/cache.mjs';

/** @param {string[]} names @returns {string | undefined} undefined where the file is not there */
export function dataFile(...names) {
	const folder = process.env.LOYALTY_DATA ?? join(checkout, '..', 'shared', 'data');
	const file = join(resolve(folder), ...names);
	return existsSync(file) ? file : undefined;
}
