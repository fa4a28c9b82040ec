// @ts-check
/** Where pictures go: into docs/ only when asked, so that a test run leaves the checkout as it was. */
import { join } from 'node:path';

import { checkout } from '../../playground/cache.mjs';

/**
 * @param {string} elsewhere folder for the pictures of an ordinary run
 * @returns {(name: string) => string} the file for a picture of that name
 */
export function pictureFiles(elsewhere) {
	const folder =
		process.env.UPDATE_PICTURES === '1' ? join(checkout, 'docs', 'pictures') : elsewhere;
	return (name) => join(folder, `${name}.png`);
}
