// @ts-check
/** Finds a Python that has pandas. */
import { pythonWith } from './python.mjs';

/** @returns {string | undefined} */
export function pythonWithPandas() {
	return pythonWith('pandas');
}

export const withoutPandas =
	'no Python here has pandas; install it with "apt-get install -y python3-pandas"';
